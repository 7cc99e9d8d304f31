using System.Globalization;

namespace Generated;

/// <summary>
/// Saves a training run and takes it up again exactly: the network's parameters and running statistics, the optimizer's memory, its
/// step count and learning rate, and the number of epochs done. The resumed run gives the same bits as one that
/// was never interrupted.
/// </summary>
/// <remarks>
/// <para>One safetensors file: parameters and <see cref="INetwork{T}.Buffers"/> under their own names, as in <see cref="Checkpoint"/>, and for each the
/// optimizer's states as <c>optimizer.state.parameter</c> in the same shape, so that a file holds however
/// the parameters lie in memory.</para>
/// <para>Settings are not saved: construct network and optimizer (its groups, too) and any schedule as before.
/// Of random numbers, the orders of <see cref="Batches{TTarget}"/> need the epoch only; positions of generators of your
/// own belong in the notes.</para>
/// </remarks>
/// <example>
/// <code>
/// TrainingState.Save(network, optimizer, "run.safetensors", epoch: batches.Epoch);
/// // later
/// batches.Epoch = TrainingState.Load(network, optimizer, "run.safetensors").Epoch;
/// </code>
/// </example>
public static class TrainingState
{
    private const string OwnPrefix = "generated.";
    private const string OptimizerKey = OwnPrefix + "optimizer";
    private const string StepKey = OwnPrefix + "step";
    private const string EpochKey = OwnPrefix + "epoch";
    private const string RateKey = OwnPrefix + "learning_rate";
    private const string InitialRateKey = OwnPrefix + "initial_learning_rate";

    /// <summary>Saves a run to a file. An existing file is replaced in one step at the end: a crash leaves it whole.</summary>
    /// <typeparam name="T">The element type of network and optimizer.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="path">The file, by custom named <c>.safetensors</c>.</param>
    /// <param name="epoch">The number of epochs done: not negative.</param>
    /// <param name="metadata">Notes to keep with it, from text to text; none by default. Names that begin with <c>generated.</c> are taken.</param>
    /// <exception cref="ArgumentException">The optimizer is of another number of parameters, the epoch negative, or a note's name is taken.</exception>
    /// <exception cref="InvalidOperationException">The optimizer is of another precision.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save<T>(INetwork<T> network, Optimizer optimizer, string path, int epoch = 0, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged =>
        AtomicFile.Write(path, (network, optimizer, epoch, metadata), static (stream, state) => Save(state.network, state.optimizer, stream, state.epoch, state.metadata));

    /// <summary>Writes a run to a stream, which stays open.</summary>
    /// <inheritdoc cref="Save{T}(INetwork{T}, Optimizer, string, int, IReadOnlyDictionary{string, string}?)"/>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <param name="epoch">The number of epochs done: not negative.</param>
    /// <param name="metadata">Notes to keep with it.</param>
    public static void Save<T>(INetwork<T> network, Optimizer optimizer, Stream stream, int epoch = 0, IReadOnlyDictionary<string, string>? metadata = null)
        where T : unmanaged
    {
        Check(network, optimizer);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        var notes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, string value) in metadata ?? notes)
        {
            if (key.StartsWith(OwnPrefix, StringComparison.Ordinal))
                throw new ArgumentException($"The note '{key}' has a name that is taken: those that begin with '{OwnPrefix}'.", nameof(metadata));
            notes.Add(key, value);
        }
        notes[OptimizerKey] = optimizer.GetType().Name;
        notes[StepKey] = optimizer.StepCount.ToString(CultureInfo.InvariantCulture);
        notes[EpochKey] = epoch.ToString(CultureInfo.InvariantCulture);
        notes[RateKey] = optimizer.LearningRate.ToString("R", CultureInfo.InvariantCulture);
        notes[InitialRateKey] = optimizer.InitialLearningRate.ToString("R", CultureInfo.InvariantCulture);

        var writer = new SafetensorsWriter(stream, notes);
        foreach ((string name, ParameterInfo parameter) in Tensors(network, optimizer))
            writer.Declare<T>(name, parameter.Shape);
        for (int section = 0; section <= optimizer.StateNames.Count; section++)
        {
            foreach (ParameterInfo parameter in network.ParameterTable)
                writer.Write<T>(new TensorView<T>(Section(network, optimizer, section), parameter).ToArray());
        }
        foreach (ParameterInfo buffer in network.BufferTable)
            writer.Write<T>(new TensorView<T>(network.Buffers, buffer).ToArray());
        writer.Complete();
    }

    /// <summary>Takes up a run from a file.</summary>
    /// <typeparam name="T">The element type of network and optimizer: that of the file, since conversion would not be exact.</typeparam>
    /// <param name="network">The network: changed wholly, or on an error not at all.</param>
    /// <param name="optimizer">Its optimizer, constructed as the saved one was: changed wholly, or on an error not at all.</param>
    /// <param name="path">The file.</param>
    /// <returns>How far the run had come, and the notes kept with it.</returns>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors.</exception>
    /// <exception cref="CheckpointMismatchException">The file is not a training run, or is one of another network or optimizer; the message lists every difference.</exception>
    /// <exception cref="ArgumentException">The optimizer is of another number of parameters than the network.</exception>
    /// <exception cref="InvalidOperationException">The optimizer is of another precision than the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static TrainingProgress Load<T>(INetwork<T> network, Optimizer optimizer, string path)
        where T : unmanaged
    {
        Check(network, optimizer);
        using var reader = new SafetensorsReader(path);
        return Load(network, optimizer, reader, path);
    }

    /// <summary>Takes up a run from a stream, which stays open and is read from its position to its end.</summary>
    /// <inheritdoc cref="Load{T}(INetwork{T}, Optimizer, string)"/>
    /// <param name="network">The network: changed wholly, or on an error not at all.</param>
    /// <param name="optimizer">Its optimizer: changed wholly, or on an error not at all.</param>
    /// <param name="stream">The stream.</param>
    public static TrainingProgress Load<T>(INetwork<T> network, Optimizer optimizer, Stream stream)
        where T : unmanaged
    {
        Check(network, optimizer);
        using var reader = new SafetensorsReader(stream, leaveOpen: true);
        return Load(network, optimizer, reader, "stream");
    }

    private static TrainingProgress Load<T>(INetwork<T> network, Optimizer optimizer, SafetensorsReader reader, string file)
        where T : unmanaged
    {
        if (!reader.Metadata.TryGetValue(OptimizerKey, out string? saved))
            throw new CheckpointMismatchException($"'{file}' is not a saved training run: it has no note '{OptimizerKey}'. Parameters alone are loaded by Checkpoint.Load.");
        if (saved != optimizer.GetType().Name)
            throw new CheckpointMismatchException($"'{file}' was saved with the optimizer {saved}; the optimizer given is {optimizer.GetType().Name}.");
        ParameterTable table = network.ParameterTable;
        Checkpoint.Compare(Tensors(network, optimizer), reader, file, SafetensorsFormat.TypeOf<T>());
        long step = Number<long>(reader, StepKey, file, static value => value >= 0);
        int epoch = Number<int>(reader, EpochKey, file, static value => value >= 0);
        double rate = Number<double>(reader, RateKey, file, static value => value >= 0 && double.IsFinite(value));
        double initialRate = Number<double>(reader, InitialRateKey, file, static value => value >= 0 && double.IsFinite(value));

        // All is read before anything is written: a disk that fails halfway leaves everything as it was.
        var sections = new T[optimizer.StateNames.Count + 1][];
        for (int section = 0; section < sections.Length; section++)
        {
            sections[section] = new T[table.ElementCount];
            foreach (ParameterInfo parameter in table)
                reader.Read(reader[NameIn(optimizer, section, parameter)], sections[section].AsSpan(parameter.Offset, parameter.Length));
        }
        T[] buffers = Checkpoint.Read<T>(network.BufferTable, reader);
        Checkpoint.Write(buffers, network.BufferTable, network.Buffers);
        for (int section = 0; section < sections.Length; section++)
        {
            foreach (ParameterInfo parameter in table)
                new TensorView<T>(Section(network, optimizer, section), parameter).CopyFrom(sections[section].AsSpan(parameter.Offset, parameter.Length));
        }
        optimizer.LearningRate = initialRate;
        optimizer.SetScheduledLearningRate(rate);
        optimizer.StepCount = step; // last: what the optimizer derives from it may depend on its settings
        var notes = reader.Metadata
            .Where(static note => !note.Key.StartsWith(OwnPrefix, StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
        return new TrainingProgress(epoch, notes);
    }

    /// <summary>Section 0 is the parameters; the others are the optimizer's states, at the same places.</summary>
    private static Span<T> Section<T>(INetwork<T> network, Optimizer optimizer, int section)
        where T : unmanaged =>
        section == 0 ? network.Parameters : optimizer.GetState<T>(optimizer.StateNames[section - 1]);

    private static string NameIn(Optimizer optimizer, int section, ParameterInfo parameter) =>
        section == 0 ? parameter.Name : $"optimizer.{optimizer.StateNames[section - 1]}.{parameter.Name}";

    private static IEnumerable<(string Name, ParameterInfo Parameter)> Tensors<T>(INetwork<T> network, Optimizer optimizer)
        where T : unmanaged
    {
        for (int section = 0; section <= optimizer.StateNames.Count; section++)
        {
            foreach (ParameterInfo parameter in network.ParameterTable)
                yield return (NameIn(optimizer, section, parameter), parameter);
        }
        foreach (ParameterInfo buffer in network.BufferTable)
            yield return (buffer.Name, buffer);
    }

    private static TNumber Number<TNumber>(SafetensorsReader reader, string key, string file, Func<TNumber, bool> valid)
        where TNumber : struct, IParsable<TNumber>
    {
        string? text = reader.Metadata.GetValueOrDefault(key);
        return TNumber.TryParse(text, CultureInfo.InvariantCulture, out TNumber value) && valid(value)
            ? value
            : throw new CheckpointMismatchException($"'{file}' has {(text is null ? "no note" : $"'{text}' as the note")} '{key}'; expected a number that is not negative.");
    }

    private static void Check<T>(INetwork<T> network, Optimizer optimizer)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (optimizer.ParameterCount != network.ParameterTable.ElementCount)
            throw new ArgumentException($"The optimizer was made for {optimizer.ParameterCount} parameters; the network has {network.ParameterTable.ElementCount}.", nameof(optimizer));
        if (SafetensorsFormat.TypeOf<T>() != (optimizer.Precision == Precision.Single ? SafetensorsDataType.Float32 : SafetensorsDataType.Float64))
            throw new InvalidOperationException($"The optimizer was made for Precision.{optimizer.Precision}; the network is of {typeof(T).Name}.");
    }
}
