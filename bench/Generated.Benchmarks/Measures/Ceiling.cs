using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;

namespace Generated.Benchmarks;

/// <summary>
/// How fast the hardware multiplies and adds: fused multiply-adds on registers alone, of the widest vectors there
/// are. Every share of the ceiling in a run is of this, measured in the same run with as many threads.
/// </summary>
public class Ceiling
{
    // Chains of dependent operations: a core that starts two in a cycle, each taking four or five cycles, needs ten of
    // them to be busy. 16 and the two operands fit into the 32 registers of AVX-512, 12 and the operands into 16.
    private const int Chains512 = 16, ChainsVector = 12;
    private const int Rounds = 4_000_000;

    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Floating-point operations of one call.</summary>
    public static double Flops(int threads) => 2.0 * Width * Rounds * threads;

    private static int Width => Vector512.IsHardwareAccelerated ? Vector512<float>.Count * Chains512 : Vector<float>.Count * ChainsVector;

    [Benchmark(Description = "fused multiply-add")]
    public float FusedMultiplyAdd()
    {
        if (Threads == 1)
            return Run();
        float other = 0;
        var thread = new Thread(() => other = Run()); // Starting one costs a hundredth of what it then does.
        thread.Start();
        float own = Run();
        thread.Join();
        return own + other;
    }

    private static float Run() => Vector512.IsHardwareAccelerated ? Run512() : RunVector();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512()
    {
        Vector512<float> factor = Vector512.Create(0.999999f), term = Vector512.Create(1e-6f);
        Vector512<float> sum0 = term, sum1 = term, sum2 = term, sum3 = term;
        Vector512<float> sum4 = term, sum5 = term, sum6 = term, sum7 = term;
        Vector512<float> sum8 = term, sum9 = term, sum10 = term, sum11 = term;
        Vector512<float> sum12 = term, sum13 = term, sum14 = term, sum15 = term;
        for (int round = 0; round < Rounds; round++)
        {
            sum0 = Vector512.FusedMultiplyAdd(sum0, factor, term);
            sum1 = Vector512.FusedMultiplyAdd(sum1, factor, term);
            sum2 = Vector512.FusedMultiplyAdd(sum2, factor, term);
            sum3 = Vector512.FusedMultiplyAdd(sum3, factor, term);
            sum4 = Vector512.FusedMultiplyAdd(sum4, factor, term);
            sum5 = Vector512.FusedMultiplyAdd(sum5, factor, term);
            sum6 = Vector512.FusedMultiplyAdd(sum6, factor, term);
            sum7 = Vector512.FusedMultiplyAdd(sum7, factor, term);
            sum8 = Vector512.FusedMultiplyAdd(sum8, factor, term);
            sum9 = Vector512.FusedMultiplyAdd(sum9, factor, term);
            sum10 = Vector512.FusedMultiplyAdd(sum10, factor, term);
            sum11 = Vector512.FusedMultiplyAdd(sum11, factor, term);
            sum12 = Vector512.FusedMultiplyAdd(sum12, factor, term);
            sum13 = Vector512.FusedMultiplyAdd(sum13, factor, term);
            sum14 = Vector512.FusedMultiplyAdd(sum14, factor, term);
            sum15 = Vector512.FusedMultiplyAdd(sum15, factor, term);
        }
        return Vector512.Sum(sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11 + sum12 + sum13 + sum14 + sum15);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float RunVector()
    {
        Vector<float> factor = Vector.Create(0.999999f), term = Vector.Create(1e-6f);
        Vector<float> sum0 = term, sum1 = term, sum2 = term, sum3 = term;
        Vector<float> sum4 = term, sum5 = term, sum6 = term, sum7 = term;
        Vector<float> sum8 = term, sum9 = term, sum10 = term, sum11 = term;
        for (int round = 0; round < Rounds; round++)
        {
            sum0 = Vector.FusedMultiplyAdd(sum0, factor, term);
            sum1 = Vector.FusedMultiplyAdd(sum1, factor, term);
            sum2 = Vector.FusedMultiplyAdd(sum2, factor, term);
            sum3 = Vector.FusedMultiplyAdd(sum3, factor, term);
            sum4 = Vector.FusedMultiplyAdd(sum4, factor, term);
            sum5 = Vector.FusedMultiplyAdd(sum5, factor, term);
            sum6 = Vector.FusedMultiplyAdd(sum6, factor, term);
            sum7 = Vector.FusedMultiplyAdd(sum7, factor, term);
            sum8 = Vector.FusedMultiplyAdd(sum8, factor, term);
            sum9 = Vector.FusedMultiplyAdd(sum9, factor, term);
            sum10 = Vector.FusedMultiplyAdd(sum10, factor, term);
            sum11 = Vector.FusedMultiplyAdd(sum11, factor, term);
        }
        return Vector.Sum(sum0 + sum1 + sum2 + sum3 + sum4 + sum5 + sum6 + sum7 + sum8 + sum9 + sum10 + sum11);
    }
}
