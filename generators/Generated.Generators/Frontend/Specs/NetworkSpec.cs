using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Frontend.Specs;

/// <summary>
/// Everything that the generator knows about a network: what crosses from parsing to emitting. Equal specs give equal source; a spec contains nothing
/// of Roslyn, so that it can be cached and compared.
/// </summary>
internal sealed record NetworkSpec(TypeSpec Type, DType Element, EquatableArray<LayerSpec> Layers)
{
    /// <summary>Whether the parser found a problem: there is then no network, but still its surface, so that code that uses it compiles.</summary>
    public bool IsWrong { get; init; }
}

/// <summary>The annotated class: where it stands and how it must be declared again.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containing">The declarations around it, the outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="MetadataName">The full name, with a plus sign between a class and a class nested in it.</param>
/// <param name="Members">The names of the members that the user wrote; generated members must not repeat them.</param>
internal sealed record TypeSpec(
    string Namespace,
    EquatableArray<string> Containing,
    string Name,
    string MetadataName,
    EquatableArray<string> Members)
{
    /// <summary>The name of the generated file.</summary>
    public string HintName { get; init; } = "";

    /// <summary>The names in <see cref="Members"/> that no generated member can have: all except those of methods with other parameters.</summary>
    public EquatableArray<string> Hiding { get; init; }

    /// <summary>Members of its base classes that generated members with the same names would hide, as pairs of a member and the class that has it.</summary>
    public EquatableArray<InheritedMember> Inherited { get; init; }

    /// <summary>Whether the user has documented the class: with a summary, with remarks.</summary>
    public (bool Summary, bool Remarks) Documented { get; init; }

    /// <summary>Whether the compiler would warn that members are not compliant with the Common Language Specification.</summary>
    public bool MustTellCompliance { get; init; }

    /// <summary>The compiler's warnings that generated members would give through no fault of the user's.</summary>
    public EquatableArray<string> WarningsOff { get; init; }

    /// <summary>Whether the project's C# is older than what generated code needs.</summary>
    public bool IsOldLanguage { get; init; }

    /// <summary>How its surface is declared, where it is not a network.</summary>
    public DeclarationSpec Declaration { get; init; } = new("class", "", "", HasInstances: true, HasMembers: true, HasConstructor: false);
}

/// <summary>A member of a base class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">The name of the class that has it.</param>
internal sealed record InheritedMember(string Name, string Of);

/// <summary>How a type with the network attribute is declared, whether or not it can be a network.</summary>
/// <param name="Keyword">Such as <c>class</c>, <c>record</c> or <c>struct</c>.</param>
/// <param name="TypeParameters">Such as <c>&lt;T&gt;</c>; empty if it has none.</param>
/// <param name="Initializer">What a constructor must call, such as <c>: base(default(int))</c>; empty if it need not call any.</param>
/// <param name="HasInstances">Whether it can have constructors and members that are not static.</param>
/// <param name="HasMembers">Whether it can have members in another file, and does not inherit them from another network.</param>
/// <param name="HasConstructor">Whether the user has written a constructor with the parameters of the generated one.</param>
internal sealed record DeclarationSpec(string Keyword, string TypeParameters, string Initializer, bool HasInstances, bool HasMembers, bool HasConstructor);

/// <summary>One attribute of the list: a layer's kind and its options.</summary>
/// <param name="Kind">The attribute's name without its suffix, such as <c>Dense</c>: the key of the registry.</param>
/// <param name="Options">Constructor and named arguments alike, under the names of the attribute's properties.</param>
/// <param name="Function">The function that <c>[Map]</c> applies.</param>
/// <param name="Block">The block that <c>[Use]</c> places.</param>
internal sealed record LayerSpec(string Kind, EquatableArray<OptionSpec> Options, FunctionSpec? Function = null, BlockSpec? Block = null);

/// <summary>An option that was given: a number, truth value, text or enum (as its number), or an array of numbers or texts.</summary>
internal sealed record OptionSpec(string Name, object? Value)
{
    public bool Equals(OptionSpec? other) => other is not null && Name == other.Name && Equals(Value, other.Value);

    public override int GetHashCode() => Name.GetHashCode();
}

/// <summary>A user's function as the generator understood it: a function of one number, argument 0.</summary>
internal sealed record FunctionSpec(string Name, string Source, Expression Body);
