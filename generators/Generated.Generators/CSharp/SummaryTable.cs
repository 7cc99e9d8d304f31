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

    /// <summary>The lines of the table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="byBlocks">Whether the layers of a block are one row: as many rows as the user wrote layers.</param>
    public static IReadOnlyList<string> Of(CompiledNetwork network, bool byBlocks = false)
    {
        int size = network.Network.Spec.Element.Bytes();
        var rows = new List<string[]> { new[] { "Layer", "Output", "Parameters", "FLOPs", "Bytes" } };
        foreach (ShapedInput input in network.Network.Inputs)
            rows.Add([Identifiers.Pascal(input.Name), Shapes.Text(input.Shape), "", "", ""]);
        string Block(ShapedLayer layer) => layer.Scope.Path.Split('.')[0];
        foreach (ShapedLayer[] layers in Runs(network.Network.Layers, (a, b) => byBlocks && Block(a) == Block(b) && Block(a).Length > 0))
        {
            ShapedLayer last = layers[layers.Length - 1];
            if (last.Definition is Loss)
            {
                rows.Add([DescribeLoss(network.Network, last), "loss", "", "", ""]);
                continue;
            }
            HashSet<string> names = [.. layers.Select(layer => layer.Name)];
            int parameters = network.Parameters.Where(parameter => names.Contains(parameter.Layer)).Sum(parameter => parameter.Length);
            long flops = network.Prediction.Program.Forward.Where(operation => names.Contains(operation.Label)).Sum(operation => operation.Cost.Flops);
            long bytes = size * layers.Sum(layer => (long)layer.Output.Elements());
            rows.Add([layers.Length == 1 ? DescribeLayer(last) : $"{Block(last)} ({Numbers.Of(layers.Length)} layers)", Shapes.Text(last.Output),
                Numbers.Grouped(parameters), Numbers.Grouped(flops), Numbers.Grouped(bytes)]);
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

    /// <summary>The layers, those together that belong together.</summary>
    private static IEnumerable<ShapedLayer[]> Runs(IReadOnlyList<ShapedLayer> layers, Func<ShapedLayer, ShapedLayer, bool> belong)
    {
        for (int start = 0, end; start < layers.Count; start = end)
        {
            for (end = start + 1; end < layers.Count && belong(layers[start], layers[end]);)
                end++;
            yield return [.. layers.Skip(start).Take(end - start)];
        }
    }

    private static string DescribeLayer(ShapedLayer layer)
    {
        string lent = layer.WeightsOf is { } lender ? "weights of " + lender : "";
        string description = string.Join(", ", new[] { layer.Definition.Describe(), lent }.Where(part => part.Length > 0));
        return description.Length > 0 ? $"{layer.Name} ({description})" : layer.Name;
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
