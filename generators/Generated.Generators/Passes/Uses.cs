using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Passes;

/// <summary>Who reads a value, and who writes it, at the time of asking.</summary>
internal static class Uses
{
    public static IEnumerable<Operation> ReadersOf(this TensorProgram program, Value value) =>
        program.Operations.Where(operation => operation.Inputs.Any(input => input.Storage == value.Storage));

    public static IEnumerable<Operation> WritersOf(this TensorProgram program, Value value) =>
        program.Operations.Where(operation => operation.Outputs.Any(output => output.Storage == value.Storage));

    /// <summary>Whether a value may vanish once its one reader has taken its computation in.</summary>
    public static bool IsInternal(this TensorProgram program, Value value) =>
        value.Role == ValueRole.Intermediate && value != program.LossValue && !program.Outputs.Any(output => value == output.Value.Storage || value == output.Gradient || value == output.Loss);
}
