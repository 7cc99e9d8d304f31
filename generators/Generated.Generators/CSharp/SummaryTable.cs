using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>The table of a network's layers: shapes, parameters, operations and memory.</summary>
internal static class SummaryTable
{
    /// <summary>Floating-point operations of the forward pass for one sample; a function such as exp counts as one, a multiply-add as two.</summary>
    public static long Flops(CompiledNetwork network) => network.Prediction.Program.Forward.Sum(operation => operation.Cost.Flops);

    public static IReadOnlyList<string> Of(CompiledNetwork network)
    {
        int size = network.Network.Spec.Element == ElementType.Single ? 4 : 8;
        var rows = new List<string[]> { new[] { "Layer", "Output", "Parameters", "FLOPs", "Bytes" } };
        foreach (ShapedInput input in network.Network.Inputs)
            rows.Add([Identifiers.Pascal(input.Name), Shapes.Text(input.Shape), "", "", ""]);
        foreach (ShapedLayer layer in network.Network.Layers)
        {
            if (layer.Definition is Loss)
            {
                rows.Add([DescribeLoss(network.Network, layer), "loss", "", "", ""]);
                continue;
            }
            string lent = layer.WeightsOf is { } lender ? "weights of " + lender : "";
            string description = string.Join(", ", new[] { layer.Definition.Describe(), lent }.Where(part => part.Length > 0));
            int parameters = network.Parameters.Where(parameter => parameter.Layer == layer.Name).Sum(parameter => parameter.Length);
            long flops = network.Prediction.Program.Forward.Where(operation => operation.Label == layer.Name).Sum(operation => operation.Cost.Flops);
            long bytes = (long)size * layer.Output.Elements();
            rows.Add([description.Length > 0 ? $"{layer.Name} ({description})" : layer.Name, Shapes.Text(layer.Output), Numbers.Grouped(parameters),
                Numbers.Grouped(flops), Numbers.Grouped(bytes)]);
        }

        int total = network.Parameters.Sum(parameter => parameter.Length);
        rows.Add(["Total", "", Numbers.Grouped(total), Numbers.Grouped(Flops(network)), ""]);
        int[] widths = [.. Enumerable.Range(0, 5).Select(column => rows.Max(row => row[column].Length))];
        string Row(string[] row) =>
            ($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3].PadLeft(widths[3])}  "
                + row[4].PadLeft(widths[4])).TrimEnd();
        string line = new('-', widths.Sum() + 8);
        (MemoryPlan training, MemoryPlan prediction) = (network.Training.Plan, network.Prediction.Plan);
        return
        [
            Row(rows[0]), line, .. rows.Skip(1).Take(rows.Count - 2).Select(Row), line, Row(rows[rows.Count - 1]),
            $"Parameters: {Numbers.Grouped((long)total * size)} bytes, and as many for gradients.",
            $"Training: {Numbers.Grouped((long)training.ElementsPerSample * size)} bytes a sample (of "
                + $"{Numbers.Grouped((long)training.ElementsPerSampleWithoutReuse * size)} without reuse) and "
                + $"{Numbers.Grouped((long)training.FixedElements * size)} besides.",
            $"Prediction: {Numbers.Grouped((long)prediction.ElementsPerSample * size)} bytes a sample.",
            .. training.ElementsPerThread > 0
                ? [$"Each thread works in {Numbers.Grouped((long)training.ElementsPerThread * size)} bytes in training, "
                    + $"{Numbers.Grouped((long)prediction.ElementsPerThread * size)} in prediction."] : (string[])[],
        ];
    }

    /// <summary>A loss; if there are several, also its output, and its weight unless that is 1.</summary>
    private static string DescribeLoss(ShapedNetwork network, ShapedLayer loss)
    {
        ShapedOutput output = network.Losses.Single(output => output.Loss == loss);
        string[] details = [.. network.Outputs.Count > 1 ? [Identifiers.Pascal(output.Name)] : (string[])[],
            .. output.Weight != 1 ? ["weight " + Decimals.Shortest(output.Weight)] : (string[])[]];
        return details.Length == 0 ? loss.Spec.Kind : $"{loss.Spec.Kind} ({string.Join(", ", details)})";
    }
}
