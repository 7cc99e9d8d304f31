using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
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
            bool isBlock = attributes.Any(NetworkParser.IsBlock);
            IEnumerable<Diagnostic> diagnostics = isBlock ? [.. AnalyzeBlock(type, context), .. attributes.Any(NetworkParser.IsNetwork) ? AnalyzeNetwork(type, context) : []]
                : attributes.Any(NetworkParser.IsNetwork) ? AnalyzeNetwork(type, context)
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
        List<Diagnostic> diagnostics = [.. parsed.Problems.Select(problem => MakeWithin(problem.Within, problem.Id, problem.Location, problem.Arguments))];
        if (parsed.HasLayers)
            diagnostics.AddRange(ShapeInference.Run(parsed.Spec).Problems.Select(problem => MakeWithin(WithinOf(problem), problem.Id, LocationOf(problem, type, parsed, context), [.. problem.Arguments])));
        return diagnostics;
    }

    /// <summary>What is wrong with a block wherever it is used; what is wrong with one use of it is told at that use.</summary>
    private static IEnumerable<Diagnostic> AnalyzeBlock(INamedTypeSymbol type, SymbolAnalysisContext context) =>
        NetworkParser.ParseBlock(type, context.Compilation, context.CancellationToken).Select(problem => MakeWithin(problem.Within, problem.Id, problem.Location, problem.Arguments));

    private static string? WithinOf(Problem problem) => problem.Repetition > 1 ? FormattableString.Invariant($"{problem.Within}, repetition {problem.Repetition}") : problem.Within;

    private static Location? LocationOf(Problem problem, INamedTypeSymbol type, ParsedNetwork parsed, SymbolAnalysisContext context)
    {
        if (problem.Layer >= 0)
            return AttributeSyntaxes.LocationOf(parsed.Attributes[problem.Layer], problem.Option, problem.Element, context.CancellationToken);
        Location? member = problem.Id == DiagnosticIds.MemberConflict ? type.GetMembers(problem.Arguments[1]).SelectMany(symbol => symbol.Locations).FirstOrDefault(NetworkParser.IsWritten) : null;
        return member ?? NetworkParser.NameLocation(type);
    }

    private static Diagnostic Make(string id, Location? location, params object[] arguments) => Diagnostic.Create(Descriptors.Of(id), location ?? Location.None, arguments);

    /// <summary>A diagnostic that, at the use of a block, says which layer of the block it is about.</summary>
    private static Diagnostic MakeWithin(string? within, string id, Location? location, object[] arguments)
    {
        if (within is null)
            return Make(id, location, arguments);
        DiagnosticDescriptor descriptor = Descriptors.Of(id);
        string message = $"In {within}: {string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)}";
        return Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, descriptor.DefaultSeverity, descriptor.DefaultSeverity, isEnabledByDefault: true, warningLevel: descriptor.DefaultSeverity == DiagnosticSeverity.Error ? 0 : 1,
            title: descriptor.Title, helpLink: descriptor.HelpLinkUri, location: location ?? Location.None, properties: ImmutableDictionary<string, string?>.Empty.Add(Descriptors.WithinBlock, within));
    }
}
