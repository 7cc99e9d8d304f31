using Microsoft.ML.OnnxRuntime;

namespace Generated.Benchmarks;

/// <summary>
/// A network in ONNX Runtime, all graph optimisations on. Inputs and outputs are bound once to pinned arrays,
/// so that a run is one native call without names, copies or allocations: its fastest way.
/// </summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly float[] _outputs;
    private readonly InferenceSession _session;
    private readonly OrtValue _input;
    private readonly OrtValue _output;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _options = new();

    public OnnxNetwork(NetworkCase network, GeneratedNetwork of, int threads)
    {
        using var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
        };
        _session = new InferenceSession(OnnxModel.Write(network, of.CopyWeights()), options);
        _outputs = new float[network.Batch * network.OutputSize];
        _input = OrtValue.CreateTensorValueFromMemory(of.PeerInputs(), Array.ConvertAll(network.PeerInputShape, size => (long)size));
        _output = OrtValue.CreateTensorValueFromMemory(_outputs, [network.Batch, network.OutputSize]);
        _binding = _session.CreateIoBinding();
        _binding.BindInput(OnnxModel.Input, _input);
        _binding.BindOutput(OnnxModel.Output, _output);
    }

    public float[] Predict()
    {
        _session.RunWithBinding(_options, _binding);
        return _outputs;
    }

    public void Dispose()
    {
        _binding.Dispose();
        _output.Dispose();
        _input.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
