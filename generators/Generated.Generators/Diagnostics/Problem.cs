using Generated.Generators.Collections;

namespace Generated.Generators.Diagnostics;

/// <summary>
/// Something wrong with a network: which rule is broken, by which attribute (its index in the list, or -1 for
/// the class), by which of its options, and the words that fill the rule's message.
/// </summary>
internal sealed record Problem(string Id, int Layer, string? Option, EquatableArray<string> Arguments)
{
    /// <summary>The index within an option that is a list, such as that of one of several marks; -1 for the whole.</summary>
    public int Element { get; init; } = -1;
}
