using Generated.Generators.Collections;
using Generated.Generators.Ir;

namespace Generated.Generators.Specs;

/// <summary>
/// All that the generator knows of a network: what crosses from parsing to emitting. Equal specs give equal
/// source; nothing of Roslyn is inside, so that it can be cached and compared.
/// </summary>
internal sealed record NetworkSpec(TypeSpec Type, ElementType Element, EquatableArray<LayerSpec> Layers);

/// <summary>The annotated class: where it stands and how it must be declared again.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containing">The declarations around it, the outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="MetadataName">The full name, as the hint of the generated file.</param>
/// <param name="Members">The names of the members that the user wrote, which generated ones must not repeat.</param>
internal sealed record TypeSpec(
    string Namespace,
    EquatableArray<string> Containing,
    string Name,
    string MetadataName,
    EquatableArray<string> Members);

/// <summary>One attribute of the list: a layer's kind and its options.</summary>
/// <param name="Kind">The attribute's name without its suffix, such as <c>Dense</c>: the key of the registry.</param>
/// <param name="Options">Constructor and named arguments alike, under the names of the attribute's properties.</param>
/// <param name="Function">What <c>[Map]</c> applies.</param>
/// <param name="Block">What <c>[Use]</c> places.</param>
internal sealed record LayerSpec(string Kind, EquatableArray<OptionSpec> Options, FunctionSpec? Function = null, BlockSpec? Block = null);

/// <summary>An option that was given: a number, truth value, text or enum (as its number), or an array of numbers or texts.</summary>
internal sealed record OptionSpec(string Name, object? Value)
{
    public bool Equals(OptionSpec? other) => other is not null && Name == other.Name && Equals(Value, other.Value);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>A user's function as the generator understood it: of one number, argument 0.</summary>
internal sealed record FunctionSpec(string Name, string Source, Expression Body);

/// <summary>The element type of a network.</summary>
internal enum ElementType
{
    Single,
    Double,
}
