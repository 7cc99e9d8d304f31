namespace Generated;

/// <summary>
/// Saves and loads the parameters of networks as safetensors, under PyTorch's names and in PyTorch's layouts: a
/// file can be read with <c>safetensors.torch.load_file</c>, and the other way round.
/// </summary>
/// <remarks>The parameters only: to go on training exactly where it stopped, the state of the optimizer is needed too.</remarks>
public static class Checkpoint
{
    /// <summary>Saves a network's parameters to a file. An existing file is replaced in one step at the end: a crash leaves it whole.</summary>
    /// <typeparam name="T">The network's element type: <see cref="float"/> is saved as F32, <see cref="double"/> as F64.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, by custom named <c>.safetensors</c>.</param>
    /// <param name="metadata">Notes to keep with it, from text to text; none by default.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(INetwork<T> network, string path, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, (network, metadata), static (stream, state) => Save(state.network, stream, state.metadata));
    }

    /// <summary>Writes a network's parameters to a stream, which stays open.</summary>
    /// <typeparam name="T">The network's element type: <see cref="float"/> is saved as F32, <see cref="double"/> as F64.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="metadata">Notes to keep with it, from text to text; none by default.</param>
    public static void Save<T>(INetwork<T> network, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var writer = new SafetensorsWriter(stream, metadata);
        foreach (ParameterInfo parameter in network.ParameterTable)
            writer.Declare<T>(parameter.Name, parameter.Shape);
        foreach (ParameterInfo parameter in network.ParameterTable)
            writer.Write<T>(new TensorView<T>(network.Parameters, parameter).ToArray());
        writer.Complete();
    }

    /// <summary>Loads a network's parameters from a file, converting F16, BF16, F32 and F64 to the network's precision.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="network">The network: changed wholly, or on an error not at all.</param>
    /// <param name="path">The file.</param>
    /// <returns>The notes kept with it.</returns>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">Names or shapes differ from the network's; the message lists every difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(INetwork<T> network, string path)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        using var reader = new SafetensorsReader(path);
        return Load(network, reader, path);
    }

    /// <summary>Loads a network's parameters from a stream, which stays open and is read from its position to its end.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="network">The network: changed wholly, or on an error not at all.</param>
    /// <param name="stream">The stream.</param>
    /// <returns>The notes kept with it.</returns>
    /// <exception cref="SafetensorsException">The stream is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">Names or shapes differ from the network's; the message lists every difference.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(INetwork<T> network, Stream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        using var reader = new SafetensorsReader(stream, leaveOpen: true);
        return Load(network, reader, "stream");
    }

    private static IReadOnlyDictionary<string, string> Load<T>(INetwork<T> network, SafetensorsReader reader, string file)
        where T : unmanaged
    {
        ParameterTable table = network.ParameterTable;
        Compare(table, reader, file);

        // All is read before anything is written: a disk that fails halfway leaves the network as it was.
        var values = new T[table.ElementCount];
        foreach (ParameterInfo parameter in table)
            reader.Read(reader[parameter.Name], values.AsSpan(parameter.Offset, parameter.Length));
        Span<T> parameters = network.Parameters;
        foreach (ParameterInfo parameter in table)
            new TensorView<T>(parameters, parameter).CopyFrom(values.AsSpan(parameter.Offset, parameter.Length));
        return reader.Metadata;
    }

    private static void Compare(ParameterTable table, SafetensorsReader reader, string file)
    {
        List<string> missing = [], unexpected = [], different = [];
        foreach (ParameterInfo parameter in table)
        {
            if (!reader.TryGet(parameter.Name, out SafetensorsTensor? tensor))
                missing.Add(parameter.Name);
            else if (!SameShape(parameter.Shape, tensor.Shape))
                different.Add($"{parameter.Name} is [{string.Join(", ", tensor.Shape.ToArray())}], expected [{string.Join(", ", parameter.Shape.ToArray())}]");
            else if (!SafetensorsFormat.IsConvertible(tensor.DataType))
                different.Add($"{parameter.Name} holds {SafetensorsFormat.NameOf(tensor.DataType)}, expected F16, BF16, F32 or F64");
        }
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            if (!table.TryGet(tensor.Name, out _))
                unexpected.Add(tensor.Name);
        }
        if (missing.Count + unexpected.Count + different.Count > 0)
            throw new CheckpointMismatchException(file, missing, unexpected, different);
    }

    private static bool SameShape(ReadOnlySpan<int> expected, ReadOnlySpan<long> found)
    {
        if (expected.Length != found.Length)
            return false;
        for (int axis = 0; axis < expected.Length; axis++)
        {
            if (expected[axis] != found[axis])
                return false;
        }
        return true;
    }
}
