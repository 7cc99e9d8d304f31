using System.Linq;
using Microsoft.CodeAnalysis;

namespace Generated.CodeFixes;

/// <summary>What attributes of the library are called at a place: by their short names only where these mean them.</summary>
/// <param name="model">What the names there mean.</param>
/// <param name="position">The place.</param>
public sealed class AttributeNames(SemanticModel model, int position)
{
    /// <summary>The name of an attribute: <c>Flatten</c>, or <c>Generated.Flatten</c> where there is no using directive for it, or where the short name is another's.</summary>
    /// <param name="name">Its name without the namespace and the suffix.</param>
    public string Of(string name) => IsOfLibrary(name + "Attribute") && Find(name).Length == 0 ? name
        : Find("Generated") is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }] ? "Generated." + name
        : "global::Generated." + name;

    private bool IsOfLibrary(string name) => Find(name) is [INamedTypeSymbol { ContainingNamespace: { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } }];

    private ISymbol[] Find(string name) => [.. model.LookupNamespacesAndTypes(position, name: name).Select(symbol => symbol is IAliasSymbol alias ? alias.Target : symbol)];
}
