using System.Linq;
using Generated.Generators.CSharp;
using Generated.Generators.Common;
using Generated.Generators.Diagnostics;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Generators;

/// <summary>
/// Writes a neural network for every class with the network attribute. The steps, each cached by its result: parse the class to a spec; infer the
/// shapes, lower to a tensor program, differentiate and optimise it; emit. The analyzers report problems with a class, using the same parser and
/// shape rules; for such a class the generator emits members that throw. If the project does not run analyzers, the generator itself reports the
/// problems.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <summary>The step from the annotated class to a spec.</summary>
    public const string ParseStep = "ParseNetwork";

    /// <summary>The step from a spec to source.</summary>
    public const string EmitStep = "EmitNetwork";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NetworkSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkParser.NetworkAttribute,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellation) => IsFirst(attributed)
                    ? Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, cancellation) : null)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(ParseStep);

        IncrementalValuesProvider<EmittedNetwork> sources = specs
            .Select(static (spec, cancellation) => Generate(spec, new Work(cancellation)))
            .WithTrackingName(EmitStep);

        context.RegisterSourceOutput(sources, static (output, network) => Add(output, network));

        // A class with an input but without the network attribute is reported, and gets the members that it will have.
        IncrementalValuesProvider<EmittedNetwork> surfaces = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                NetworkParser.InputAttribute,
                static (node, _) => node is TypeDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.PartialKeyword),
                static (attributed, cancellation) => IsAlone(attributed)
                    ? Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, cancellation) : null)
            .Where(static spec => spec is not null)
            .Select(static (spec, cancellation) => Generate(spec! with { IsWrong = true }, new Work(cancellation)));
        context.RegisterSourceOutput(surfaces, static (output, network) => Add(output, network));

        // The generator does not look for problems while there are analyzers that report them.
        IncrementalValueProvider<Compilation?> unheard = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => AnalyzerRuns.AreOff(options.GlobalOptions)))
            .Select(static (pair, _) => pair.Right ? pair.Left : null);
        context.RegisterSourceOutput(unheard, static (output, compilation) =>
        {
            foreach (Diagnostic diagnostic in compilation is null
                ? [] : Findings.OfAll(compilation, output.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                output.ReportDiagnostic(diagnostic);
        });
    }

    /// <summary>Whether the attribute is the first one on its class: the compiler refuses a second one, which must not give a second file.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext attributed) =>
        attributed.TargetSymbol.GetAttributes().First(NetworkParser.IsNetwork).ApplicationSyntaxReference is { } first
        && first.SyntaxTree == attributed.TargetNode.SyntaxTree && attributed.TargetNode.Span.Contains(first.Span);

    /// <summary>Whether the input is the first one of a class that is neither a network nor a block.</summary>
    private static bool IsAlone(GeneratorAttributeSyntaxContext attributed)
    {
        AttributeData[] all = [.. attributed.TargetSymbol.GetAttributes()];
        return !all.Any(NetworkParser.IsNetwork) && !all.Any(NetworkParser.IsBlock)
            && all.First(NetworkParser.IsLayer).ApplicationSyntaxReference is { } first && first.SyntaxTree == attributed.TargetNode.SyntaxTree
                && attributed.TargetNode.Span.Contains(first.Span);
    }

    private static void Add(SourceProductionContext output, EmittedNetwork network)
    {
        if (network.Source is not null)
            output.AddSource(network.HintName, SourceText.From(network.Source, System.Text.Encoding.UTF8));
        if (network.Defect is not null)
            output.ReportDiagnostic(Diagnostic.Create(Descriptors.GeneratorDefect, Location.None, network.Name, network.Defect));
    }

    /// <summary>The spec of a class: no symbol leaves this step.</summary>
    private static NetworkSpec? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return Invariant.Run(() => NetworkParser.Parse(type, compilation, cancellation).Spec);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return null; // The analyzer meets the same defect and reports it at the class.
        }
    }

    /// <summary>
    /// The source of a network; for a network with problems its surface. A defect of the generator is returned as text, never thrown as an exception.
    /// </summary>
    internal static EmittedNetwork Generate(NetworkSpec spec, Work work)
    {
        try
        {
            return new EmittedNetwork(spec.Type.HintName, spec.Type.Name, Invariant.Run(() => Source(spec, work)), null);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return new EmittedNetwork(spec.Type.HintName, spec.Type.Name, null,
                $"{defect.GetType().Name}: {defect.Message.TrimEnd('.')} {defect.StackTrace?.Split('\n')[0].Trim()}".Replace('\n', ' '));
        }
    }

    private static string? Source(NetworkSpec spec, Work work)
    {
        ShapedNetwork? network = spec.IsWrong ? null : ShapeInference.Run(spec, work).Network;
        return network is null ? SurfaceEmitter.Emit(ShapeInference.Guess(spec)) : NetworkEmitter.Emit(Pipeline.Run(network, work));
    }
}

/// <summary>The result for one network.</summary>
internal sealed record EmittedNetwork(string HintName, string Name, string? Source, string? Defect);
