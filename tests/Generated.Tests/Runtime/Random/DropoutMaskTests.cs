using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public class DropoutMaskTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Elements_are_the_words_of_the_cipher_at_their_place(int length)
    {
        const double rate = 0.3;
        var singles = new float[length];
        var doubles = new double[length];
        DropoutMask.Fill<float>(singles, rate, 1, 2, 3);
        DropoutMask.Fill<double>(doubles, rate, 1, 2, 3);

        (ulong key, ulong counter) = Philox.Block(3, 2, 1);
        for (int i = 0; i < length; i++)
        {
            uint block = (uint)((i / 64 * 16) + (i % 16));
            (uint w0, uint w1, uint w2, uint w3) = Philox.Block(
                block, 0x44524F50, (uint)counter, (uint)(counter >> 32), (uint)key, (uint)(key >> 32));
            uint word = (i / 16 % 4) switch { 0 => w0, 1 => w1, 2 => w2, _ => w3 };
            double expected = word >= (uint)Math.Round(rate * (1L << 32)) ? 1 / (1 - rate) : 0;
            Assert.Equal(expected, doubles[i]);
            Assert.Equal((float)expected, singles[i]);
        }
    }

    [Fact]
    public void The_bits_are_the_same_at_both_vector_widths()
    {
        var drawing = new DropoutMask.Drawing(5, 6, 7, 0.5, BitConverter.SingleToUInt32Bits(2));
        var portable = new float[333];
        var wide = new float[333];
        DropoutMask.Fill<float, Vector<ulong>, PortableWords>(portable, 0, drawing);
        DropoutMask.Fill<float, Vector512<ulong>, WideWords>(wide, 0, drawing);
        Assert.Equal(portable, wide);
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(64, 64)]
    [InlineData(7, 20)]
    [InlineData(70, 200)]
    [InlineData(63, 2)]
    [InlineData(299, 1)]
    public void A_part_of_a_mask_has_the_elements_of_the_whole(int start, int length)
    {
        var whole = new float[300];
        DropoutMask.Fill<float>(whole, 0.5, 5, 6, 7);
        var part = new float[length];
        DropoutMask.Fill<float>(part, 0.5, 5, 6, 7, start);
        Assert.Equal(whole[start..(start + length)], part);
    }

    [Fact]
    public void A_seed_means_the_same_mask_for_ever()
    {
        var mask = new float[64];
        DropoutMask.Fill<float>(mask, 0.5, 42, 1, 0);
        Assert.Equal("0000100101100100001001111001100000101011011000101111010010010101", string.Concat(mask.Select(m => m == 0 ? '0' : '1')));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void The_mean_is_one_and_the_rate_is_kept(double rate)
    {
        var mask = new double[100_000];
        DropoutMask.Fill<double>(mask, rate, 11, 0, 0);
        Assert.Equal(rate, mask.Count(m => m == 0) / 100_000.0, 0.005);
        Assert.All(mask, m => Claim.True(m == 0 || m == 1 / (1 - rate), $"{m} is neither 0 nor 1/(1 - rate)."));
    }

    [Fact]
    public void Seed_stream_and_step_each_change_the_mask()
    {
        static string Mask(ulong seed, ulong stream, ulong step)
        {
            var mask = new float[256];
            DropoutMask.Fill<float>(mask, 0.5, seed, stream, step);
            return Convert.ToHexString(MemoryMarshal.AsBytes<float>(mask));
        }

        string[] masks = [Mask(1, 1, 1), Mask(2, 1, 1), Mask(1, 2, 1), Mask(1, 1, 2), Mask(1, 1, 1ul << 40), Mask(1ul << 40, 1, 1), Mask(1, 1ul << 40, 1)];
        Assert.Equal(masks.Length, masks.Distinct().Count());
        Assert.Equal(masks[0], Mask(1, 1, 1));
    }

    [Fact]
    public void Filling_allocates_nothing()
    {
        var mask = new float[1000];
        DropoutMask.Fill<float>(mask, 0.5, 1, 1, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        DropoutMask.Fill<float>(mask, 0.5, 1, 1, 2);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_outside_its_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DropoutMask.Fill<float>(new float[1], rate, 0, 0, 0));
}
