using Generated.Models;

namespace Generated.Benchmarks;

/// <summary>A point of the grid of kernels: samples, inputs and outputs of one dense layer.</summary>
public sealed record DenseShape(int Batch, int Inputs, int Outputs)
{
    /// <summary>Floating-point operations of one product; forward, input gradient and weight gradient have the same number.</summary>
    public double Flops => 2.0 * Batch * Inputs * Outputs;

    public override string ToString() => $"{Batch}x{Inputs}x{Outputs}";
}

/// <summary>One generated dense layer and its data.</summary>
internal abstract class DenseKernels
{
    public abstract void Forward();

    public abstract void WeightGradient();

    public abstract void BothGradients();

    /// <summary>Runs the three, and compares elements all over each result with sums in double.</summary>
    /// <exception cref="InvalidOperationException">A kernel computes something else.</exception>
    public abstract void Check();
}

/// <inheritdoc/>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <typeparam name="TBatch">Its batches.</typeparam>
internal sealed class DenseKernels<TNetwork, TBatch>(DenseShape shape, TNetwork dense) : DenseKernels
    where TNetwork : class, IDifferentiableNetwork<TNetwork, float, TBatch>
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    private readonly float[] _inputs = Samples.Uniform(shape.Batch * shape.Inputs);
    private readonly float[] _outputs = new float[shape.Batch * shape.Outputs];
    private readonly float[] _outputGradient = Samples.Uniform(shape.Batch * shape.Outputs, seed: 2);
    private readonly float[] _inputGradient = new float[shape.Batch * shape.Inputs];

    private TBatch Inputs => TBatch.OfInputs(new ModelSamples<float>(_inputs, [], []));

    public override void Forward() => dense.Predict(Inputs, _outputs);

    public override void WeightGradient() => dense.Backward(_outputGradient);

    public override void BothGradients() => dense.Backward(_outputGradient, _inputGradient);

    public override void Check()
    {
        dense.Forward(Inputs, _outputs);
        Forward();
        BothGradients();
        ParameterTable table = dense.ParameterTable;
        float[] weights = new TensorView<float>(dense.Parameters, table[0]).ToArray();
        float[] bias = new TensorView<float>(dense.Parameters, table[1]).ToArray();
        float[] weightGradient = new TensorView<float>(dense.Gradients, table[0]).ToArray();
        for (int probe = 0; probe < 97; probe++)
        {
            int sample = Place(probe, shape.Batch), from = Place(probe * 7, shape.Inputs), to = Place(probe * 3, shape.Outputs);
            double output = bias[to], outputGradientOfInput = 0, gradientOfWeight = 0;
            for (int i = 0; i < shape.Inputs; i++)
                output += (double)_inputs[sample * shape.Inputs + i] * weights[to * shape.Inputs + i];
            for (int o = 0; o < shape.Outputs; o++)
                outputGradientOfInput += (double)_outputGradient[sample * shape.Outputs + o] * weights[o * shape.Inputs + from];
            for (int b = 0; b < shape.Batch; b++)
                gradientOfWeight += (double)_inputs[b * shape.Inputs + from] * _outputGradient[b * shape.Outputs + to];
            Agreement.Check($"{shape}, forward", output, _outputs[sample * shape.Outputs + to]);
            Agreement.Check($"{shape}, input gradient", outputGradientOfInput, _inputGradient[sample * shape.Inputs + from]);
            Agreement.Check($"{shape}, weight gradient", gradientOfWeight, weightGradient[to * shape.Inputs + from]);
        }

        // The first probe is the first element, the last the last one.
        static int Place(int probe, int count) => probe % 97 == 96 ? count - 1 : (int)((long)(probe % 97) * count / 97);
    }
}
