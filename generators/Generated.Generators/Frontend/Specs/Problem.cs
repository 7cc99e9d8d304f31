using Generated.Generators.Common;

namespace Generated.Generators.Frontend.Specs;

/// <summary>
/// Something wrong with a network: which rule is broken, by which attribute (its index in the list, or -1 for
/// the class), by which of its options, and the words that fill the rule's message.
/// </summary>
internal sealed record Problem(string Id, int Layer, string? Option, EquatableArray<string> Arguments)
{
    /// <summary>The index within an option that is a list, such as that of one of several marks; -1 for the whole.</summary>
    public int Element { get; init; } = -1;

    /// <summary>The layer of a block that the problem is about, if the attribute is the one that places the block; otherwise null.</summary>
    public string? Within { get; init; }

    /// <summary>The repetition of the block that the problem is about; 0 if the block is not repeated.</summary>
    public int Repetition { get; init; }

    /// <summary>The words for a layer of a block.</summary>
    public static string WithinBlock(int position, string block, string kind) =>
        FormattableString.Invariant($"layer {position + 1} of the block '{block}', [{kind}]");
}
