using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Transform;

/// <summary>
/// Moves everything that a pass computes only from parameters and buffers to the beginning, once per call: the factors of a normalisation are then
/// available when the product before it applies them in its epilogue.
/// </summary>
internal static class HoistBatchIndependent
{
    public static void Run(TensorProgram program)
    {
        var known = new HashSet<Value>();
        var hoisted = new List<Operation>();
        foreach (Operation operation in program.Forward)
        {
            bool isFixed = operation is MapOp { Shape.Batched: false } && operation.Inputs.Count > 0 && operation.Inputs.All(input => input.Literal is not null
                || input.Storage.Role is ValueRole.Parameter or ValueRole.Buffer or ValueRole.Constant || known.Contains(input.Storage));
            if (!isFixed || operation.Outputs.Any(output => output.Storage.Role != ValueRole.Intermediate))
                continue;
            hoisted.Add(operation);
            known.UnionWith(operation.Outputs.Select(output => output.Storage));
        }
        program.Forward.Transform(operations => [.. hoisted, .. operations.Except(hoisted)]);
    }
}
