using System.Collections.Generic;
using System.Linq;
using System.Text;
using Generated.Generators.Emit;

namespace Generated.Generators.Ir;

/// <summary>Shows a program as text, for tests and for readers who want to see the effect of a pass.</summary>
internal static class Printer
{
    public static string Print(TensorProgram program)
    {
        var text = new StringBuilder();
        foreach (Value value in program.Values.Where(value => value.Role is ValueRole.Input or ValueRole.Target or ValueRole.ClassTarget or ValueRole.Parameter or ValueRole.Buffer || value.Elements is not null))
            text.Append($"{value.Name,-24} {value.Role.ToString().ToLowerInvariant(),-12} {value.Shape}\n");
        Section(text, "forward", program.Forward);
        Section(text, "loss", program.Loss);
        Section(text, "backward", program.Backward);
        Section(text, "backward to the inputs", program.InputBackward);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, List<Operation> operations)
    {
        if (operations.Count == 0)
            return;
        text.Append(title).Append('\n');
        foreach (Operation operation in operations)
        {
            if (operation is RowsOp rows)
            {
                text.Append(rows.Kind switch { RowKind.Positions => "  for each position\n", RowKind.Columns or RowKind.Fixed => "  for each channel\n", _ => "  for each sample\n" });
                foreach (Operation part in rows.Body)
                    text.Append("    ").Append(Line(part)).Append('\n');
            }
            else
            {
                text.Append("  ").Append(Line(operation)).Append('\n');
            }
        }
    }

    private static string Line(Operation operation)
    {
        string kind = operation.GetType().Name.Replace("Op", "").ToLowerInvariant();
        return $"{kind,-10} {Formulas.Of(operation)}";
    }
}
