using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>Makes a type partial, and all types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NotPartial];

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<TextChange> Changes)? Fix(string id, SyntaxNode node, SourceText text, AttributeNames names)
    {
        TextChange[] changes =
        [
            .. node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).Reverse()
                .Select(type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial ")),
        ];
        return changes.Length == 0 ? null : ("Make partial", changes);
    }
}
