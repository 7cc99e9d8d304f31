using Microsoft.CodeAnalysis.Diagnostics;

namespace Generated.Generators.Diagnostics;

/// <summary>Whether the project runs analyzers, as far as <c>buildTransitive/Generated.props</c> makes it visible.</summary>
internal static class AnalyzerRuns
{
    /// <summary>
    /// Whether no analyzer runs, by the rules of the compiler's build targets (<c>_ComputeSkipAnalyzers</c>). RunAnalyzers decides; if it is not set,
    /// RunAnalyzersDuringBuild decides, or in an editor RunAnalyzersDuringLiveAnalysis. False if the project does not make them visible.
    /// </summary>
    /// <param name="options">The options of the whole project.</param>
    public static bool AreOff(AnalyzerConfigOptions options) =>
        Of(options, "RunAnalyzers") is { } always ? IsFalse(always)
        : IsTrue(Of(options, "DesignTimeBuild")) ? IsFalse(Of(options, "RunAnalyzersDuringLiveAnalysis"))
        : IsFalse(Of(options, "RunAnalyzersDuringBuild")) || IsSkippedImplicitly(options);

    /// <summary>Visual Studio skips analyzers where a run of tests or a debugging session begins with a build.</summary>
    private static bool IsSkippedImplicitly(AnalyzerConfigOptions options) =>
        IsTrue(Of(options, "IsImplicitlyTriggeredBuild")) && !IsFalse(Of(options, "OptimizeImplicitlyTriggeredBuild"))
        && (!IsTrue(Of(options, "TreatWarningsAsErrors")) || IsTrue(Of(options, "OptimizeImplicitlyTriggeredBuild")));

    private static string? Of(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) && value.Trim().Length > 0 ? value.Trim() : null;

    private static bool IsFalse(string? value) => string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
