using System.Diagnostics;
using System.Globalization;
using System.Runtime.Intrinsics.X86;
using System.Text.RegularExpressions;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>
/// Values and gradients on machines with fewer registers, narrower vectors and no fused multiply-add: other kernels than here, of which a process has
/// only its own. So this program runs once more as each of them, with the classes that compare with references, differences and PyTorch, of networks
/// that differ in the reduction of their loss only, one; and with all tests of vector operations, kernels and optimizers. Where the machine has fused
/// multiply-adds, all bits must be those of here.
/// </summary>
public class OtherMachineTests
{
    private static readonly Type[] s_classes =
    [
        typeof(ForwardTests), typeof(GradientTests), typeof(PyTorchTests),
        .. typeof(OtherMachineTests).Assembly.GetTypes().Where(IsOfKernels),
    ];

    [Theory]
    [InlineData("without AVX-512", "DOTNET_EnableAVX512", true)]
    [InlineData("without AVX2", "DOTNET_EnableAVX2", false)]
    public async Task Outputs_and_gradients_are_right_on_machines(string machine, string setting, bool hasFma)
    {
        Assert.SkipUnless(X86Base.IsSupported, "The settings are those of x86.");
        Assert.SkipUnless(hasFma ? Avx512F.IsSupported : Fma.IsSupported, $"This machine is one {machine} itself: the other tests are of it.");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Generated.Tests.dll"), "-noColor" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (Type tests in hasFma ? [.. s_classes, typeof(BitsTests)] : s_classes)
        {
            start.ArgumentList.Add("-class");
            start.ArgumentList.Add(tests.FullName!);
        }
        start.Environment[setting] = "0";
        start.Environment[OtherMachine.Variable] = machine;
        using var folder = new TemporaryFolder();
        string bits = folder["bits.txt"];
        start.Environment[BitsTests.FileVariable] = bits;
        // What the runner that started this process told it is not for another one.
        foreach (string variable in start.Environment.Keys.Where(key => key.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"On a machine {machine}:\n{Failures(output)}\n{await errors}");
        Match total = Regex.Match(output, @"Total: (\d+), Errors: 0, Failed: 0, Skipped: 0,");
        Assert.True(total.Success && int.Parse(total.Groups[1].ValueSpan, CultureInfo.InvariantCulture) > 4 * NetworkCase.OfEachKernel.Count, output);
        if (!hasFma)
            return;
        string[] there = await File.ReadAllLinesAsync(bits, TestContext.Current.CancellationToken);
        string[] other = there.Except(Bits.OfAllCases.Select(hash => $"{hash.Key}: {hash.Value}")).ToArray();
        Assert.True(there.Length > 2 * NetworkCase.OfEachKernel.Count && other.Length == 0,
            $"On a machine {machine} {other.Length} of {there.Length} have other bits than here, among them\n{string.Join('\n', other.Take(20))}");
    }

    /// <summary>Whether it has tests of vector operations, kernels or optimizers.</summary>
    private static bool IsOfKernels(Type type) =>
        type is { Namespace: "Generated.Tests.Runtime" or "Generated.Tests.Optimizers", IsClass: true, IsAbstract: false }
        && type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));

    /// <summary>What a person wants to see of a long log: from the first failure on.</summary>
    private static string Failures(string output)
    {
        const int Enough = 8000;
        int first = Math.Max(0, output.IndexOf("[FAIL]", StringComparison.Ordinal));
        string log = output[(first == 0 ? 0 : output.LastIndexOf('\n', first) + 1)..];
        return log.Length <= Enough ? log : log[..(Enough / 2)] + "\n...\n" + log[^(Enough / 2)..];
    }
}
