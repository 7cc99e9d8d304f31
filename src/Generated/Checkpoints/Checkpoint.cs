namespace Generated;

/// <summary>
/// Saves and loads the parameters and running statistics of networks as safetensors, under PyTorch's names and in PyTorch's layouts: a
/// file can be read with <c>safetensors.torch.load_file</c>, and the other way round.
/// </summary>
/// <remarks>Parameters and <see cref="INetwork{T}.Buffers"/> only: to go on training exactly where it stopped, see <see cref="TrainingState"/>.</remarks>
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
    /// <exception cref="InvalidOperationException">The network was made for prediction and never loaded.</exception>
    public static void Save<T>(INetwork<T> network, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!network.IsLoaded)
            throw new InvalidOperationException("The network was made for prediction and has no parameters to save yet: Load a checkpoint, or CopyFrom a network that was trained.");
        var writer = new SafetensorsWriter(stream, metadata);
        foreach (ParameterInfo tensor in network.ParameterTable.Concat(network.BufferTable))
            writer.Declare<T>(tensor.Name, tensor.Shape);
        foreach (ParameterInfo parameter in network.ParameterTable)
            writer.Write<T>(new TensorView<T>(network.Parameters, parameter).ToArray());
        foreach (ParameterInfo buffer in network.BufferTable)
            writer.Write<T>(new TensorView<T>(network.Buffers, buffer).ToArray());
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
        Compare(network.ParameterTable.Concat(network.BufferTable).Select(static tensor => (tensor.Name, tensor)), reader, file);

        // All is read before anything is written: a disk that fails halfway leaves the network as it was.
        T[] parameters = Read<T>(network.ParameterTable, reader);
        T[] buffers = Read<T>(network.BufferTable, reader);
        Write(parameters, network.ParameterTable, network.Parameters);
        Write(buffers, network.BufferTable, network.Buffers);
        return reader.Metadata;
    }

    /// <summary>The tensors of a table, in the layouts of the file.</summary>
    internal static T[] Read<T>(ParameterTable table, SafetensorsReader reader)
        where T : unmanaged
    {
        var values = new T[table.ElementCount];
        foreach (ParameterInfo tensor in table)
            reader.Read(reader[tensor.Name], values.AsSpan(tensor.Offset, tensor.Length));
        return values;
    }

    /// <summary>Puts tensors in the layouts of a file where they are in memory.</summary>
    internal static void Write<T>(T[] values, ParameterTable table, Span<T> to)
        where T : unmanaged
    {
        foreach (ParameterInfo tensor in table)
            new TensorView<T>(to, tensor).CopyFrom(values.AsSpan(tensor.Offset, tensor.Length));
    }

    /// <summary>Throws unless a file has exactly the tensors expected, in their shapes and in types that can be read.</summary>
    /// <param name="expected">The names, and the parameters whose shapes they have.</param>
    /// <param name="reader">The file.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="exact">The only type allowed; by default all that can be converted.</param>
    internal static void Compare(IEnumerable<(string Name, ParameterInfo Parameter)> expected, SafetensorsReader reader, string file, SafetensorsDataType? exact = null)
    {
        List<string> missing = [], unexpected = [], different = [];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string name, ParameterInfo parameter) in expected)
        {
            names.Add(name);
            if (!reader.TryGet(name, out SafetensorsTensor? tensor))
                missing.Add(name);
            else if (!SameShape(parameter.Shape, tensor.Shape))
                different.Add($"{name} is [{string.Join(", ", tensor.Shape.ToArray())}], expected [{string.Join(", ", parameter.Shape.ToArray())}]");
            else if (exact is { } type ? tensor.DataType != type : !SafetensorsFormat.IsConvertible(tensor.DataType))
                different.Add($"{name} holds {SafetensorsFormat.NameOf(tensor.DataType)}, expected {(exact is { } only ? SafetensorsFormat.NameOf(only) : "F16, BF16, F32 or F64")}");
        }
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            if (!names.Contains(tensor.Name))
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
