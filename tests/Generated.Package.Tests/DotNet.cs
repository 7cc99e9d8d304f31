using System.Diagnostics;

namespace Generated.Package.Tests;

/// <summary>Runs programs and keeps what they print.</summary>
internal static class DotNet
{
    /// <summary>Runs a program to its end and gives its output; fails the test, with the output, if it fails.</summary>
    public static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // A node that is kept alive would hold the pipe open after the build.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        string text = output.Result + errors.Result;
        Assert.True(process.ExitCode == 0, $"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}:\n{text}");
        return text;
    }

    /// <summary>Whether programs can be published natively: Windows' tools find their linker by themselves.</summary>
    public static bool HasLinker => OperatingSystem.IsWindows() || IsOnPath("clang") || IsOnPath("gcc");

    /// <summary>Whether a program is in a folder of the variable PATH.</summary>
    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
