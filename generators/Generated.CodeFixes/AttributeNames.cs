using System.Linq;
using Microsoft.CodeAnalysis;

namespace Generated.CodeFixes;

/// <summary>The names of the library's attributes at a place in the source: short names only where they are unambiguous.</summary>
/// <param name="model">The semantic model of the source.</param>
/// <param name="position">The place in the source.</param>
public sealed class AttributeNames(SemanticModel model, int position)
{
    /// <summary>
    /// The name of an attribute: <c>Flatten</c>, or <c>Generated.Flatten</c> if there is no using directive for it, or if the short name means
    /// another type.
    /// </summary>
    /// <param name="name">Its name without the namespace and the suffix.</param>
    public string Of(string name) => IsOfLibrary(name + "Attribute") && Find(name).Length == 0 ? name
        : Find("Generated") is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }] ? "Generated." + name
        : "global::Generated." + name;

    private bool IsOfLibrary(string name) =>
        Find(name) is [INamedTypeSymbol { ContainingNamespace: { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } }];

    private ISymbol[] Find(string name) => [.. model.LookupNamespacesAndTypes(position, name: name)
        .Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol)];
}
