using Xunit;

namespace Generated.Tests.Optimizers;

public class WeightAverageTests
{
    [Fact]
    public void The_first_update_copies_and_later_ones_move_by_what_the_decay_leaves()
    {
        var average = new WeightAverage(3, Precision.Double) { Decay = 0.75 };
        average.Update([4.0, 8, -4]);
        average.Update([8.0, 0, -4]);
        Assert.Equal([5, 6, -4], average.Values<double>().ToArray());
        Assert.Equal(2, average.UpdateCount);
    }

    [Fact]
    public void A_warm_up_keeps_less_at_first()
    {
        var average = new WeightAverage(1, Precision.Double) { Decay = 0.999, WarmUp = true };
        average.Update([0.0]);
        average.Update([12.0]);
        Assert.Equal(9, average.Values<double>()[0], 1e-14); // the decay is (1 + 2)/(10 + 2)
    }

    [Fact]
    public void Swapping_twice_gives_back_the_same_bits()
    {
        float[] p = [1, 2, 3], original = [.. p];
        var average = new WeightAverage(3) { Decay = 0.5 };
        average.Update(p);
        average.Update([3, 3, 3]);
        average.Swap(p);
        Assert.Equal([2, 2.5f, 3], p);
        Assert.Equal(original, average.Values<float>().ToArray());
        average.Swap(p);
        Assert.Equal(original, p);
        average.CopyTo(p);
        Assert.Equal([2, 2.5f, 3], p);
    }

    [Fact]
    public void Updates_and_swaps_allocate_nothing()
    {
        var p = new float[100];
        var average = new WeightAverage(100);
        average.Update(p);
        average.Update(p);
        average.Swap(p);
        long before = GC.GetAllocatedBytesForCurrentThread();
        average.Update(p);
        average.Swap(p);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wrong_arguments_are_refused_with_what_was_expected()
    {
        var average = new WeightAverage(3);
        Assert.Throws<InvalidOperationException>(() => average.CopyTo(new float[3]));
        Assert.Throws<InvalidOperationException>(() => average.Update(new double[3]));
        Assert.Contains("Expected 3 parameters, found 2", Assert.Throws<ArgumentException>(() => average.Update(new float[2])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => average.Decay = 1.1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WeightAverage(0));
    }
}
