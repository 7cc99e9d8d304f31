namespace Generated;

/// <summary>
/// The complete state of a training run. One call saves it, another one resumes it exactly: the resumed run gives the same bits as a run that was
/// never interrupted, even if it was stopped in the middle of an epoch.
/// </summary>
/// <remarks>
/// <para>These are saved: the network's parameters, running statistics and random step (for dropout); the optimizer's states, counts, groups and
/// settable settings; and the state of all other parts. To resume, construct everything as before, and call Load before the first batch. Settings
/// that were chosen at construction, such as the length of a schedule or the seed of batches, are compared. A run with other parts or other settings
/// is refused, and the message names them. To continue with another learning rate, set it after Load.</para>
/// <para>To stop in the middle of an epoch, save at the end of the loop body over <see cref="Batches"/>: all batches that the loop has received count
/// as done. In the resumed run, the next loop over the batches continues with the following batch.</para>
/// <para>The file is one safetensors file. Parameters and <see cref="INetwork{T}.Buffers"/> have their own names, as in <see cref="Checkpoint"/>. For
/// each parameter, the states of the optimizer are saved as <c>optimizer.state.parameter</c> in the parameter's shape, so that a file does not depend
/// on the layout of parameters in memory. Values are notes whose names begin with <c>generated.</c>. The content of a file is not trusted: everything
/// is read and checked before anything changes.</para>
/// <para>A run is itself <see cref="IResumable"/>: if several networks are trained together, one run has the other runs as <see cref="Others"/>
/// (without their notes).</para>
/// </remarks>
/// <example>
/// <code>
/// var run = new TrainingRun&lt;float>(network, optimizer) { Schedule = schedule, Batches = batches, History = history };
/// if (File.Exists(path))
///     run.Load(path);
/// while (batches.Epoch &lt; 10)
/// {
///     foreach (var (images, labels) in batches)
///     {
///         network.Train(images, labels);
///         optimizer.Step(network.Parameters, network.Gradients);
///         if (isTimeUp)
///         {
///             run.Save(path);
///             return;
///         }
///     }
///     schedule.Step();
///     run.Save(path);
/// }
/// </code>
/// </example>
/// <typeparam name="T">The element type of network and optimizer. The file must have the same type, because a conversion would not be exact.</typeparam>
public sealed class TrainingRun<T> : IResumable
    where T : unmanaged
{
    private Dictionary<string, string> _notes = new(StringComparer.Ordinal);

    /// <summary>Makes a run with the two parts that every run has.</summary>
    /// <param name="network">The network that is trained.</param>
    /// <param name="optimizer">Its optimizer.</param>
    /// <exception cref="ArgumentException">The optimizer has a different number of parameters than the network.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has a different precision than the network.</exception>
    public TrainingRun(INetwork<T> network, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        if (optimizer.ParameterCount != network.ParameterTable.ElementCount)
            throw new ArgumentException(
                $"The optimizer was made for {optimizer.ParameterCount} parameters; the network has {network.ParameterTable.ElementCount}.", nameof(optimizer));
        if (SafetensorsFormat.TypeOf<T>() != (optimizer.Precision == Precision.Single ? SafetensorsDataType.Float32 : SafetensorsDataType.Float64))
            throw new InvalidOperationException($"The optimizer was made for Precision.{optimizer.Precision}; the network is of {typeof(T).Name}.");
        Network = network;
        Optimizer = optimizer;
    }

    /// <summary>The network that is trained.</summary>
    public INetwork<T> Network { get; }

    /// <summary>Its optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The schedule of the learning rate: a <see cref="LearningRateSchedule"/> or <see cref="ReduceLROnPlateau"/>. If there are several, the others go
    /// into <see cref="Others"/>.</summary>
    public IResumable? Schedule { get; init; }

    /// <summary>The batches that the run iterates over: their epoch and the position within it are saved.</summary>
    public IResumable? Batches { get; init; }

    /// <summary>The average of the weights.</summary>
    public WeightAverage? WeightAverage { get; init; }

    /// <summary>The object that decides when to stop.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>The learning curves.</summary>
    public History? History { get; init; }

    /// <summary>
    /// Other parts with state, under names without dots: a second schedule, another run that is trained together with this one, a class of your own.
    /// </summary>
    public IReadOnlyDictionary<string, IResumable> Others { get; init; } = new Dictionary<string, IResumable>();

    /// <summary>
    /// Notes of your own, each a name and a text; Load replaces them by those of the file. Names that begin with <c>generated.</c> are reserved.
    /// </summary>
    public IDictionary<string, string> Notes => _notes;

    /// <summary>Saves the run to a file. An existing file is replaced in one step at the end: a crash leaves it whole.</summary>
    /// <param name="path">The file, usually named <c>*.safetensors</c>.</param>
    /// <exception cref="ArgumentException">The name of a note is reserved, a note is null, or a schedule is attached to another optimizer.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or there is no permission to write to its folder.</exception>
    public void Save(string path) => AtomicFile.Write(path, this, static (stream, run) => run.Save(stream));

    /// <summary>Writes the run to a stream, which stays open.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    /// <exception cref="ArgumentException">The name of a note is reserved, a note is null, or a schedule is attached to another optimizer.</exception>
    public void Save(Stream stream) => RunFile.Write(Describe(), _notes, stream);

    /// <summary>Resumes the run from a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SafetensorsException">The file is not well-formed safetensors; nothing is changed.</exception>
    /// <exception cref="CheckpointMismatchException">
    /// The file is not a training run, has other parts or settings, or contains invalid values; the message names them, and nothing is changed.
    /// </exception>
    /// <exception cref="ArgumentException">A schedule is attached to another optimizer.</exception>
    /// <exception cref="IOException">The file cannot be read; nothing is changed.</exception>
    /// <exception cref="UnauthorizedAccessException">There is no permission to read the file.</exception>
    public void Load(string path)
    {
        RunState state = Describe();
        using var reader = new SafetensorsReader(path);
        _notes = RunFile.Read(state, reader, path);
    }

    /// <summary>Resumes the run from a stream, which stays open and is read from its position to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="SafetensorsException">The stream is not well-formed safetensors; nothing is changed.</exception>
    /// <exception cref="CheckpointMismatchException">As for a file.</exception>
    /// <exception cref="ArgumentException">A schedule is attached to another optimizer.</exception>
    public void Load(Stream stream)
    {
        RunState state = Describe();
        using var reader = new SafetensorsReader(stream, leaveOpen: true);
        _notes = RunFile.Read(state, reader, "stream");
    }

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Optimizer? scheduled = Schedule switch
        {
            LearningRateSchedule schedule => schedule.Optimizer,
            ReduceLROnPlateau plateau => plateau.Optimizer,
            _ => null,
        };
        if (scheduled is not null && scheduled != Optimizer)
            throw new ArgumentException($"The {Schedule!.GetType().Name} is attached to another optimizer than the run's.");

        ParameterTable? outer = state.Layout;
        string prefix = state.Parts.Count == 0 ? "" : state.Parts[^1].Path + ".";
        state.Layout = Network.ParameterTable;
        state.Elements(prefix, Network.ParameterTable, () => Network.Parameters);
        state.Elements(prefix, Network.BufferTable, () => Network.Buffers);
        state.Value("RandomSeed", Network.RandomSeed, value => Network.RandomSeed = value);
        state.Value("RandomStep", Network.RandomStep, value => Network.RandomStep = value);
        state.Part("optimizer", Optimizer);
        foreach ((string name, IResumable? part) in (ReadOnlySpan<(string, IResumable?)>)[("schedule", Schedule), ("batches", Batches),
            ("average", WeightAverage), ("stopping", EarlyStopping), ("history", History)])
        {
            if (part is not null)
                state.Part(name, part);
        }
        foreach ((string name, IResumable part) in Others.OrderBy(static other => other.Key, StringComparer.Ordinal))
            state.Part(name, part);
        state.Layout = outer;
    }

    private RunState Describe()
    {
        var state = new RunState();
        DescribeState(state);
        return state;
    }
}
