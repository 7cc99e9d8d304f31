namespace Generated.Benchmarks;

/// <summary>A generated network with its optimizer and data, whatever its class: one interface call more than in a user's program.</summary>
internal sealed class GeneratedNetwork(NetworkCase network, IPredictor made, Optimizer optimizer)
{
    private readonly IClassifier? _classifier = made as IClassifier;
    private readonly IRegressor? _regressor = made as IRegressor;
    private readonly float[] _outputs = new float[network.Batch * network.OutputSize];

    public float[] Inputs { get; } = Samples.Uniform(network.Batch * network.InputSize);

    public float[] Targets { get; } = Samples.Uniform(network.Batch * network.OutputSize, seed: 3);

    public int[] Classes { get; } = Samples.Classes(network.Batch, network.OutputSize);

    /// <summary>The weights [out, in] and the bias of every layer, rows one after another.</summary>
    public IReadOnlyList<float[]> CopyParameters()
    {
        var copies = new List<float[]>();
        foreach (ParameterInfo info in made.ParameterTable)
            copies.Add(new TensorView<float>(made.Parameters, info).ToArray());
        return copies;
    }

    public float[] Predict()
    {
        made.Predict(Inputs, _outputs);
        return _outputs;
    }

    public float TrainStep()
    {
        float loss = _classifier is not null
            ? _classifier.Train(Inputs, Classes, default)
            : _regressor!.Train(Inputs, Targets, default);
        optimizer.Step(made.Parameters, made.Gradients);
        return loss;
    }
}
