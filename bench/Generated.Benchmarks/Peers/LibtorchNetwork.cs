using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Generated.Benchmarks;

/// <summary>A network in libtorch by way of TorchSharp: an nn.Sequential, a loss and an optimizer.</summary>
internal sealed class LibtorchNetwork : IDisposable
{
    private readonly Sequential _module;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;
    private readonly Loss<Tensor, Tensor, Tensor> _loss;
    private readonly optim.Optimizer _optimizer;
    private IDisposable? _inference;

    public LibtorchNetwork(NetworkCase network, GeneratedNetwork of, int threads, double learningRate)
    {
        set_num_threads(threads);
        PeerWeights weights = of.CopyWeights();
        _module = LibtorchLayers.Chain(network.Steps, weights);
        weights.CheckAllTaken();
        _inputs = tensor(of.PeerInputs(), Array.ConvertAll(network.PeerInputShape, size => (long)size));
        _targets = network.Classifies
            ? tensor(Array.ConvertAll(of.Classes, label => (long)label))
            : tensor(of.Targets, [network.Batch, network.OutputSize]);
        _loss = network.Classifies ? nn.CrossEntropyLoss() : nn.MSELoss();
        _optimizer = network.Momentum is double momentum
            ? optim.SGD(_module.parameters(), learningRate, momentum)
            : optim.Adam(_module.parameters(), learningRate);
    }

    public float TrainStep()
    {
        using DisposeScope scope = NewDisposeScope();
        _optimizer.zero_grad();
        Tensor loss = _loss.call(_module.call(_inputs), _targets);
        loss.backward();
        _optimizer.step();
        return loss.item<float>();
    }

    /// <summary>Forgets about gradients from here on, on this thread, as a program does once before it predicts.</summary>
    public void StartPrediction()
    {
        _module.eval();
        _inference = inference_mode();
    }

    /// <summary>The output stays in libtorch's memory: nothing is copied.</summary>
    public void Predict()
    {
        using Tensor output = _module.call(_inputs);
    }

    public float[] CopyPrediction()
    {
        using Tensor output = _module.call(_inputs);
        return output.data<float>().ToArray();
    }

    public void Dispose()
    {
        _inference?.Dispose();
        _optimizer.Dispose();
        _loss.Dispose();
        _targets.Dispose();
        _inputs.Dispose();
        _module.Dispose();
    }
}
