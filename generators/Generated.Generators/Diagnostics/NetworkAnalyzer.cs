using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Generated.Generators.Parsing;
using Generated.Generators.Passes;
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
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.Length == 0)
            return;
        try
        {
            IEnumerable<Diagnostic> diagnostics = attributes.Any(NetworkParser.IsNetwork) ? AnalyzeNetwork(type, context)
                : attributes.FirstOrDefault(NetworkParser.IsLayer) is { } layer ? [Make(DiagnosticIds.NoNetwork, AttributeSyntaxes.LocationOf(layer, null, -1, context.CancellationToken), type.Name)]
                : [];
            foreach (Diagnostic diagnostic in diagnostics)
                context.ReportDiagnostic(diagnostic);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            context.ReportDiagnostic(Make(DiagnosticIds.GeneratorDefect, NetworkParser.NameLocation(type), type.Name, defect.Message.Replace('\n', ' ')));
        }
    }

    private static List<Diagnostic> AnalyzeNetwork(INamedTypeSymbol type, SymbolAnalysisContext context)
    {
        ParsedNetwork parsed = NetworkParser.Parse(type, context.Compilation, context.CancellationToken);
        List<Diagnostic> diagnostics = [.. parsed.Problems.Select(problem => Make(problem.Id, problem.Location, problem.Arguments))];
        if (parsed.HasLayers)
            diagnostics.AddRange(ShapeInference.Run(parsed.Spec).Problems.Select(problem => Make(problem.Id, LocationOf(problem, type, parsed, context), [.. problem.Arguments])));
        return diagnostics;
    }

    private static Location? LocationOf(Problem problem, INamedTypeSymbol type, ParsedNetwork parsed, SymbolAnalysisContext context)
    {
        if (problem.Layer >= 0)
            return AttributeSyntaxes.LocationOf(parsed.Attributes[problem.Layer], problem.Option, problem.Element, context.CancellationToken);
        Location? member = problem.Id == DiagnosticIds.MemberConflict ? type.GetMembers(problem.Arguments[1]).SelectMany(symbol => symbol.Locations).FirstOrDefault(NetworkParser.IsWritten) : null;
        return member ?? NetworkParser.NameLocation(type);
    }

    private static Diagnostic Make(string id, Location? location, params object[] arguments) => Diagnostic.Create(Descriptors.Of(id), location ?? Location.None, arguments);
}
