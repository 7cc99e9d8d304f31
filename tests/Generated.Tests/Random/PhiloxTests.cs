using Xunit;

namespace Generated.Tests.RandomNumbers;

public class PhiloxTests
{
    // The vectors that the authors publish with their library Random123 (kat_vectors, philox4x32 10).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void A_block_has_the_published_words(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox.Block(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void A_stream_is_the_blocks_of_its_counter_one_after_the_other()
    {
        var random = new Philox(0x299f31d0_a4093822, 0x03707344_13198a2e);
        for (uint block = 0; block < 3; block++)
        {
            (uint w0, uint w1, uint w2, uint w3) = Philox.Block(block, 0, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0);
            Assert.Equal([w0, w1, w2, w3], [random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32()]);
        }
    }

    [Fact]
    public void A_seed_means_the_same_numbers_for_ever()
    {
        var random = new Philox(42, 7);
        Assert.Equal("67ee6f2c e55410cc", $"{random.NextUInt32():x8} {random.NextUInt32():x8}");
        Assert.Equal("557398d36c7eca35", $"{random.NextUInt64():x16}");
        Assert.Equal("0.89791733", $"{random.NextSingle():R}");
        Assert.Equal("0.561736639909268", $"{random.NextDouble():R}");
        Assert.Equal("174 144 937", $"{random.NextInt32(1000)} {random.NextInt32(1000)} {random.NextInt32(1000)}");
        Assert.Equal("3ff50cb6529dad3f c000fc17ef9a2eec",
            $"{BitConverter.DoubleToInt64Bits(random.NextNormal()):x16} {BitConverter.DoubleToInt64Bits(random.NextNormal()):x16}");
        Assert.Equal("5c6f519179e0d24b", $"{random.Split(3).NextUInt64():x16}");
        int[] order = [0, 1, 2, 3, 4, 5, 6, 7];
        random.Shuffle<int>(order);
        Assert.Equal("1 5 3 6 7 4 0 2", string.Join(' ', order));
    }

    [Fact]
    public void The_default_value_is_seed_zero()
    {
        Philox random = default;
        Assert.Equal(0x6627e8d5u, random.NextUInt32());
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(6ul)]
    [InlineData(7ul)]
    [InlineData(1ul << 34)]
    public void A_position_can_be_continued_from(ulong position)
    {
        var random = new Philox(5) { Position = position };
        uint first = random.NextUInt32();
        uint second = random.NextUInt32();
        Assert.Equal(position + 2, random.Position);
        random.Position = position + 1;
        Assert.Equal(second, random.NextUInt32());
        random.Position = position;
        Assert.Equal(first, random.NextUInt32());
    }

    [Fact]
    public void Children_differ_from_one_another_and_do_not_depend_on_the_position()
    {
        var random = new Philox(5);
        ulong before = random.Split(1).NextUInt64();
        random.NextUInt32();
        Assert.Equal(before, random.Split(1).NextUInt64());
        Assert.NotEqual(before, random.Split(2).NextUInt64());
        Assert.NotEqual(before, new Philox(5, 1).Split(1).NextUInt64());
        Assert.NotEqual(before, new Philox(6).Split(1).NextUInt64());
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_their_distribution()
    {
        const int count = 200_000;
        var random = new Philox(1);
        double sum = 0, squares = 0, singles = 0;
        for (int i = 0; i < count; i++)
        {
            double x = random.NextDouble();
            float y = random.NextSingle();
            Assert.InRange(x, 0, Math.BitDecrement(1.0));
            Assert.InRange(y, 0, MathF.BitDecrement(1f));
            sum += x;
            squares += x * x;
            singles += y;
        }
        Assert.Equal(0.5, sum / count, 0.003);
        Assert.Equal(1 / 3.0, squares / count, 0.003);
        Assert.Equal(0.5, singles / count, 0.003);
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_their_distribution()
    {
        const int count = 200_000;
        var random = new Philox(2);
        Span<double> moments = stackalloc double[5];
        for (int i = 0; i < count; i++)
        {
            double x = random.NextNormal();
            for (int power = 1; power <= 4; power++)
                moments[power] += Math.Pow(x, power) / count;
        }
        Assert.Equal(0, moments[1], 0.01);
        Assert.Equal(1, moments[2], 0.015);
        Assert.Equal(0, moments[3], 0.04);
        Assert.Equal(3, moments[4], 0.1);
    }

    [Fact]
    public void Whole_numbers_fill_their_range_evenly()
    {
        var random = new Philox(3);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt32(7)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
        Assert.Equal(0, random.NextInt32(1));
        for (int i = 0; i < 1000; i++)
            Assert.InRange(random.NextInt32(int.MaxValue), 0, int.MaxValue - 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Philox(1).NextInt32(0));
    }

    [Fact]
    public void A_shuffle_makes_every_order_equally_often()
    {
        var random = new Philox(4);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 24_000; i++)
        {
            char[] order = ['a', 'b', 'c', 'd'];
            random.Shuffle<char>(order);
            string key = new(order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }
        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }
}
