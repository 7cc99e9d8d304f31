using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>A generated network with its optimizer and data, whatever its class.</summary>
internal abstract class GeneratedNetwork(NetworkCase network, INetwork<float> made)
{
    public float[] Inputs { get; } = Samples.Uniform(network.Batch * network.InputSize);

    public float[] Targets { get; } = Samples.Uniform(network.Batch * network.OutputSize, seed: 3);

    public int[] Classes { get; } = Samples.Classes(network.Batch, network.OutputSize);

    /// <summary>The inputs as the peers take them, see <see cref="NetworkCase.PeerInputShape"/>.</summary>
    public float[] PeerInputs() => ChannelsFirst.Of(Inputs, network.Batch, network.InputChannels);

    /// <summary>All parameters, each as PyTorch has it, and running statistics.</summary>
    public PeerWeights CopyWeights()
    {
        var parameters = new List<float[]>();
        foreach (ParameterInfo info in made.ParameterTable)
            parameters.Add(new TensorView<float>(made.Parameters, info).ToArray());
        var buffers = new List<float[]>();
        foreach (ParameterInfo info in made.BufferTable)
            buffers.Add(new TensorView<float>(made.Buffers, info).ToArray());
        return new PeerWeights(parameters, buffers);
    }

    /// <summary>Running statistics as if the network had been trained; those of a new one are 0 and 1, with which much that is wrong would go
    /// unnoticed.</summary>
    public void DrawBuffers()
    {
        float[] drawn = Samples.Uniform(made.Buffers.Length, seed: 4);
        for (int i = 0; i < drawn.Length; i++)
            made.Buffers[i] = 1 + drawn[i] / 2;
    }

    public abstract float[] Predict();

    public abstract float TrainStep();
}

/// <summary>The calls go by the interfaces of all networks, with a batch: a little more than in a user's program.</summary>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <typeparam name="TBatch">Its batches.</typeparam>
internal sealed class GeneratedNetwork<TNetwork, TBatch>(NetworkCase network, TNetwork made, Optimizer optimizer) : GeneratedNetwork(network, made)
    where TNetwork : class, ITrainableNetwork<TNetwork, float, TBatch>
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    private readonly float[] _outputs = new float[network.Batch * network.OutputSize];

    public override float[] Predict()
    {
        made.Predict(TBatch.OfInputs(new ModelSamples<float>(Inputs, [], [])), _outputs);
        return _outputs;
    }

    public override float TrainStep()
    {
        float loss = made.Train(TBatch.Of(new ModelSamples<float>(Inputs, Targets, Classes)));
        optimizer.Step(made);
        return loss;
    }
}
