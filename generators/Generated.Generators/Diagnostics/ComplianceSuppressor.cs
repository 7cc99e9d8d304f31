using System.Collections.Immutable;
using System.Linq;
using Generated.Generators.Frontend.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Generators.Diagnostics;

/// <summary>
/// In an assembly that is marked <c>[CLSCompliant(true)]</c> the compiler warns of attributes that take an array, such as <c>[Input(28, 28, 1)]</c>.
/// Other languages have no use for the layers of a class, so that nothing is wrong with them.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ComplianceSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor s_arrays = new("GENS01", "CS3016", "Layers are read by the generator alone");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [s_arrays];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree?.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan) is { } node
                && node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && context.GetSemanticModel(attribute.SyntaxTree).GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is { } type
                && NetworkParser.IsLayer(type))
            {
                context.ReportSuppression(Suppression.Create(s_arrays, diagnostic));
            }
        }
    }
}
