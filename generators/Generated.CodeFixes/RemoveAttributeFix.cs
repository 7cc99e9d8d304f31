using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>Removes an attribute that does harm or has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.SoftmaxBeforeCrossEntropy, DiagnosticIds.SigmoidBeforeBinaryCrossEntropy, DiagnosticIds.ReLUBeforeCrossEntropy,
        DiagnosticIds.DropoutBeforeLoss, DiagnosticIds.UnusedMark,
    ];

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<TextChange> Changes)? Fix(string id, SyntaxNode node, SourceText text, AttributeNames names) =>
        node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute ? ($"Remove [{attribute}]", AttributeEdits.Remove(text, attribute)) : null;
}
