namespace Generated.Benchmarks;

/// <summary>A generated network with its optimizer and data, whatever its class: one delegate call more than in a user's program.</summary>
internal sealed class GeneratedNetwork(NetworkCase network, INetwork<float> parameters, Optimizer optimizer, Action<ReadOnlySpan<float>, Span<float>> predict)
{
    private readonly float[] _inputs = Samples.Uniform(network.Batch * network.InputSize);
    private readonly float[] _outputs = new float[network.Batch * network.OutputSize];
    private readonly float[] _targets = network.Classifies ? [] : Samples.Uniform(network.Batch * network.OutputSize, seed: 3);
    private readonly int[] _classes = network.Classifies ? Samples.Classes(network.Batch, network.OutputSize) : [];

    public Func<ReadOnlySpan<float>, ReadOnlySpan<float>, float>? Regress { get; init; }

    public Func<ReadOnlySpan<float>, ReadOnlySpan<int>, float>? Classify { get; init; }

    public float[] Inputs => _inputs;

    public float[] Targets => _targets;

    public int[] Classes => _classes;

    /// <summary>The weights [out, in] and the bias of every layer, rows one after another.</summary>
    public IReadOnlyList<float[]> CopyParameters()
    {
        ParameterTable table = parameters.ParameterTable;
        var copies = new List<float[]>();
        foreach (ParameterInfo info in table)
            copies.Add(new TensorView<float>(parameters.Parameters, info).ToArray());
        return copies;
    }

    public float[] Predict()
    {
        predict(_inputs, _outputs);
        return _outputs;
    }

    public float TrainStep()
    {
        float loss = Classify is null ? Regress!(_inputs, _targets) : Classify(_inputs, _classes);
        optimizer.Step(parameters.Parameters, parameters.Gradients);
        return loss;
    }
}
