using System.Runtime.InteropServices;

namespace Generated.Package.Tests;

/// <summary>
/// The same seed trains to the same bits on ARM64: its vectors, its fused multiply-adds and the code that the just-in-time compiler writes for it give
/// what they give on x64. Where the processor is another one, QEMU runs the instructions of ARM64, so that only the speed is not that of a real one.
/// </summary>
public sealed class Arm64Tests
{
    /// <summary>Where Debian has the libraries of ARM64 for cross compilers.</summary>
    private const string Libraries = "/usr/aarch64-linux-gnu";

    private const string HowToInstall = "On Debian: apt-get install qemu-user libc6-arm64-cross libstdc++6-arm64-cross.";

    [Fact]
    public void Training_on_ARM64_gives_the_bits_of_this_machine()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The program is published for Linux.");
        string[] emulator = [];
        if (RuntimeInformation.ProcessArchitecture != Architecture.Arm64)
        {
            string? missing = Missing();
            bool mustRun = Environment.GetEnvironmentVariable("CI") is { Length: > 0 };
            Assert.False(missing is not null && mustRun, $"{missing} In CI this test must run. {HowToInstall}");
            Assert.SkipWhen(missing is not null, $"{missing} {HowToInstall}");
            // QEMU before version 8.1 does not see code that is written through other addresses than those at which it runs.
            emulator = ["qemu-aarch64", "-L", Libraries, "-E", "DOTNET_EnableWriteXorExecute=0"];
        }

        string folder = Directory.CreateTempSubdirectory("generated-arm64-").FullName;
        try
        {
            // The assemblies are those of this machine, which are of no platform: only a runtime of ARM64 has to come with them.
            File.WriteAllText(Path.Combine(folder, "Host.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <InvariantGlobalization>true</InvariantGlobalization>
                    <RunAnalyzers>false</RunAnalyzers>
                  </PropertyGroup>
                  <ItemGroup>
                    <Reference Include="{AppContext.BaseDirectory}/Generated.dll" />
                    <Reference Include="{AppContext.BaseDirectory}/Generated.Models.dll" />
                    <Reference Include="{AppContext.BaseDirectory}/Generated.Determinism.dll" />
                  </ItemGroup>
                </Project>
                """);
            File.WriteAllText(Path.Combine(folder, "Host.cs"),
                """System.Reflection.Assembly.Load("Generated.Determinism").EntryPoint!.Invoke(null, [args]);""");
            DotNet.Run(folder, "dotnet", "publish", "-c", "Release", "-r", "linux-arm64", "--self-contained", "-o", "out");
            string program = Path.Combine(folder, "out", "Host");
            string[] command = [.. emulator, program, "1"];
            string[] lines = Lines(DotNet.Run(folder, command[0], command[1..]));
            string[] expected = Lines(DotNet.Run(folder, "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Determinism.dll"), "1"));

            Assert.StartsWith("Vector<T> 128 bits", lines[0], StringComparison.Ordinal);
            Assert.Equal(13, expected.Length);
            Assert.Equal(expected[1..], lines[1..]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What this machine lacks to run programs of ARM64; null if nothing.</summary>
    private static string? Missing()
    {
        if (!DotNet.IsOnPath("qemu-aarch64"))
            return "There is no qemu-aarch64.";
        string[] libraries = ["ld-linux-aarch64.so.1", "libc.so.6", "libstdc++.so.6"];
        string? absent = libraries.FirstOrDefault(library => !File.Exists(Path.Combine(Libraries, "lib", library)));
        return absent is null ? null : $"{Libraries}/lib has no {absent}.";
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
