using System.Numerics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

/// <summary>The substitute for a fused multiply-add has the bits of the real one, here against the framework's.</summary>
public sealed class SoftwareFmaTests
{
    private const int Samples = 400_000;

    [Fact]
    public void Floats_have_the_bits_of_a_fused_multiply_add() => Compare<float>(SoftwareFma.MultiplyAdd, 1 << 23, 0x3F800000);

    [Fact]
    public void Doubles_have_the_bits_of_a_fused_multiply_add() => Compare<double>(SoftwareFma.MultiplyAdd, 1L << 52, 0x3FF0000000000000);

    private static void Compare<T>(Func<Vector<T>, Vector<T>, Vector<T>, Vector<T>> multiplyAdd, ulong hidden, ulong one)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(11);
        T[] special = [T.Zero, T.NegativeZero, T.One, T.NegativeOne, T.Epsilon, -T.Epsilon, FloatBits.From<T>(hidden), FloatBits.From<T>(hidden - 1),
            FloatBits.From<T>(hidden + 1),
            T.PositiveInfinity, T.NegativeInfinity, T.NaN, FloatBits.From<T>(FloatBits.Of(T.PositiveInfinity) - 1), FloatBits.From<T>(one + 1),
                FloatBits.From<T>(one - 1), T.CreateChecked(3)];
        Span<T> a = stackalloc T[Vector<T>.Count], b = stackalloc T[Vector<T>.Count], c = stackalloc T[Vector<T>.Count];
        int product = special.Length * special.Length * special.Length;
        for (int sample = 0; sample < product + Samples;)
        {
            for (int lane = 0; lane < a.Length; lane++, sample++)
            {
                if (sample < product)
                    (a[lane], b[lane], c[lane]) = (special[sample % special.Length], special[sample / special.Length % special.Length],
                        special[sample / special.Length / special.Length]);
                else
                    (a[lane], b[lane], c[lane]) = Hard(sample, random, special, hidden, one);
            }

            Vector<T> found = multiplyAdd(new(a), new(b), new(c));
            for (int lane = 0; lane < a.Length; lane++)
            {
                T expected = T.FusedMultiplyAdd(a[lane], b[lane], c[lane]);
                if (!FloatBits.Same(expected, found[lane]))
                    Assert.Fail(
                        $"{FloatBits.Show(a[lane])} * {FloatBits.Show(b[lane])} + {FloatBits.Show(c[lane])}: expected {FloatBits.Show(expected)}, found "
                            + $"{FloatBits.Show(found[lane])}");
            }
        }
    }

    /// <summary>Numbers of all kinds: any bits, near one another, an addend near the product, half of its last place, or far below it.</summary>
    private static (T A, T B, T C) Hard<T>(int sample, Random random, T[] special, ulong hidden, ulong one)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T a = Number(), b = Number();
        T half = FloatBits.From<T>(FloatBits.Of(a * b) & ~(hidden - 1)) / T.CreateChecked(hidden * 2);
        T c = (sample % 8) switch
        {
            0 => Number(),
            1 => -(a * b),
            2 => -FloatBits.From<T>(FloatBits.Of(a * b) + (ulong)random.Next(4)),
            3 => half,
            4 => -half,
            5 => half * half,
            6 => (a * b) * T.CreateChecked(random.Next(-3, 4)),
            _ => special[random.Next(special.Length)],
        };
        return (a, b, c);

        T Number() => random.Next(6) switch
        {
            0 => FloatBits.From<T>((ulong)random.NextInt64(long.MinValue, long.MaxValue)),
            1 => FloatBits.From<T>(one + (ulong)random.NextInt64((long)hidden)),
            2 => T.CreateChecked(random.Next(-9, 10)),
            3 => FloatBits.From<T>(one + ((ulong)random.Next(2048) * (hidden / 2048))),
            4 => FloatBits.From<T>((ulong)random.NextInt64((long)hidden * 3)),
            _ => T.CreateChecked((random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-160, 128))),
        };
    }
}
