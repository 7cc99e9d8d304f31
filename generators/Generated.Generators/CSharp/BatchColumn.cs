using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <summary>A span of a network's batch: an input or a target.</summary>
/// <param name="Name">The name of the parameter of Train.</param>
/// <param name="Key">The name by which it is found in samples: of an input, the one that the user gave it.</param>
/// <param name="Property">The name of the batch's property.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Index">Its place among the inputs, or among the targets.</param>
internal sealed record BatchColumn(string Name, string Key, string Property, string Type, int Index)
{
    /// <summary>The members that every batch has.</summary>
    private static readonly string[] Members = ["Batch", "Count", "Of", "OfInputs"];

    /// <summary>The inputs, in their order.</summary>
    public static IReadOnlyList<BatchColumn> Inputs(ShapedNetwork network, string element) =>
        Columns(network, network.Inputs.Select(input => (input.Name, KeyOf(input), element)), "Input", []);

    /// <summary>The targets, in their order.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="targets">The name of each target, and the type of its elements.</param>
    public static IReadOnlyList<BatchColumn> Targets(ShapedNetwork network, IEnumerable<BatchColumn> inputs, IEnumerable<(string Name, string Type)> targets) =>
        Columns(network, targets.Select(target => (target.Name, target.Name, target.Type)), "Target", inputs.Select(input => input.Property));

    /// <summary>The name that the user gave an input. A parameter's name may differ, and a name that is none was not used for it.</summary>
    private static string KeyOf(ShapedInput input) =>
        input.Mark is { Length: > 0 } given && input.Name.StartsWith(Identifiers.Camel(given), StringComparison.Ordinal) ? given : input.Name;

    /// <summary>A property has the name of its key, unless something else that a batch's members use has it.</summary>
    private static BatchColumn[] Columns(
        ShapedNetwork network, IEnumerable<(string Name, string Key, string Type)> columns, string suffix, IEnumerable<string> others)
    {
        HashSet<string> taken =
        [
            .. Members, .. ShapeInference.ObjectMembers, .. others,
            .. ShapeInference.NetworkMembers(network).Where(member => member.EndsWith("Size", StringComparison.Ordinal)),
        ];
        return [.. columns.Select((column, index) =>
        {
            string property = Identifiers.Pascal(column.Key);
            while (!taken.Add(property))
                property += suffix;
            return new BatchColumn(column.Name, column.Key, property, column.Type, index);
        })];
    }
}
