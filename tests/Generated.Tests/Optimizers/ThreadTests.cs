using System.Collections.Concurrent;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>Steps on threads and clipping within steps: neither may change a bit.</summary>
public class ThreadTests
{
    private static readonly ConcurrentDictionary<(int Length, ulong Seed), double[]> s_drawn = new();

    public static TheoryData<string> Names => [.. OptimizerCase.All.Keys];

    /// <summary>Below every limit, just above the first (with a part of a block), and beyond the one from which parked threads are woken.</summary>
    private static readonly int[] s_lengths = [4097, 16_384 + 4096 + 5, 300_001];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bits_of_a_step_do_not_depend_on_threads(string name)
    {
        foreach (int length in s_lengths)
        {
            foreach (double limit in new[] { double.PositiveInfinity, 3 })
            {
                (float[] one, double norm) = Train(name, length, 1, limit);
                double[] oneDouble = TrainDouble(name, length, 1, limit);
                foreach (int threads in new[] { 2, 8 })
                {
                    (float[] several, double severalNorm) = Train(name, length, threads, limit);
                    Claim.True(one.AsSpan().SequenceEqual(several), $"{name}, {length} parameters, {threads} threads, float");
                    Claim.True(oneDouble.AsSpan().SequenceEqual(TrainDouble(name, length, threads, limit)),
                        $"{name}, {length} parameters, {threads} threads, double");
                    Assert.Equal(norm, severalNorm);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Clipping_within_a_step_gives_the_bits_of_clipping_before_it(string name)
    {
        foreach (int length in new[] { 1, 13, 100, 5001, 20_000 })
        {
            foreach (double limit in new[] { 1e-3, 2, 1e9 })
            {
                Optimizer fused = New(name, length, Precision.Single), plain = New(name, length, Precision.Single);
                Optimizer fusedDouble = New(name, length, Precision.Double), plainDouble = New(name, length, Precision.Double);
                fused.MaxGradientNorm = fusedDouble.MaxGradientNorm = limit;
                double[] pd = Draw(length, 1), qd = [.. pd];
                float[] p = Single(pd), q = [.. p];
                for (int t = 1; t <= 3; t++)
                {
                    double[] gd = Draw(length, 10 + (ulong)t), untouchedDouble = [.. gd];
                    float[] g = Single(gd), untouched = [.. g];
                    fused.Step(p, g);
                    fusedDouble.Step(pd, gd);
                    Assert.Equal(untouched, g);
                    Assert.Equal(untouchedDouble, gd);
                    Assert.Equal(GradientClipping.ClipByNorm<float>(g, limit), fused.GradientNorm);
                    Assert.Equal(GradientClipping.ClipByNorm<double>(gd, limit), fusedDouble.GradientNorm);
                    plain.Step(q, g);
                    plainDouble.Step(qd, gd);
                }
                Assert.Equal(q, p);
                Assert.Equal(qd, pd);
                foreach (string state in fused.StateNames)
                    Assert.Equal(plain.GetState<float>(state), fused.GetState<float>(state));
            }
        }
    }

    [Fact]
    public void Gradients_without_a_finite_norm_do_what_clipping_says()
    {
        float[] p = [1, 1], q = [1, 1];
        new SGD(2) { LearningRate = 1, MaxGradientNorm = 1 }.Step(p, [1, float.NegativeInfinity]);
        Assert.Equal([1, float.NaN], p);
        new SGD(2) { LearningRate = 1, MaxGradientNorm = 1 }.Step(q, [1, float.NaN]);
        Assert.Equal([float.NaN, float.NaN], q);
    }

    [Fact]
    public void There_is_a_norm_only_of_steps_that_limit_it()
    {
        var optimizer = new SGD(2) { LearningRate = 1 };
        Assert.Equal(double.NaN, optimizer.GradientNorm);
        float[] p = [0, 0];
        optimizer.MaxGradientNorm = 10;
        optimizer.Step(p, [3, 4]);
        Assert.Equal(5, optimizer.GradientNorm);
        Assert.Equal([-3, -4], p);
        optimizer.MaxGradientNorm = double.PositiveInfinity;
        optimizer.Step(p, [3, 4]);
        Assert.Equal(double.NaN, optimizer.GradientNorm);
    }

    [Fact]
    public void Wrong_numbers_of_threads_and_norms_are_refused()
    {
        var optimizer = new SGD(2);
        Assert.Equal(Generated.Runtime.WorkerPool.MaxThreads, optimizer.MaxThreads);
        Assert.Equal("MaxThreads", Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.MaxThreads = 0).ParamName);
        Assert.Equal("MaxGradientNorm", Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.MaxGradientNorm = 0).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.MaxGradientNorm = double.NaN);
    }

    [Fact]
    public void States_that_shrink_towards_nothing_end_at_zero()
    {
        var optimizer = new Adam(20);
        float[] p = new float[20], g = new float[20];
        g.AsSpan().Fill(1e-30f);
        for (int step = 0; step < 1000; step++)
        {
            optimizer.Step(p, g);
            g.AsSpan().Clear();
        }
        while (optimizer.StepCount % 16 != 0)
            optimizer.Step(p, g);
        Assert.All(optimizer.GetState<float>("exp_avg").ToArray(), m => Assert.Equal(0, m));
        Assert.All(optimizer.GetState<float>("exp_avg_sq").ToArray(), v => Assert.Equal(0, v));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_on_threads_with_clipping_allocate_nothing(string name)
    {
        const int length = 300_000;
        Optimizer optimizer = New(name, length, Precision.Single);
        optimizer.MaxThreads = 3;
        optimizer.MaxGradientNorm = 1;
        float[] p = new float[length], g = new float[length];
        g.AsSpan().Fill(0.1f);
        optimizer.Step(p, g);
        Allocations.AssertNone(() => optimizer.Step(p, g), $"A step of {name} on threads");
    }

    private static (float[] Parameters, double Norm) Train(string name, int length, int threads, double limit)
    {
        Optimizer optimizer = New(name, length, Precision.Single);
        optimizer.MaxThreads = threads;
        optimizer.MaxGradientNorm = limit;
        float[] p = Single(Draw(length, 1));
        for (int t = 1; t <= 2; t++)
            optimizer.Step(p, Single(Draw(length, 10 + (ulong)t)));
        return (p, optimizer.GradientNorm);
    }

    private static double[] TrainDouble(string name, int length, int threads, double limit)
    {
        Optimizer optimizer = New(name, length, Precision.Double);
        optimizer.MaxThreads = threads;
        optimizer.MaxGradientNorm = limit;
        double[] p = Draw(length, 1);
        for (int t = 1; t <= 2; t++)
            optimizer.Step(p, Draw(length, 10 + (ulong)t));
        return p;
    }

    private static Optimizer New(string name, int length, Precision precision) => OptimizerCase.All[name].Create(length, precision);

    private static float[] Single(double[] values) => Array.ConvertAll(values, v => (float)v);

    /// <summary>The same numbers every time, drawn once: the tests here take the same long arrays over and over.</summary>
    private static double[] Draw(int length, ulong seed) => (double[])s_drawn.GetOrAdd((length, seed), key => DrawNew(key.Length, key.Seed)).Clone();

    private static double[] DrawNew(int length, ulong seed)
    {
        var random = new Philox(seed);
        var values = new double[length];
        foreach (ref double value in values.AsSpan())
            value = (random.NextDouble() * 4) - 2;
        return values;
    }
}
