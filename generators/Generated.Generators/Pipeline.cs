using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Autodiff;
using Generated.Generators.CSharp;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;
using Generated.Generators.Transform;

namespace Generated.Generators;

/// <summary>The passes, in their order; the verifier runs after each.</summary>
internal static class Pipeline
{
    /// <summary>Both programs of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="work">Counts the steps and can stop them.</param>
    public static CompiledNetwork Run(ShapedNetwork network, Work? work = null)
    {
        var parameters = new List<Parameter>();
        TensorProgram training = Lowering.Run(network, training: true, parameters, work);
        Differentiation.Run(training);
        Improve(training);

        TensorProgram prediction = Lowering.Run(network, training: false, [], work);
        Improve(prediction);

        Parameter[] placed = [.. parameters.Select(parameter => Placed(parameter, training, prediction))];
        if (StraightCode.Of(training) is { } straight)
            return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.OfStraight(straight)),
                new PlannedProgram(prediction, MemoryPlan.OfNothing)) { Straight = straight };
        return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.Of(training, predicts: false)),
            new PlannedProgram(prediction, MemoryPlan.Of(prediction, predicts: true)));
    }

    /// <summary>A parameter with the layout that both programs decide for it.</summary>
    private static Parameter Placed(Parameter parameter, params TensorProgram[] programs)
    {
        int[] columns = [.. programs.Select(program => (Value: program.WithRole(ValueRole.Parameter).First(value => value.Name == parameter.ValueName),
                Layouts: Layouts.Of(program)))
            .Select(one => one.Layouts.Of(one.Value) == Layout.Panels ? one.Value.Shape.Axes[1] : 0).Distinct()];
        return columns is [int same] ? parameter with { Columns = same }
            : throw new InvalidOperationException($"'{parameter.FullName}' lies in panels for one program and in rows for another.");
    }

    /// <summary>The passes after differentiation.</summary>
    internal static readonly (string Name, Action<TensorProgram> Run)[] Improvements =
    [
        ("remove dead", RemoveDead.Run),
        ("measure spread", MeasureSpread.Run),
        ("hoist fixed", HoistFixed.Run),
        ("retarget copies", RetargetCopies.Run),
        ("derive before unpooling", DeriveBeforeUnpooling.Run),
        ("fuse maps", FuseMaps.Run),
        ("gather gradients", GatherGradients.Run),
        ("fuse epilogues", FuseEpilogues.Run),
        ("retarget copies again", RetargetCopies.Run),
        ("choose kernels", ChooseKernels.Run),
        ("prepare convolutions", PrepareConvolutions.Run),
        ("group rows", GroupRows.Run),
        ("group fixed", GroupFixed.Run),
        ("tidy names", TidyNames.Run),
    ];

    private static void Improve(TensorProgram program)
    {
        Verifier.Run(program, "lowering");
        foreach ((string name, Action<TensorProgram> run) in Improvements)
        {
            program.Work.Step();
            run(program);
            Verifier.Run(program, name);
        }
    }
}
