using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Tests.Layers;

/// <summary>A machine with fewer instructions, which this process plays: <see cref="OtherMachineTests"/> starts it so.</summary>
internal static class OtherMachine
{
    /// <summary>The environment variable that tells a process what it plays.</summary>
    public const string Variable = "GENERATED_TESTS_MACHINE";

    /// <summary>Whether this process plays another machine. It then checks fewer batches, for it repeats what the process that started it checks in
    /// full.</summary>
    /// <exception cref="InvalidOperationException">The runtime's settings have not taken effect.</exception>
    public static bool IsPlayed { get; } = Environment.GetEnvironmentVariable(Variable) is { } machine && Plays(machine);

    /// <summary>Whether a product and a sum are rounded once in this process, by one instruction.</summary>
    public static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>What this process has, for messages.</summary>
    public static string Found =>
        $"Vector<float> of {Vector<float>.Count}, 512 bits {Vector512.IsHardwareAccelerated}, AVX2 {Avx2.IsSupported}, FMA {Fma.IsSupported}";

    private static bool Plays(string machine)
    {
        bool plays = machine switch
        {
            "without AVX-512" => !Vector512.IsHardwareAccelerated,
            "without AVX2" => !Vector512.IsHardwareAccelerated && !Avx2.IsSupported && !Fma.IsSupported && Vector<float>.Count == 4,
            _ => throw new InvalidOperationException($"Nobody knows a machine '{machine}'."),
        };
        return plays ? true : throw new InvalidOperationException($"The settings for a machine {machine} have not taken effect: {Found}.");
    }
}
