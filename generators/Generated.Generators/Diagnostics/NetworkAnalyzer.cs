using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Generators.Diagnostics;

/// <summary>
/// Tells what is wrong with a network while it is typed, at the very attribute or option: from the same parser
/// and the same shape rules that the generator goes by.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        // A network may stand in a file that an editor configuration, its name or a comment calls generated.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(
            static symbol =>
            {
                foreach (Diagnostic diagnostic in Findings.Of((INamedTypeSymbol)symbol.Symbol, symbol.Compilation, symbol.CancellationToken))
                    symbol.ReportDiagnostic(diagnostic);
            },
            SymbolKind.NamedType);
        context.RegisterOperationAction(BatchesHint.Analyze, OperationKind.Invocation);
    }
}
