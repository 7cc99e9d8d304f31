using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Transform;

/// <summary>Gives values the plain names of others that earlier passes have removed: <c>dDense2</c> instead of <c>dDense23</c>.</summary>
internal static class TidyNames
{
    public static void Run(TensorProgram program)
    {
        HashSet<Value> used = [.. program.Operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs))
            .SelectMany(value => new[] { value, value.Storage })];
        HashSet<string> taken = [.. program.Values.Where(value => value.Role != ValueRole.Intermediate).Select(value => value.Name)];
        foreach (Value value in program.Values.Where(value => value.Role == ValueRole.Intermediate && used.Contains(value)))
        {
            string plain = value.PlainName;
            string name = plain;
            for (int number = 2; !taken.Add(name); number++)
                name = plain + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            value.Name = name;
        }
    }
}
