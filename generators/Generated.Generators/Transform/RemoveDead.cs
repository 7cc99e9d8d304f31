using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Transform;

/// <summary>Drops operations whose results nobody reads, such as the gradient of the first layer's input if nobody gets it.</summary>
internal static class RemoveDead
{
    public static void Run(TensorProgram program)
    {
        var live = new HashSet<Value>(program.Values.Where(IsResult));
        if (program.LossValue is not null)
            live.Add(program.LossValue);
        foreach (ProgramOutput output in program.Outputs)
            live.UnionWith(((Value?[])[output.Value.Storage, output.Gradient, output.Loss]).OfType<Value>());

        var kept = new HashSet<Operation>();
        foreach (Operation operation in program.Operations.Reverse())
        {
            if (operation is MapOp map)
                map.Results = [.. map.Results.Where(result => live.Contains(result.Output.Storage))];
            if (!operation.Outputs.Any(output => live.Contains(output.Storage)))
                continue;
            kept.Add(operation);
            live.UnionWith(operation.Inputs.Select(input => input.Storage));
        }
        program.Transform(section => [.. section.Where(kept.Contains)]);
    }

    private static bool IsResult(Value value) => value.Role is ValueRole.ParameterGradient or ValueRole.InputGradient or ValueRole.BufferUpdate;
}
