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

        Parameter[] placed = PlaceParameters(parameters, training, prediction);
        if (StraightCode.Of(training) is { } straight)
            return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.OfStraight(straight)),
                new PlannedProgram(prediction, MemoryPlan.OfNothing)) { Straight = straight };
        return new CompiledNetwork(network, placed, new PlannedProgram(training, MemoryPlan.Of(training, predicts: false)),
            new PlannedProgram(prediction, MemoryPlan.Of(prediction, predicts: true)));
    }

    /// <summary>The parameters with the layouts that the programs which read them decide for them.</summary>
    private static Parameter[] PlaceParameters(IReadOnlyList<Parameter> parameters, params TensorProgram[] programs)
    {
        ILookup<string, int> columns = programs.SelectMany(ColumnsOfPanels).ToLookup(parameter => parameter.Name, parameter => parameter.Columns);
        return [.. parameters.Select(Placed)];

        Parameter Placed(Parameter parameter)
        {
            int[] layouts = [.. columns[parameter.ValueName].Distinct()];
            return layouts.Length < 2 ? parameter with { Columns = layouts.FirstOrDefault() }
                : throw new InvalidOperationException($"'{parameter.FullName}' lies in panels for one program and in rows for another.");
        }
    }

    /// <summary>For each parameter that a program reads, the columns of the matrix if it lies in panels, and 0 if in rows.</summary>
    private static IEnumerable<(string Name, int Columns)> ColumnsOfPanels(TensorProgram program)
    {
        var layouts = Layouts.Of(program);
        HashSet<Value> read = [.. program.Operations.SelectMany(operation => operation.Inputs).Select(input => input.Storage)];
        return from value in program.WithRole(ValueRole.Parameter)
               where read.Contains(value)
               select (value.Name, layouts.Of(value) == Layout.Panels ? value.Shape.Axes[1] : 0);
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
