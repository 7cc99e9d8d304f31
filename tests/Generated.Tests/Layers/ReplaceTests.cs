using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>A network made for prediction gets other weights while others predict with it.</summary>
public class ReplaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_prediction_beside_loads_has_all_of_one_network_or_all_of_the_other(bool copies)
    {
        const int Samples = 40, Loads = 300;
        float[] input = [.. Enumerable.Range(0, Samples * BatchNormVectorSingle.InputSize).Select(i => i * i % 31 / 8f)];
        BatchNormVectorSingle[] trained = [Trained(1), Trained(2)];
        byte[][] files = [.. trained.Select(Saved)];
        float[][] expected = [.. trained.Select(Predict)];
        Assert.NotEqual(expected[0], expected[1]);

        // A small batch makes a call go through its samples in many turns, between each of which others may load.
        var served = BatchNormVectorSingle.ForPrediction(maxBatch: 1);
        Load(0);
        bool isDone = false;
        int torn = 0, predictions = 0;
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() =>
        {
            var output = new float[expected[0].Length];
            while (!Volatile.Read(ref isDone))
            {
                served.Predict(input, output);
                Interlocked.Increment(ref predictions);
                if (!output.AsSpan().SequenceEqual(expected[0]) && !output.AsSpan().SequenceEqual(expected[1]))
                    Interlocked.Increment(ref torn);
            }
        }))];
        foreach (Thread thread in threads)
            thread.Start();
        for (int i = 1; i <= Loads || Volatile.Read(ref predictions) < Loads; i++)
            Load(i % 2);
        Volatile.Write(ref isDone, true);
        foreach (Thread thread in threads)
            thread.Join();
        Claim.True(torn == 0, $"{torn} of {predictions} predictions were of both networks.");

        void Load(int which)
        {
            if (copies)
                served.CopyFrom(trained[which]);
            else
                Checkpoint.Load(served, new MemoryStream(files[which]));
        }

        BatchNormVectorSingle Trained(ulong seed)
        {
            var network = new BatchNormVectorSingle(seed, maxBatch: Samples);
            network.Train(input, new float[Samples * BatchNormVectorSingle.OutputSize]);
            foreach (ref float number in network.Parameters)
                number += seed;
            foreach (ref float number in network.Buffers)
                number *= seed;
            return network;
        }

        static byte[] Saved(BatchNormVectorSingle network)
        {
            using var stream = new MemoryStream();
            Checkpoint.Save(network, stream);
            return stream.ToArray();
        }

        float[] Predict(BatchNormVectorSingle of)
        {
            var output = new float[Samples * BatchNormVectorSingle.OutputSize];
            of.Predict(input, output);
            return output;
        }
    }

    [Fact]
    public void A_network_that_is_trained_keeps_its_memory_and_one_that_predicts_gets_new()
    {
        var trained = new BatchNormVectorSingle(seed: 1);
        INetwork<float> network = trained;
        Span<float> parameters = trained.Parameters;
        network.Replace([.. parameters.ToArray().Select(value => value + 1)], trained.Buffers.ToArray());
        Assert.True(parameters == trained.Parameters);

        var served = BatchNormVectorSingle.ForPrediction();
        Span<float> before = served.Parameters;
        served.CopyFrom(trained);
        Assert.False(before == served.Parameters);
        Assert.Equal(0, before[0]);
        Assert.Equal(trained.Parameters.ToArray(), served.Parameters.ToArray());
        Assert.Throws<ArgumentException>(() => ((INetwork<float>)served).Replace([1], []));
        Assert.Throws<ArgumentException>(() => network.Replace([1], []));
    }
}
