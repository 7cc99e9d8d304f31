using Xunit;

namespace Generated.Tests.Data;

/// <summary>Networks of every kind take the batches of the datasets.</summary>
public class BatchSourceTests
{
    private static readonly float[] s_left = [1, 2, 3, 4, 5, 6], s_right = [0.5f, -1, 2, 3, -4, 1];
    private static readonly int[] s_labels = [1, 0];

    [Fact]
    public void A_network_finds_its_inputs_and_targets_by_their_names()
    {
        TensorDataset data = new TensorDataset(2).With("target", s_labels).With("other", s_left, size: 3).With("right", s_right, size: 3)
            .With("left", s_left, size: 3);
        Pair expected = new(seed: 1), network = new(seed: 1);
        float loss = expected.Train(s_left, s_right, s_labels);
        float[] outputs = new float[4], expectedOutputs = new float[4];
        expected.Predict(s_left, s_right, expectedOutputs);
        foreach (TensorBatch batch in data.Batches(2, shuffle: false))
        {
            Assert.Equal(loss, network.Train(batch));
            Assert.Equal(loss, network.Train(Pair.Batch.Of(batch)));
            Assert.Equal(loss, network.Evaluate(batch));
            network.Predict(batch, outputs);
            Assert.Equal(2, Pair.Batch.OfInputs(batch).Count);
            Assert.True(Pair.Batch.OfInputs(batch).Target.IsEmpty);
        }
        Assert.Equal(expectedOutputs, outputs);
        Assert.Equal(expected.Gradients.ToArray(), network.Gradients.ToArray());
        Assert.Equal(loss, LossOf<Pair, Pair.Batch>(data));
    }

    [Fact]
    public void A_batch_of_features_and_targets_has_one_input_and_one_target_whatever_their_names()
    {
        Sorter expected = new(seed: 1), network = new(seed: 1);
        float loss = expected.Train(s_left, s_labels);
        foreach (Batch<int> batch in new ClassificationDataset(s_left, 3, s_labels).Batches(2, shuffle: false))
            Assert.Equal(loss, network.Train(batch));
        Assert.Equal(loss, network.Evaluate(new Batch<int>(s_left, s_labels, 2)));
        float[] outputs = new float[4], expectedOutputs = new float[4];
        expected.Predict(s_left, expectedOutputs);
        network.Predict(new Batch<int>(s_left, [], 2), outputs);
        Assert.Equal(expectedOutputs, outputs);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        TensorDataset data = new TensorDataset(2).With("left", s_left, size: 3).With("right", s_right, size: 3).With("class", s_labels);
        var network = new Pair(seed: 1);
        network.Predict(First(data), new float[4]); // needs no target
        Refuses("There is no tensor 'target'; there are 'left', 'right', 'class'.", () => network.Train(First(data)));
        Refuses("There is no tensor 'right'", () => network.Predict(First(new TensorDataset(2).With("left", s_left, size: 3)), new float[4]));

        double[] doubles = Array.ConvertAll(s_left, x => (double)x);
        TensorDataset wrong = new TensorDataset(2).With("left", doubles, size: 3).With("right", s_right, size: 3).With("target", s_labels);
        Refuses("The elements of 'left' are of type Double, not Single.", () => network.Train(First(wrong)));

        Refuses("no features for a second input, 'right'", () => network.Predict(new Batch<int>(s_left, s_labels, 2), new float[4]));
        Refuses("The targets are of type Single; 'target' is of type Int32.", () => new Sorter().Train(new Batch<float>(s_left, [1, 0], 2)));
        Refuses("'target' has 0 elements; expected 2: 1 for each of 2 samples", () => new Sorter().Train(new Sorter.Batch(s_left)));

        static void Refuses(string message, Action call) => Assert.Contains(message, Assert.Throws<ArgumentException>(call).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_with_a_batch_of_a_dataset_allocate_nothing()
    {
        TensorDataset data = new TensorDataset(2).With("left", s_left, size: 3).With("right", s_right, size: 3).With("target", s_labels);
        TensorBatches batches = data.Batches(1);
        var network = new Pair(seed: 1);
        var outputs = new float[2];
        Allocations.AssertNone(
            () =>
            {
                foreach (TensorBatch batch in batches)
                {
                    network.Train(batch);
                    network.Evaluate(batch);
                    network.Predict(batch, outputs);
                }
            },
            "calls with a batch of a dataset");
    }

    [Fact]
    public void A_tensor_has_the_size_of_its_shape()
    {
        var image = new TensorInfo("image", 28, 14, 3);
        Assert.Equal(28 * 14 * 3, image.Size);
        Assert.Equal("image [28, 14, 3]", image.ToString());
        Assert.Equal(1, new TensorInfo("label").Size);
        Assert.Throws<ArgumentException>(() => new TensorInfo("nothing", 3, 0));
        Assert.Throws<ArgumentException>(() => new TensorInfo(""));
    }

    private static TensorBatch First(TensorDataset data)
    {
        TensorBatches.Enumerator batches = data.Batches(2, shuffle: false).GetEnumerator();
        Assert.True(batches.MoveNext());
        return batches.Current;
    }

    /// <summary>As code for any network would: from its type to its loss.</summary>
    private static float LossOf<TNetwork, TBatch>(TensorDataset data)
        where TNetwork : ITrainableNetwork<TNetwork, float, TBatch>
        where TBatch : INetworkBatch<TBatch>, allows ref struct
    {
        TNetwork network = TNetwork.Create(seed: 1);
        Assert.Equal(6, TNetwork.Info.InputSize);
        Assert.Equal(["left", "right"], TNetwork.Info.Inputs.ToArray().Select(input => input.Name));
        foreach (TensorBatch batch in data.Batches(2, shuffle: false))
            return network.Train(batch);
        return 0;
    }
}

/// <summary>A network with two inputs.</summary>
[Network, Input(3, Name = "left"), Input(3, Name = "right"), Add("right"), Dense(2), CrossEntropy]
public partial class Pair;

/// <summary>A network with one input.</summary>
[Network, Input(3), Dense(2), CrossEntropy]
public partial class Sorter;
