using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>
/// The same seed trains to the same bits at every vector width and on any number of threads. The width is fixed when a
/// process starts, so that <c>Generated.Determinism</c> trains in one process for each setting and prints what came of it.
/// </summary>
public class WidthTests
{
    private static readonly Lazy<string[]> s_default = new(() => Run("", threads: 1));

    [Theory]
    [InlineData("DOTNET_MaxVectorTBitWidth=128", 128, 1)]
    [InlineData("DOTNET_MaxVectorTBitWidth=256", 256, 1)]
    [InlineData("DOTNET_MaxVectorTBitWidth=512", 512, 1)]
    [InlineData("DOTNET_EnableAVX512=0", 256, 1)]
    [InlineData("DOTNET_EnableAVX512=0 DOTNET_MaxVectorTBitWidth=128", 128, 1)]
    [InlineData("DOTNET_MaxVectorTBitWidth=128", 128, 3)]
    [InlineData("DOTNET_MaxVectorTBitWidth=512", 512, 2)]
    [InlineData("DOTNET_EnableAVX512=0", 256, 2)]
    [InlineData("DOTNET_EnableAVX512=0", 256, 8)]
    public void Training_gives_the_bits_of_one_thread_at_the_default_width(string settings, int width, int threads)
    {
        Assert.SkipWhen(width >= 256 && !Vector256.IsHardwareAccelerated, "This machine has no vectors of 256 bits.");
        Assert.SkipWhen(settings == "DOTNET_EnableAVX512=0" && threads == 1 && !Vector512.IsHardwareAccelerated, "This machine is one without AVX-512 itself.");
        Assert.SkipWhen(width >= 512 && !Vector512.IsHardwareAccelerated, "This machine has no vectors of 512 bits.");

        string[] lines = Run(settings, threads);
        Assert.StartsWith($"Vector<T> {width} bits", lines[0], StringComparison.Ordinal);
        if (settings.Contains("AVX512=0", StringComparison.Ordinal))
            Assert.Contains("512-bit False", lines[0], StringComparison.Ordinal);
        Assert.Equal(s_default.Value[1..], lines[1..]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Training_gives_the_same_bits_on_any_number_of_threads(int threads)
    {
        Assert.Equal(13, s_default.Value.Length);
        Assert.Equal(s_default.Value, Run("", threads));
    }

    private static string[] Run(string settings, int threads)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Determinism.dll"), threads.ToString(CultureInfo.InvariantCulture) },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[setting.Split('=')[0]] = setting.Split('=')[1];
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Claim.True(process.ExitCode == 0, $"Generated.Determinism with '{settings}' on {threads} threads ended with {process.ExitCode}: {errors.Result}");
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
