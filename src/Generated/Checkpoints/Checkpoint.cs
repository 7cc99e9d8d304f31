namespace Generated;

/// <summary>
/// Saves and loads the parameters and running statistics of networks as safetensors, with PyTorch's names and layouts. PyTorch can read a file with
/// <c>safetensors.torch.load_file</c>, and files that PyTorch writes can be loaded here.
/// </summary>
/// <remarks>Parameters and <see cref="INetwork{T}.Buffers"/> only. To continue a training exactly where it stopped, see <see cref="TrainingRun{T}"/>.</remarks>
public static class Checkpoint
{
    private const string RunningMean = ".running_mean";
    private const string BatchCount = ".num_batches_tracked";

    /// <summary>Saves a network's parameters to a file. An existing file is replaced in one step at the end: a crash leaves it whole.</summary>
    /// <typeparam name="T">The network's element type: <see cref="float"/> is saved as F32, <see cref="double"/> as F64.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually named <c>*.safetensors</c>.</param>
    /// <param name="metadata">Notes to save with it, each a name and a text; none by default.</param>
    /// <exception cref="ArgumentException">A note is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or there is no permission to write to its folder.</exception>
    public static void Save<T>(INetwork<T> network, string path, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        Save(network, path, new CheckpointSaveOptions { Metadata = metadata });
    }

    /// <summary>Writes a network's parameters to a stream, which stays open.</summary>
    /// <typeparam name="T">The network's element type: <see cref="float"/> is saved as F32, <see cref="double"/> as F64.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="metadata">Notes to save with it, each a name and a text; none by default.</param>
    /// <exception cref="InvalidOperationException">The network was made for prediction and never loaded.</exception>
    public static void Save<T>(INetwork<T> network, Stream stream, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        Save(network, stream, new CheckpointSaveOptions { Metadata = metadata });
    }

    /// <summary>
    /// Saves a network's parameters to a file with other names, or with additional tensors that PyTorch expects. An existing file is replaced in one
    /// step at the end.
    /// </summary>
    /// <typeparam name="T">The network's element type: <see cref="float"/> is saved as F32, <see cref="double"/> as F64.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file, usually named <c>*.safetensors</c>.</param>
    /// <param name="options">How the file differs from the default.</param>
    /// <exception cref="ArgumentException">A note is null, or two tensors get the same name.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or there is no permission to write to its folder.</exception>
    public static void Save<T>(INetwork<T> network, string path, CheckpointSaveOptions options)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        AtomicFile.Write(path, (network, options), static (stream, state) => Save(state.network, stream, state.options));
    }

    /// <summary>Writes a network's parameters to a stream with other names, or with additional tensors that PyTorch expects. The stream stays open.</summary>
    /// <inheritdoc cref="Save{T}(INetwork{T}, string, CheckpointSaveOptions)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="options">How the file differs from the default.</param>
    public static void Save<T>(INetwork<T> network, Stream stream, CheckpointSaveOptions options)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        if (!network.IsLoaded)
            throw new InvalidOperationException(
                "The network was made for prediction and has no parameters to save yet: Load a checkpoint, or CopyFrom a network that was trained.");
        var writer = new SafetensorsWriter(stream, options.Metadata);
        foreach (ParameterInfo tensor in network.ParameterTable.Concat(network.BufferTable))
            writer.Declare<T>(NameOf(tensor.Name), tensor.Shape);
        string[] counts = options.BatchCounts
            ? [.. network.BufferTable.Where(static tensor => tensor.Name.EndsWith(RunningMean, StringComparison.Ordinal))
                .Select(static tensor => tensor.Name[..^RunningMean.Length] + BatchCount)]
            : [];
        foreach (string count in counts)
            writer.Declare<long>(NameOf(count), []);
        foreach (ParameterInfo parameter in network.ParameterTable)
            writer.Write<T>(new TensorView<T>(network.Parameters, parameter).ToArray());
        foreach (ParameterInfo buffer in network.BufferTable)
            writer.Write<T>(new TensorView<T>(network.Buffers, buffer).ToArray());
        foreach (string _ in counts)
            writer.Write<long>([0]);
        writer.Complete();

        string NameOf(string name) => options.Rename is null ? name : options.Rename(name);
    }

    /// <summary>Loads a network's parameters from a file, converting F16, BF16, F32 and F64 to the network's precision.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="network">The network; on an error nothing is changed.</param>
    /// <param name="path">The file.</param>
    /// <returns>The notes that were saved with it.</returns>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">Names or shapes differ from the network's; the message lists every difference.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(INetwork<T> network, string path)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        using var reader = new SafetensorsReader(path);
        return Load(network, reader, path, new CheckpointLoadOptions()).Metadata;
    }

    /// <summary>Loads a network's parameters from a stream, which stays open and is read from its position to its end.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="network">The network; on an error nothing is changed.</param>
    /// <param name="stream">The stream.</param>
    /// <returns>The notes that were saved with it.</returns>
    /// <exception cref="SafetensorsException">The stream is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">Names or shapes differ from the network's; the message lists every difference.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(INetwork<T> network, Stream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        using var reader = new SafetensorsReader(stream, leaveOpen: true);
        return Load(network, reader, "stream", new CheckpointLoadOptions()).Metadata;
    }

    /// <summary>Loads parameters from a file with other names, or a part of them.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="network">The network: everything that fits is loaded; on an error nothing is changed.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">How the names differ, and which differences are allowed.</param>
    /// <returns>What was loaded, and what was not.</returns>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">More differs than the options allow; the message lists it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public static CheckpointReport Load<T>(INetwork<T> network, string path, CheckpointLoadOptions options)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using var reader = new SafetensorsReader(path);
        return Load(network, reader, path, options);
    }

    /// <summary>Loads parameters from a stream with other names, or a part of them. The stream stays open.</summary>
    /// <inheritdoc cref="Load{T}(INetwork{T}, string, CheckpointLoadOptions)"/>
    /// <param name="network">The network: everything that fits is loaded; on an error nothing is changed.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How the names differ, and which differences are allowed.</param>
    public static CheckpointReport Load<T>(INetwork<T> network, Stream stream, CheckpointLoadOptions options)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using var reader = new SafetensorsReader(stream, leaveOpen: true);
        return Load(network, reader, "stream", options);
    }

    private static CheckpointReport Load<T>(INetwork<T> network, SafetensorsReader reader, string file, CheckpointLoadOptions options)
        where T : unmanaged
    {
        var found = new Dictionary<string, SafetensorsTensor>(StringComparer.Ordinal);
        foreach (SafetensorsTensor tensor in reader.Tensors)
        {
            string? name = options.Rename is null ? tensor.Name : options.Rename(tensor.Name);
            if (name is null || IsBatchCount(name, tensor, network.BufferTable))
                continue;
            if (!found.TryAdd(name, tensor))
                throw new CheckpointMismatchException(
                    $"'{file}' has two tensors that are renamed {Untrusted.Quote(name)}: {Untrusted.Quote(found[name].Name)} and "
                        + $"{Untrusted.Quote(tensor.Name)}.");
        }

        List<string> loaded = [], missing = [], different = [];
        T[] parameters = Read(network.ParameterTable, network.Parameters);
        T[] buffers = Read(network.BufferTable, network.Buffers);
        string[] unexpected = [.. found.Values.Select(static tensor => tensor.Name)];
        if (different.Count > 0 || (!options.Partial && missing.Count + unexpected.Length > 0) || (loaded.Count == 0 && missing.Count > 0))
            throw new CheckpointMismatchException(file, missing, unexpected, different);
        // All is read before anything is written: a disk that fails halfway leaves the network as it was.
        network.Replace(parameters, buffers);
        return new CheckpointReport(loaded, missing, unexpected, reader.Metadata);

        T[] Read(ParameterTable table, ReadOnlySpan<T> present)
        {
            T[] values = present.ToArray();
            foreach (ParameterInfo expected in table)
            {
                if (!found.Remove(expected.Name, out SafetensorsTensor? tensor))
                {
                    missing.Add(expected.Name);
                }
                else if (Difference(expected.Name, expected, tensor) is { } difference)
                {
                    different.Add(difference);
                }
                else
                {
                    var elements = new T[expected.Length];
                    reader.Read<T>(tensor, elements);
                    new TensorView<T>(values, expected).CopyFrom(elements);
                    loaded.Add(expected.Name);
                }
            }
            return values;
        }
    }

    /// <summary>
    /// Whether a tensor is the count of batches that PyTorch saves with each batch normalisation. PyTorch uses it only with a momentum of
    /// <c>None</c>, which this library does not have.
    /// </summary>
    private static bool IsBatchCount(string name, SafetensorsTensor tensor, ParameterTable buffers) =>
        name.EndsWith(BatchCount, StringComparison.Ordinal) && tensor.DataType == SafetensorsDataType.Int64 && tensor.Shape.IsEmpty
        && buffers.TryGet(name[..^BatchCount.Length] + RunningMean, out _);

    /// <summary>How a tensor differs from what is expected; null if it does not.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="expected">The shape expected.</param>
    /// <param name="tensor">What the file has.</param>
    /// <param name="exact">The only type allowed; by default every type that can be converted.</param>
    internal static string? Difference(string name, ParameterInfo expected, SafetensorsTensor tensor, SafetensorsDataType? exact = null)
    {
        if (!SameShape(expected.Shape, tensor.Shape))
            return $"{name} is [{Untrusted.Join(", ", tensor.Shape.ToArray())}], expected [{string.Join(", ", expected.Shape.ToArray())}]";
        return (exact is { } type ? tensor.DataType != type : !SafetensorsFormat.IsConvertible(tensor.DataType))
            ? $"{name} holds {Untrusted.Shorten(tensor.DataTypeName)}, expected "
                + $"{(exact is { } only ? SafetensorsFormat.NameOf(only) : "F16, BF16, F32 or F64")}"
            : null;
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
