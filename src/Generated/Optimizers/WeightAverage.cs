using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// An exponential moving average of a network's weights, which often performs better than the weights themselves. Polyak and Juditsky, 1992; like
/// <c>torch.optim.swa_utils.AveragedModel</c> with <c>get_ema_multi_avg_fn</c>.
/// </summary>
/// <remarks>
/// <code>
/// first update:  average = parameters
/// later:         average = average + (1 - decay) (parameters - average)
/// </code>
/// The first update copies the parameters, so that no correction for a start at 0 is needed. To evaluate the average,
/// <see cref="Swap(INetwork{float})"/> it with the network's parameters, and swap them back to continue training. Only construction allocates.
/// <para>The statistics of <see cref="BatchNormAttribute"/> belong to the weights with which they were computed. An average that was made for a
/// network also keeps these statistics. They are averaged like the weights (PyTorch's <c>use_buffers=True</c>), or, with <see cref="AverageBuffers"/>
/// set to false, copied from the network at each update (PyTorch's default). Neither is exact. If this matters, pass some batches of training data
/// through <c>Forward</c> of a network with the averaged weights, as PyTorch's <c>update_bn</c> does.</para>
/// </remarks>
public sealed class WeightAverage : IResumable
{
    private readonly OptimizerState _average;
    private readonly OptimizerState? _buffers;

    /// <summary>Makes an average for the parameters and buffers of a network.</summary>
    /// <param name="network">The network; only its tables are read.</param>
    /// <exception cref="ArgumentException">The network has no parameters.</exception>
    public WeightAverage(INetwork<float> network)
        : this(CountOf(network), BuffersOf(network), Precision.Single)
    {
    }

    /// <inheritdoc cref="WeightAverage(INetwork{float})"/>
    public WeightAverage(INetwork<double> network)
        : this(CountOf(network), BuffersOf(network), Precision.Double)
    {
    }

    /// <summary>Makes an average for a number of parameters.</summary>
    /// <param name="parameterCount">How many; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public WeightAverage(int parameterCount, Precision precision = Precision.Single)
        : this(parameterCount, 0, precision)
    {
    }

    private WeightAverage(int parameterCount, int bufferCount, Precision precision)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameterCount, 1);
        if (precision is not (Precision.Single or Precision.Double))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Precision is Single or Double.");
        _average = new OptimizerState("average", parameterCount, precision);
        _buffers = bufferCount > 0 ? new OptimizerState("buffers", bufferCount, precision) : null;
    }

    /// <summary>Number of parameters: the length of every span.</summary>
    public int ParameterCount => _average.Length;

    /// <summary>The element type of parameters and average.</summary>
    public Precision Precision => _average.Precision;

    /// <summary>How much of the average an update keeps; in [0, 1]. Default 0.999, PyTorch's.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Decay
    {
        get;
        set => field = Hyperparameter.Fraction(value);
    } = 0.999;

    /// <summary>Whether <see cref="INetwork{T}.Buffers"/> are averaged like the parameters; if not, those of the last update are kept. Default true.</summary>
    public bool AverageBuffers { get; set; } = true;

    /// <summary>
    /// Whether early updates keep less: the decay at update t is min(<see cref="Decay"/>, (1 + t)/(10 + t)), as in TensorFlow if it is given a number
    /// of updates. Default false.
    /// </summary>
    public bool WarmUp { get; set; }

    /// <summary>Number of updates; it can be set to resume a saved run, together with <see cref="Values{T}"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long UpdateCount
    {
        get;
        set => field = Hyperparameter.AtLeast(0, value);
    }

    /// <summary>The average; all 0 before the first update.</summary>
    /// <typeparam name="T">The type of <see cref="Precision"/>.</typeparam>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is another type.</exception>
    public Span<T> Values<T>()
        where T : unmanaged => _average.Values<T>();

    /// <summary>
    /// The average of the buffers, all 0 before the first update. Empty for a network without buffers, and for an average that was made from a count.
    /// </summary>
    /// <typeparam name="T">The type of <see cref="Precision"/>.</typeparam>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is another type.</exception>
    public Span<T> BufferValues<T>()
        where T : unmanaged => _buffers is null ? [] : _buffers.Values<T>();

    /// <summary>Updates the average with the parameters and buffers of a network after a step.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">The average was made for <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">The number of parameters or buffers of the network is not the one that the average was made for.</exception>
    public void Update(INetwork<float> network) => UpdateFrom(network);

    /// <inheritdoc cref="Update(INetwork{float})"/>
    /// <exception cref="InvalidOperationException">The average was made for <see cref="Precision.Single"/>.</exception>
    public void Update(INetwork<double> network) => UpdateFrom(network);

    /// <summary>Copies the average of parameters and buffers, for example into a second network for prediction.</summary>
    /// <param name="network">The destination.</param>
    /// <exception cref="InvalidOperationException">
    /// There was no update from a network yet, or the average was made for <see cref="Precision.Double"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The number of parameters or buffers of the network is not the one that the average was made for.</exception>
    public void CopyTo(INetwork<float> network) => CopyAllTo(network);

    /// <inheritdoc cref="CopyTo(INetwork{float})"/>
    /// <exception cref="InvalidOperationException">
    /// There was no update from a network yet, or the average was made for <see cref="Precision.Single"/>.
    /// </exception>
    public void CopyTo(INetwork<double> network) => CopyAllTo(network);

    /// <summary>Exchanges the average with a network's parameters and buffers; a second call exchanges them back, bit by bit.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">
    /// There was no update from a network yet, or the average was made for <see cref="Precision.Double"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The number of parameters or buffers of the network is not the one that the average was made for.</exception>
    public void Swap(INetwork<float> network) => SwapAll(network);

    /// <inheritdoc cref="Swap(INetwork{float})"/>
    /// <exception cref="InvalidOperationException">
    /// There was no update from a network yet, or the average was made for <see cref="Precision.Single"/>.
    /// </exception>
    public void Swap(INetwork<double> network) => SwapAll(network);

    /// <summary>Updates the average with parameters only.</summary>
    /// <param name="parameters">The network's parameters after the step.</param>
    /// <exception cref="InvalidOperationException">The average was made for <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The span does not have <see cref="ParameterCount"/> elements, or belongs to a network that also has buffers: pass the network itself.
    /// </exception>
    public void Update(ReadOnlySpan<float> parameters) => Update<float>(parameters);

    /// <inheritdoc cref="Update(ReadOnlySpan{float})"/>
    /// <exception cref="InvalidOperationException">The average was made for <see cref="Precision.Single"/>.</exception>
    public void Update(ReadOnlySpan<double> parameters) => Update<double>(parameters);

    /// <summary>Copies the average of the parameters, for example into a second network for prediction.</summary>
    /// <param name="parameters">The destination.</param>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average was made for <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The span does not have <see cref="ParameterCount"/> elements, or belongs to a network that also has buffers: pass the network itself.
    /// </exception>
    public void CopyTo(Span<float> parameters) => Ready(parameters).CopyTo(parameters);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average was made for <see cref="Precision.Single"/>.</exception>
    public void CopyTo(Span<double> parameters) => Ready(parameters).CopyTo(parameters);

    /// <summary>Exchanges the average and the network's parameters; a second call exchanges them back, bit by bit.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average was made for <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The span does not have <see cref="ParameterCount"/> elements, or belongs to a network that also has buffers: pass the network itself.
    /// </exception>
    public void Swap(Span<float> parameters) => Swap(Ready(parameters), parameters);

    /// <inheritdoc cref="Swap(Span{float})"/>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average was made for <see cref="Precision.Single"/>.</exception>
    public void Swap(Span<double> parameters) => Swap(Ready(parameters), parameters);

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Setting(nameof(ParameterCount), ParameterCount);
        state.Setting(nameof(Precision), Precision);
        state.Value(nameof(Decay), Decay, value => Decay = value);
        state.Value(nameof(WarmUp), WarmUp, value => WarmUp = value);
        state.Count(nameof(UpdateCount), UpdateCount, value => UpdateCount = value);
        state.Value(nameof(AverageBuffers), AverageBuffers, value => AverageBuffers = value);
        state.PerParameter(_average);
        if (_buffers is not null)
            state.List("Buffers", BufferNumbers(_buffers), RestoreBuffers);
    }

    private double[] BufferNumbers(OptimizerState buffers) => Precision == Precision.Double
        ? buffers.Values<double>().ToArray()
        : Array.ConvertAll(buffers.Values<float>().ToArray(), static number => (double)number);

    private void RestoreBuffers(double[] numbers)
    {
        if (numbers.Length != _buffers!.Length)
            throw new ArgumentException($"The average has {_buffers.Length} buffers; found {numbers.Length}.", nameof(numbers));
        if (Precision == Precision.Double)
            numbers.CopyTo(_buffers.Values<double>());
        else
            Array.ConvertAll(numbers, static number => (float)number).CopyTo(_buffers.Values<float>());
    }

    private static void Swap<T>(Span<T> a, Span<T> b)
    {
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
    }

    private static int CountOf<T>(INetwork<T> network)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.ParameterTable.ElementCount > 0 ? network.ParameterTable.ElementCount
            : throw new ArgumentException("The network has no parameters to average.", nameof(network));
    }

    private static int BuffersOf<T>(INetwork<T> network)
        where T : unmanaged => network.BufferTable.ElementCount;

    private void UpdateFrom<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(network);
        double taken = UpdateParameters<T>(network.Parameters);
        if (_buffers is null)
            return;
        Span<T> buffers = _buffers.Values<T>();
        if (AverageBuffers && HasBuffers<T>())
            Move(buffers, network.Buffers, taken);
        else
            network.Buffers.CopyTo(buffers);
    }

    /// <summary>
    /// Whether there is an average of the buffers: they include variances, which are not 0. This is not a field, so that it is also right after a
    /// restore.
    /// </summary>
    private bool HasBuffers<T>()
        where T : unmanaged, IEquatable<T> => BufferValues<T>().IndexOfAnyExcept(default(T)) >= 0;

    private void CopyAllTo<T>(INetwork<T> network)
        where T : unmanaged, IEquatable<T>
    {
        CheckReady(network);
        _average.Values<T>().CopyTo(network.Parameters);
        BufferValues<T>().CopyTo(network.Buffers);
    }

    private void SwapAll<T>(INetwork<T> network)
        where T : unmanaged, IEquatable<T>
    {
        CheckReady(network);
        Swap(_average.Values<T>(), network.Parameters);
        Swap(BufferValues<T>(), network.Buffers);
    }

    private void Check<T>(INetwork<T> network)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        _ = _average.Values<T>(); // throws for another precision
        int buffers = _buffers?.Length ?? 0;
        if (network.ParameterTable.ElementCount != ParameterCount)
            throw new ArgumentException($"Expected {ParameterCount} parameters, found {network.ParameterTable.ElementCount}.", nameof(network));
        if (network.BufferTable.ElementCount != buffers)
            throw new ArgumentException(
                $"Expected {buffers} buffers, found {network.BufferTable.ElementCount}. Write new WeightAverage(network), which keeps the statistics of "
                    + "normalisation together with the weights.", nameof(network));
    }

    private void CheckReady<T>(INetwork<T> network)
        where T : unmanaged, IEquatable<T>
    {
        Check(network);
        if (UpdateCount == 0)
            throw new InvalidOperationException("There is no average before the first Update.");
        if (_buffers is not null && !HasBuffers<T>())
            throw new InvalidOperationException("There is no average of the buffers: all updates were of parameters alone. Write Update(network).");
    }

    private void Update<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        _ = OfLength(parameters);
        UpdateParameters(parameters);
    }

    /// <summary>Updates the average with parameters; returns the share of the parameters in the new average.</summary>
    private double UpdateParameters<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        UpdateCount++;
        if (UpdateCount == 1)
        {
            parameters.CopyTo(_average.Values<T>());
            return 1;
        }
        double taken = 1 - (WarmUp ? Math.Min(Decay, (1.0 + UpdateCount) / (10.0 + UpdateCount)) : Decay);
        Move(_average.Values<T>(), parameters, taken);
        return taken;
    }

    private static void Move<T>(Span<T> average, ReadOnlySpan<T> values, double taken)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sweep.Run(new ParameterRange<T>(average, values, new ParameterGroup(0, average.Length), 1, 0), new Rule<T>(taken));

    private Span<T> Ready<T>(Span<T> parameters)
        where T : unmanaged
    {
        Span<T> average = OfLength<T>(parameters);
        return UpdateCount > 0 ? average : throw new InvalidOperationException("There is no average before the first Update.");
    }

    private Span<T> OfLength<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged
    {
        Span<T> average = _average.Values<T>();
        if (parameters.Length != average.Length)
            throw new ArgumentException($"Expected {average.Length} parameters, found {parameters.Length}.", nameof(parameters));
        MemoryArea area = MemoryArea.Of(parameters);
        if (area.Overlaps(MemoryArea.Of<T>(average)))
            throw new ArgumentException("'parameters' overlaps the average's own Values.", nameof(parameters));
        if (LiveNetworks<T>.AreParametersBesideBuffers(area))
            throw new ArgumentException(
                "'parameters' belongs to a network with buffers, the statistics of its normalisation, which have to go with the weights: write new "
                    + "WeightAverage(network), and give Update, CopyTo and Swap the network.", nameof(parameters));
        return average;
    }

    /// <summary>Moves the average (in the parameters' place) towards the weights (in the gradients' place).</summary>
    private readonly struct Rule<T>(double taken) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _taken = T.CreateTruncating(taken);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T> =>
            parameter = TSimd.MultiplyAdd(TSimd.Create(_taken), TSimd.Subtract(gradient, parameter), parameter);
    }
}
