using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>A generated network with its optimizer and data, whatever its class: one interface call more than in a user's program.</summary>
internal sealed class GeneratedNetwork(NetworkCase network, IModel<float> made, Optimizer optimizer)
{
    private readonly IClassifier<float>? _classifier = made as IClassifier<float>;
    private readonly IRegressor<float>? _regressor = made as IRegressor<float>;
    private readonly float[] _outputs = new float[network.Batch * network.OutputSize];

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

    /// <summary>Running statistics as if the network had been trained; those of a new one are 0 and 1, with which much that is wrong would go unnoticed.</summary>
    public void DrawBuffers()
    {
        float[] drawn = Samples.Uniform(made.Buffers.Length, seed: 4);
        for (int i = 0; i < drawn.Length; i++)
            made.Buffers[i] = 1 + drawn[i] / 2;
    }

    public float[] Predict()
    {
        made.Predict(Inputs, _outputs);
        return _outputs;
    }

    public float TrainStep()
    {
        float loss = _classifier is not null
            ? _classifier.Train(Inputs, Classes)
            : _regressor!.Train(Inputs, Targets);
        optimizer.Step(made);
        return loss;
    }
}
