using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>The numbers that batch normalisation keeps; that they are PyTorch's is tested in <see cref="PyTorchTests"/>.</summary>
public class RunningStatisticsTests
{
    [Fact]
    public void A_new_network_begins_with_mean_0_and_variance_1()
    {
        var trained = new BatchNormSixteenSingle();
        var predicting = BatchNormSixteenSingle.ForPrediction();
        foreach (float[] buffers in (float[][])[trained.Buffers.ToArray(), predicting.Buffers.ToArray()])
            Assert.Equal([.. Enumerable.Repeat(0f, 16), .. Enumerable.Repeat(1f, 16), .. Enumerable.Repeat(0f, 16), .. Enumerable.Repeat(1f, 16)], buffers);
        Assert.Equal(["BatchNorm1.running_mean", "BatchNorm1.running_var", "BatchNorm2.running_mean", "BatchNorm2.running_var"],
            BatchNormSixteenSingle.BufferTable.Select(info => info.Name));
    }

    [Fact]
    public void Training_moves_them_once_a_call_and_prediction_does_not()
    {
        var network = new BatchNormVectorDouble(maxBatch: 2);
        double[] input = [.. Enumerable.Repeat(1.0, 7), .. Enumerable.Repeat(3.0, 7)];
        network.Train(input, new double[14]);
        Assert.Equal(0.2, network.BatchNorm1.RunningMean[0], 12); // a tenth of the mean 2
        Assert.Equal(1.1, network.BatchNorm1.RunningVariance[6], 12); // nine tenths of 1, a tenth of the unbiased variance 2
        double[] after = network.Buffers.ToArray();
        network.Evaluate(input, new double[14]);
        network.Predict(input, new double[14]);
        Assert.Equal(after, network.Buffers.ToArray());
        network.Forward(input, new double[14]);
        Assert.Equal(0.38, network.BatchNorm1.RunningMean[0], 12);
    }

    [Fact]
    public void Checkpoints_runs_and_copies_have_them()
    {
        var network = new BatchNormVectorSingle(maxBatch: 2);
        float[] input = [.. Enumerable.Range(0, 14).Select(i => i * i / 8f)];
        network.Train(input, new float[14]);
        float[] expected = Predict(network);

        using var checkpoint = new MemoryStream();
        Checkpoint.Save(network, checkpoint);
        checkpoint.Position = 0;
        var loaded = BatchNormVectorSingle.ForPrediction();
        Checkpoint.Load(loaded, checkpoint);
        Assert.Equal(expected, Predict(loaded));

        using var run = new MemoryStream();
        new TrainingRun<float>(network, new SGD(BatchNormVectorSingle.ParameterCount)).Save(run);
        run.Position = 0;
        var resumed = new BatchNormVectorSingle();
        new TrainingRun<float>(resumed, new SGD(BatchNormVectorSingle.ParameterCount)).Load(run);
        Assert.Equal(expected, Predict(resumed));

        var copy = BatchNormVectorSingle.ForPrediction();
        copy.CopyFrom(network);
        Assert.Equal(expected, Predict(copy));
        Assert.Throws<InvalidOperationException>(() => Predict(BatchNormVectorSingle.ForPrediction()));
        Assert.Throws<ArgumentException>(() => copy.CopyFrom(new BatchNormWideSingle()));

        float[] Predict(BatchNormVectorSingle of)
        {
            var output = new float[14];
            of.Predict(input, output);
            return output;
        }
    }
}
