using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Parsing;
using Generated.Generators.Frontend.Inference;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Compilation = Microsoft.CodeAnalysis.Compilation;

namespace Generated.Generators.Diagnostics;

/// <summary>
/// What is wrong with a class: the problems that the parser and the shape rules find, as diagnostics at the attribute or option that causes them. The
/// analyzer reports them; where analyzers do not run, the generator does.
/// </summary>
internal static class Findings
{
    /// <summary>What is wrong with all classes of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IEnumerable<Diagnostic> OfAll(Compilation compilation, CancellationToken cancellation)
    {
        var open = new Stack<INamespaceOrTypeSymbol>([compilation.Assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol next = open.Pop();
            foreach (INamespaceOrTypeSymbol within in next.GetMembers().OfType<INamespaceOrTypeSymbol>())
                open.Push(within);
            foreach (Diagnostic diagnostic in next is INamedTypeSymbol type ? Of(type, compilation, cancellation) : [])
                yield return diagnostic;
        }
    }

    /// <summary>What is wrong with a class, with the messages and places that a user sees; nothing for a class without layers.</summary>
    /// <param name="type">The class.</param>
    /// <param name="compilation">The compilation that contains it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Diagnostic> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return Invariant.Run(() => Find(type, compilation, cancellation));
        }
        catch (InsufficientExecutionStackException)
        {
            return [Make(DiagnosticIds.TooDeep, NetworkParser.NameLocation(type), type.Name, NetworkParser.StackExhausted)];
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return [Make(DiagnosticIds.GeneratorDefect, NetworkParser.NameLocation(type), type.Name, defect.Message.Replace('\n', ' '))];
        }
    }

    private static IReadOnlyList<Diagnostic> Find(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ImmutableArray<AttributeData> attributes = type.GetAttributes();
        if (attributes.Length == 0)
            return [];
        bool isBlock = attributes.Any(NetworkParser.IsBlock);
        return isBlock ? [.. OfBlock(type, compilation, cancellation),
            .. attributes.Any(NetworkParser.IsNetwork) ? OfNetwork(type, compilation, cancellation) : []]
            : attributes.Any(NetworkParser.IsNetwork) ? OfNetwork(type, compilation, cancellation)
            : attributes.FirstOrDefault(NetworkParser.IsLayer) is { } layer
                ? [Make(DiagnosticIds.NoNetwork, AttributeSyntaxes.LocationOf(layer, null, -1, cancellation), type.Name)]
            : [];
    }

    private static List<Diagnostic> OfNetwork(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        ParsedNetwork parsed = NetworkParser.Parse(type, compilation, cancellation);
        List<Diagnostic> diagnostics = [.. parsed.Problems.Select(problem => MakeWithin(problem.Within, problem.Id, problem.Location, problem.Arguments))];
        if (parsed.HasLayers)
            diagnostics.AddRange(ShapeInference.Run(parsed.Spec, new Work(cancellation))
                .Problems.Select(problem => MakeWithin(WithinOf(problem), problem.Id, LocationOf(problem, type, parsed, cancellation),
                [.. problem.Arguments])));
        return diagnostics;
    }

    /// <summary>What is wrong with a block in every use; what is wrong with only one use is reported at that use.</summary>
    private static IEnumerable<Diagnostic> OfBlock(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        NetworkParser.ParseBlock(type, compilation, cancellation)
            .Select(problem => MakeWithin(problem.Within, problem.Id, problem.Location, problem.Arguments));

    private static string? WithinOf(Problem problem) =>
        problem.Repetition > 1 ? FormattableString.Invariant($"{problem.Within}, repetition {problem.Repetition}") : problem.Within;

    private static Location? LocationOf(Problem problem, INamedTypeSymbol type, ParsedNetwork parsed, CancellationToken cancellation)
    {
        if (problem.Layer >= 0)
            return AttributeSyntaxes.LocationOf(parsed.Attributes[problem.Layer], problem.Option, problem.Element, cancellation);
        Location? member = problem.Id == DiagnosticIds.MemberConflict
            ? type.GetMembers(problem.Arguments[1]).SelectMany(symbol => symbol.Locations).FirstOrDefault(NetworkParser.IsWritten) : null;
        return member ?? NetworkParser.NameLocation(type);
    }

    private static Diagnostic Make(string id, Location? location, params object[] arguments) =>
        Diagnostic.Create(Descriptors.Of(id), location ?? Location.None, arguments);

    /// <summary>A diagnostic at the use of a block that says which layer of the block it is about.</summary>
    private static Diagnostic MakeWithin(string? within, string id, Location? location, object[] arguments)
    {
        if (within is null)
            return Make(id, location, arguments);
        DiagnosticDescriptor descriptor = Descriptors.Of(id);
        string message =
            $"In {within}: {string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), arguments)}";
        return Diagnostic.Create(
            descriptor.Id, descriptor.Category, message, descriptor.DefaultSeverity, descriptor.DefaultSeverity, isEnabledByDefault: true,
                warningLevel: descriptor.DefaultSeverity == DiagnosticSeverity.Error ? 0 : 1,
            title: descriptor.Title, helpLink: descriptor.HelpLinkUri, location: location
                ?? Location.None, customTags: descriptor.CustomTags,
                properties: ImmutableDictionary<string, string?>.Empty.Add(Descriptors.WithinBlock, within));
    }
}
