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

        (TensorProgram, Layouts)[] programs = [(training, Layouts.Of(training)), (prediction, Layouts.Of(prediction))];
        Parameter[] placed = [.. parameters.Select(parameter => Placed(parameter, programs))];
        if (StraightCode.Of(training) is { } straight)
            return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.OfStraight(straight)),
                new PlannedProgram(prediction, MemoryPlan.OfNothing)) { Straight = straight };
        return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.Of(training, predicts: false)),
            new PlannedProgram(prediction, MemoryPlan.Of(prediction, predicts: true)));
    }

    /// <summary>A parameter with the layout that the programs which read it decide for it.</summary>
    private static Parameter Placed(Parameter parameter, params (TensorProgram Program, Layouts Layouts)[] programs)
    {
        var columns = new HashSet<int>();
        foreach ((TensorProgram program, Layouts layouts) in programs)
        {
            Value value = program.WithRole(ValueRole.Parameter).First(value => value.Name == parameter.ValueName);
            if (program.Operations.Any(operation => operation.Inputs.Any(input => input.Storage == value)))
                columns.Add(layouts.Of(value) == Layout.Panels ? value.Shape.Axes[1] : 0);
        }
        return columns.Count < 2 ? parameter with { Columns = columns.FirstOrDefault() }
            : throw new InvalidOperationException($"'{parameter.FullName}' lies in panels for one program and in rows for another.");
    }

    /// <summary>The passes after differentiation.</summary>
    internal static readonly (string Name, Action<TensorProgram> Run)[] Improvements =
    [
        ("remove dead", RemoveDead.Run),
        ("measure spread", MeasureSpread.Run),
        ("hoist batch-independent", HoistBatchIndependent.Run),
        ("retarget copies", RetargetCopies.Run),
        ("derive before unpooling", DeriveBeforeUnpooling.Run),
        ("fuse maps", FuseMaps.Run),
        ("gather gradients", GatherGradients.Run),
        ("fuse epilogues", FuseEpilogues.Run),
        ("retarget copies again", RetargetCopies.Run),
        ("choose kernels", ChooseKernels.Run),
        ("prepare convolutions", PrepareConvolutions.Run),
        ("fuse loops", FuseLoops.Run),
        ("fuse batch-independent", FuseBatchIndependent.Run),
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
