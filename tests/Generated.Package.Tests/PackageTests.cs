using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Generated.Package.Tests;

/// <summary>The package as a user meets it: packed, restored into a fresh project, built, run, published.</summary>
public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    [Fact]
    public void The_package_carries_the_library_the_generator_the_code_fixes_and_a_readme()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        string[] entries = [.. archive.Entries.Select(entry => entry.FullName)];

        Assert.Contains("lib/net10.0/Generated.dll", entries);
        Assert.Contains("lib/net10.0/Generated.xml", entries);
        Assert.Contains("analyzers/dotnet/cs/Generated.Generators.dll", entries);
        Assert.Contains("analyzers/dotnet/cs/Generated.CodeFixes.dll", entries);
        Assert.Contains("buildTransitive/Generated.targets", entries);
        Assert.Contains("README.md", entries);
        Assert.True(System.IO.File.Exists(Path.ChangeExtension(package.File, ".snupkg")), "The symbols were not packed.");
    }

    [Fact]
    public void The_package_says_where_it_is_at_home()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using var reader = new StreamReader(archive.GetEntry("Generated.nuspec")!.Open());
        string nuspec = reader.ReadToEnd();

        string home = PackedPackage.Metadata("HomePage");
        Assert.Contains($"<projectUrl>{home}</projectUrl>", nuspec, StringComparison.Ordinal);
        Assert.Contains($"<repository type=\"git\" url=\"{home}\"", nuspec, StringComparison.Ordinal);
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec, StringComparison.Ordinal);
        Assert.Contains("<readme>README.md</readme>", nuspec, StringComparison.Ordinal);
    }

    [Fact]
    public void A_debugger_finds_the_sources_by_the_symbols()
    {
        using ZipArchive archive = ZipFile.OpenRead(Path.ChangeExtension(package.File, ".snupkg"));
        using Stream symbols = archive.GetEntry("lib/net10.0/Generated.pdb")!.Open();
        using var memory = new MemoryStream();
        symbols.CopyTo(memory);
        string text = System.Text.Encoding.UTF8.GetString(memory.ToArray());

        Assert.SkipUnless(IsInRepository(), "Sources that are in no repository have no address.");
        string address = PackedPackage.Metadata("HomePage").Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal);
        Assert.Contains($"\"{address}/", text, StringComparison.Ordinal);
    }

    private static bool IsInRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
                return true;
        }
        return false;
    }

    [Fact]
    public void A_fresh_project_with_one_package_reference_builds_with_warnings_as_errors_and_runs()
    {
        string folder = package.NewConsumer("plain");

        DotNet.Run(folder, "dotnet", "build", "-c", "Release", "-p:TreatWarningsAsErrors=true");
        string output = DotNet.Run(folder, "dotnet", "run", "-c", "Release", "--no-build");

        Assert.Contains("Learned exclusive or", output);
    }

    /// <summary>It is also compiled for this processor, unless the project says otherwise.</summary>
    [Fact]
    public void The_native_program_publishes_without_a_trim_or_ahead_of_time_warning_and_runs()
    {
        Assert.SkipUnless(DotNet.HasLinker, "Publishing natively needs a linker: clang or gcc.");
        string folder = package.NewConsumer("native");

        string log = DotNet.Run(folder, "dotnet", "publish", "-c", "Release", "-p:PublishAot=true", "-p:TreatWarningsAsErrors=true", "-o", "out");
        Assert.DoesNotContain("warning", log, StringComparison.OrdinalIgnoreCase);
        string output = DotNet.Run(folder, Path.Combine(folder, "out", Program));

        Assert.Contains("Learned exclusive or", output);
        if (!X86Base.X64.IsSupported)
            return;
        Assert.Contains("compiled for the processor of this machine", log, StringComparison.Ordinal);
        Assert.Contains($"512 bits {Vector512.IsHardwareAccelerated}, fused multiply-add {Fma.IsSupported}", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_native_program_is_compiled_for_the_processor_that_the_project_names()
    {
        Assert.SkipUnless(X86Base.X64.IsSupported && DotNet.HasLinker, "Publishing natively needs a linker: clang or gcc.");
        string folder = package.NewConsumer("native-chosen");

        string log = DotNet.Run(folder, "dotnet", "publish", "-c", "Release", "-p:PublishAot=true", "-p:IlcInstructionSet=x86-64-v3", "-o", "out");
        Assert.DoesNotContain("compiled for the processor of this machine", log, StringComparison.Ordinal);
        if (Avx2.IsSupported)
            Assert.Contains("Vectors of 256 bits, 512 bits False, fused multiply-add True", DotNet.Run(folder, Path.Combine(folder, "out", Program)),
                StringComparison.Ordinal);
    }

    private static string Program => OperatingSystem.IsWindows() ? "Consumer.exe" : "Consumer";

    [Fact]
    public void A_debug_build_that_asks_for_it_is_optimised()
    {
        string folder = package.NewConsumer("debug");

        DotNet.Run(folder, "dotnet", "build", "-c", "Debug", "-p:Optimize=true");
        Assert.Contains("optimised True", DotNet.Run(folder, "dotnet", "run", "-c", "Debug", "--no-build"), StringComparison.Ordinal);
    }
}

/// <summary>Packs the library once, under a version of its own so that no cache answers for it.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("generated-package-").FullName;
    private readonly string _version = "0.0.1-test." + Guid.NewGuid().ToString("N");

    public PackedPackage()
    {
        string project = Metadata("LibraryProject");
        // Only the package has the version: assemblies of another one would have to be built again.
        DotNet.Run(_root, "dotnet", "pack", project, "--no-build", "-c", Metadata("Configuration"), "-p:PackageVersion=" + _version,
            "-o", Path.Combine(_root, "packages"));
        File = Path.Combine(_root, "packages", $"Generated.{_version}.nupkg");
        // Only this package comes from the folder; others from where the machine takes them.
        System.IO.File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{Path.Combine(_root, "packages")}</RestoreAdditionalProjectSources>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>The packed file.</summary>
    public string File { get; }

    /// <summary>Writes a fresh project that refers to the package, and nothing else.</summary>
    public string NewConsumer(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        Copy("Program.cs", folder);
        Copy("Consumer.csproj", folder);
        return folder;
    }

    public void Dispose()
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string folder in new[] { _root, Path.Combine(cache, "generated", _version) })
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Copy(string resource, string folder)
    {
        using Stream stream = typeof(PackedPackage).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        System.IO.File.WriteAllText(Path.Combine(folder, resource), reader.ReadToEnd().Replace("GENERATED_VERSION", _version));
    }

    /// <summary>What the build says of the repository.</summary>
    internal static string Metadata(string key) =>
        typeof(PackedPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
