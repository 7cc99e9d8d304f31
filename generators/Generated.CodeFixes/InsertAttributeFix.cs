using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Generated.CodeFixes;

/// <summary>Inserts a missing attribute before another one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InsertAttributeFix)), Shared]
public sealed class InsertAttributeFix : TextFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.ShapeMismatch, DiagnosticIds.LogProbabilitiesExpected, DiagnosticIds.ProbabilitiesExpected, DiagnosticIds.NoNetwork];

    /// <summary>Flattening does not fix every shape error: the messages of layers for images say so themselves.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    protected override bool Mends(Diagnostic diagnostic) =>
        diagnostic.Id != DiagnosticIds.ShapeMismatch || diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("[Flatten]");

    /// <inheritdoc/>
    protected override (string Title, IReadOnlyList<TextChange> Changes)? Fix(string id, SyntaxNode node, SourceText text, AttributeNames names)
    {
        if (node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return null;
        string missing = id switch
        {
            DiagnosticIds.LogProbabilitiesExpected => "LogSoftmax",
            DiagnosticIds.ProbabilitiesExpected => "Sigmoid",
            DiagnosticIds.NoNetwork => "Network",
            _ => "Flatten",
        };
        return ($"Add [{missing}]", [AttributeEdits.Insert(text, attribute, missing, names)]);
    }
}
