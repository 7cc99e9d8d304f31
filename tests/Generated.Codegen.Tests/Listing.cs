using System.Diagnostics;

namespace Generated.Codegen.Tests;

/// <summary>What the just-in-time compiler wrote for the program that runs the models, at one width of vectors.</summary>
internal sealed class Listing
{
    private Listing(string settings, string widths, List<JitMethod> methods)
    {
        Settings = settings.Length == 0 ? "the default width" : settings;
        Widths = widths;
        Methods = methods;
    }

    /// <summary>The settings, in words.</summary>
    public string Settings { get; }

    /// <summary>The widths that the program found.</summary>
    public string Widths { get; }

    public IReadOnlyList<JitMethod> Methods { get; }

    /// <summary>Whether kernels count on 32 registers, of 512 bits.</summary>
    public bool ManyRegisters => Widths.EndsWith("512-bit True", StringComparison.Ordinal);

    /// <summary>The bodies of a kernel, one for each instantiation.</summary>
    public JitMethod[] Bodies(Kernel kernel) => [.. Methods.Where(kernel.IsIn)];

    /// <summary>Runs the program in a process of its own, for a width is fixed when a process starts.</summary>
    public static Listing Of(string settings)
    {
        string file = Path.Combine(Path.GetTempPath(), $"generated-codegen-{Guid.NewGuid():N}.txt");
        try
        {
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
            {
                ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Codegen.dll") },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["DOTNET_JitStdOutFile"] = file;
            start.Environment["DOTNET_JitDisasm"] = string.Join(' ',
                Kernel.OfLibrary.Select(kernel => $"*{kernel.TypeName.Split('.')[^1]}:{kernel.Name}").Distinct().Prepend("*Kernels*:*"));
            // No method is compiled a second time in the background, where its listing would get between the lines of
            // another's. Kernels never are; what calls them would be.
            start.Environment["DOTNET_TC_CallCountingDelayMs"] = "7FFFFFFF";
            foreach (string setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"Generated.Codegen with '{settings}' ended with {process.ExitCode}: {errors.Result}");
            return new Listing(settings, output.Trim(), JitMethod.Parse(File.ReadLines(file)));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
