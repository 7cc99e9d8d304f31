using System.Numerics;
using System.Runtime.Intrinsics;
using Generated.Runtime;
using Xunit;

namespace Generated.Tests.Runtime;

public sealed class ReductionTests
{
    [Fact]
    public void A_sum_has_the_bits_of_sixteen_lanes_folded_in_one_order_at_every_width()
    {
        var random = new Random(3);
        for (var length = 0; length < 130; length++)
        {
            var x = Enumerable.Range(0, length).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
            var expected = SumOfLanes(x);
            Assert.Equal(expected, VectorSum.Sum<float>(x));
            if (length == 0)
                continue;
            Assert.Equal(expected, VectorSum.Sum<PortableSimd<float>, Vector<float>, float>(in x[0], length));
            Assert.Equal(expected, VectorSum.Sum<WideSimd<float>, Vector512<float>, float>(in x[0], length));

            var d = x.Select(v => v * Math.PI).ToArray();
            Assert.Equal(SumOfLanes(d), VectorSum.Sum<double>(d));
            Assert.Equal(SumOfLanes(d), VectorSum.Sum<PortableSimd<double>, Vector<double>, double>(in d[0], length));
            Assert.Equal(SumOfLanes(d), VectorSum.Sum<WideSimd<double>, Vector512<double>, double>(in d[0], length));
        }
    }

    [Fact]
    public void The_tree_adds_lanes_that_are_eight_then_four_then_two_then_one_apart()
    {
        // 1 is lost beside 2^24, unless it meets another 1 first.
        var lanes = new float[16];
        (lanes[0], lanes[4], lanes[12]) = (16777216f, 1f, 1f);
        Assert.Equal(16777218f, LaneTree.Sum(in lanes[0]));
        (lanes[0], lanes[8], lanes[4], lanes[12]) = (16777216f, 1f, 1f, 0f);
        Assert.Equal(16777216f, LaneTree.Sum(in lanes[0]));
    }

    [Fact]
    public void The_largest_lane_wins_wherever_it_is_and_NaN_over_all()
    {
        for (var lane = 0; lane < 16; lane++)
        {
            var lanes = Enumerable.Range(0, 16).Select(i => -1.0 - i).ToArray();
            lanes[lane] = 5;
            Assert.Equal(5, LaneTree.Max(in lanes[0]));
            lanes[lane] = double.NaN;
            Assert.True(double.IsNaN(LaneTree.Max(in lanes[0])));
        }
    }

    private static T SumOfLanes<T>(T[] x)
        where T : unmanaged, INumber<T>
    {
        var lanes = new T[16];
        for (var i = 0; i < x.Length; i++)
            lanes[i % 16] += x[i];
        for (var half = 8; half > 0; half /= 2)
        {
            for (var i = 0; i < half; i++)
                lanes[i] += lanes[i + half];
        }

        return lanes[0];
    }
}
