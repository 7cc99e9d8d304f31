using Generated.Generators.Diagnostics;
using Generated.Generators.Emit;
using Generated.Generators.Parsing;
using Generated.Generators.Passes;
using Generated.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Generators;

/// <summary>
/// Writes a neural network for every class with the network attribute. The steps, each cached by its result:
/// parse the class to a spec; infer the shapes, lower to a tensor program, differentiate and improve it; emit.
/// What is wrong with a class the analyzers tell, from the same parser and shape rules; here it gives no code.
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
                static (attributed, cancellation) => Parse((INamedTypeSymbol)attributed.TargetSymbol, attributed.SemanticModel.Compilation, cancellation))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(ParseStep);

        IncrementalValuesProvider<EmittedNetwork> sources = specs
            .Select(static (spec, _) => Generate(spec))
            .WithTrackingName(EmitStep);

        context.RegisterSourceOutput(sources, static (output, network) =>
        {
            if (network.Source is not null)
                output.AddSource(network.HintName, SourceText.From(network.Source, System.Text.Encoding.UTF8));
            if (network.Defect is not null)
                output.ReportDiagnostic(Diagnostic.Create(Descriptors.GeneratorDefect, Location.None, network.HintName, network.Defect));
        });
    }

    /// <summary>The spec of a class, or null if the analyzers have something to tell of it: no symbol leaves this step.</summary>
    private static NetworkSpec? Parse(INamedTypeSymbol type, Microsoft.CodeAnalysis.Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            ParsedNetwork parsed = NetworkParser.Parse(type, compilation, cancellation);
            return parsed.IsFine ? parsed.Spec : null;
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return null; // The analyzer meets the same defect and reports it at the class.
        }
    }

    /// <summary>The source of a network; nothing if it is not right; a defect of the generator as words, never as an exception.</summary>
    internal static EmittedNetwork Generate(NetworkSpec spec)
    {
        string hint = spec.Type.MetadataName.Replace('+', '.') + ".g.cs";
        try
        {
            (ShapedNetwork? network, _) = ShapeInference.Run(spec);
            return new EmittedNetwork(hint, network is null ? null : NetworkEmitter.Emit(Passes.Compilation.Run(network)), null);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return new EmittedNetwork(hint, null, $"{defect.GetType().Name}: {defect.Message.TrimEnd('.')} {defect.StackTrace?.Split('\n')[0].Trim()}".Replace('\n', ' '));
        }
    }
}

/// <summary>What one network became.</summary>
internal sealed record EmittedNetwork(string HintName, string? Source, string? Defect);
