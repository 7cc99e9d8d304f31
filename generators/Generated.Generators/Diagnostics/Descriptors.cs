using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Diagnostics;

/// <summary>What each diagnostic says. Every one has a page in <c>docs/diagnostics</c>.</summary>
internal static class Descriptors
{
    private const string Category = "Generated";

    public static readonly DiagnosticDescriptor GeneratorDefect = Error(DiagnosticIds.GeneratorDefect, "Defect of the generator", "The generator could not write '{0}': {1}. This is a defect of the generator; please report it with the class.");

    private static DiagnosticDescriptor Error(string id, string title, string message) => Make(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"docs/diagnostics/{id}.md");
}
