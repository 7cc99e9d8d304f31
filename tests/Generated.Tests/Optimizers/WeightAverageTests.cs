using Generated.Networks;
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Statistics_of_normalisation_go_with_the_weights(bool averages)
    {
        var network = new BatchNormVectorSingle(seed: 3, maxBatch: 4);
        var average = new WeightAverage(network) { Decay = 0.5, AverageBuffers = averages };
        float[] expected = [];
        for (int step = 0; step < 3; step++)
        {
            network.Train([.. Enumerable.Range(0, 28).Select(i => (float)((i * (step + 3)) % 11))], new float[28]);
            network.Parameters[0] = step;
            average.Update(network);
            float[] buffers = network.Buffers.ToArray();
            expected = step == 0 || !averages ? buffers : [.. expected.Zip(buffers, (before, now) => before + (0.5f * (now - before)))];
        }
        var evaluated = BatchNormVectorSingle.ForPrediction();
        average.CopyTo(evaluated);
        Assert.Equal(1.25f, evaluated.Parameters[0]);
        Assert.Equal(expected, evaluated.Buffers.ToArray());

        float[] trained = network.Buffers.ToArray();
        average.Swap(network);
        Assert.Equal(expected, network.Buffers.ToArray());
        average.Swap(network);
        Assert.Equal(trained, network.Buffers.ToArray());
        Assert.Equal(2, network.Parameters[0]);
    }

    [Fact]
    public void Weights_do_not_go_without_the_statistics_that_belong_to_them()
    {
        var network = new BatchNormVectorSingle(seed: 3, maxBatch: 4);
        var ofParameters = new WeightAverage(BatchNormVectorSingle.ParameterCount);
        Assert.Contains("new WeightAverage(network)", Assert.Throws<ArgumentException>(() => ofParameters.Update(network)).Message, StringComparison.Ordinal);
        Assert.Contains("new WeightAverage(network)", Assert.Throws<ArgumentException>(() => ofParameters.Update(network.Parameters)).Message,
            StringComparison.Ordinal);
        ofParameters.Update(network.Parameters.ToArray());
        var predicting = BatchNormVectorSingle.ForPrediction();
        Assert.Contains("new WeightAverage(network)", Assert.Throws<ArgumentException>(() => ofParameters.CopyTo(predicting.Parameters)).Message,
            StringComparison.Ordinal);
        Assert.Contains("new WeightAverage(network)", Assert.Throws<ArgumentException>(() => ofParameters.Swap(network.Parameters)).Message,
            StringComparison.Ordinal);

        var average = new WeightAverage(network);
        Assert.Throws<InvalidOperationException>(() => average.CopyTo(network));
        average.Update(network.Parameters.ToArray());
        Assert.Contains("Update(network)", Assert.Throws<InvalidOperationException>(() => average.CopyTo(network)).Message, StringComparison.Ordinal);
    }
}
