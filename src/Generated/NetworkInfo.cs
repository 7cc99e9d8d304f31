namespace Generated;

/// <summary>What is known of a network before one is made: its layers, its parameters, and what it takes and gives.</summary>
public sealed class NetworkInfo
{
    private readonly TensorInfo[] _inputs;
    private readonly TensorInfo[] _outputs;
    private readonly TensorInfo[] _targets;

    /// <summary>Describes a network. Called by generated code.</summary>
    /// <param name="summary">The table of its layers.</param>
    /// <param name="forwardFlops">Floating-point operations of the forward pass for one sample.</param>
    /// <param name="parameters">Its parameter tensors.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="targets">The targets of its losses.</param>
    /// <param name="buffers">What it keeps between calls besides its parameters; left out, that is nothing.</param>
    public NetworkInfo(
        string summary, long forwardFlops, ParameterTable parameters,
        ReadOnlySpan<TensorInfo> inputs, ReadOnlySpan<TensorInfo> outputs, ReadOnlySpan<TensorInfo> targets, ParameterTable? buffers = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(parameters);
        (Summary, ForwardFlops, ParameterTable, BufferTable) = (summary, forwardFlops, parameters, buffers ?? ParameterTable.Empty);
        (_inputs, _outputs, _targets) = (inputs.ToArray(), outputs.ToArray(), targets.ToArray());
        InputSize = _inputs.Sum(input => input.Size);
        OutputSize = _outputs.Sum(output => output.Size);
    }

    /// <summary>The table of layers: shapes, parameters, operations and memory.</summary>
    public string Summary { get; }

    /// <summary>Floating-point operations of the forward pass for one sample; a multiply-add counts as two, a function as one.</summary>
    public long ForwardFlops { get; }

    /// <summary>Where each parameter tensor lies in <see cref="INetwork{T}.Parameters"/>, its name, shape and kind.</summary>
    public ParameterTable ParameterTable { get; }

    /// <summary>Where each tensor of <see cref="INetwork{T}.Buffers"/> lies, its name and shape.</summary>
    public ParameterTable BufferTable { get; }

    /// <summary>Number of parameters: the length of <see cref="INetwork{T}.Parameters"/>.</summary>
    public int ParameterCount => ParameterTable.ElementCount;

    /// <summary>The inputs, in the order of the parameters of Train and Predict.</summary>
    public ReadOnlySpan<TensorInfo> Inputs => _inputs;

    /// <summary>The outputs, in the order of the parameters of Predict. In a single span they lie in this order, each with all its samples.</summary>
    public ReadOnlySpan<TensorInfo> Outputs => _outputs;

    /// <summary>The targets, in the order of the parameters of Train; none for a network without a loss, or whose loss compares with no target.</summary>
    public ReadOnlySpan<TensorInfo> Targets => _targets;

    /// <summary>Elements of one sample of all inputs.</summary>
    public int InputSize { get; }

    /// <summary>Elements of one sample of all outputs.</summary>
    public int OutputSize { get; }
}
