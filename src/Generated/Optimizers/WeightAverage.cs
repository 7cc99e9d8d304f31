using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Numerics;

namespace Generated;

/// <summary>
/// An exponential moving average of a network's weights, which often evaluates better than the weights
/// themselves. Polyak and Juditsky, 1992; as <c>torch.optim.swa_utils.AveragedModel</c> with <c>get_ema_multi_avg_fn</c>.
/// </summary>
/// <remarks>
/// <code>
/// first update:  average = parameters
/// later:         average = average + (1 - decay) (parameters - average)
/// </code>
/// As the first update copies the parameters, no correction for a start at 0 is needed. To evaluate, <see cref="Swap(Span{float})"/> the
/// average with the network's parameters, and swap them back to go on training. Only construction allocates.
/// </remarks>
public sealed class WeightAverage : IResumable
{
    private readonly OptimizerState _average;

    /// <summary>Makes an average for a number of parameters.</summary>
    /// <param name="parameterCount">How many; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public WeightAverage(int parameterCount, Precision precision = Precision.Single)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parameterCount, 1);
        if (precision is not (Precision.Single or Precision.Double))
            throw new ArgumentOutOfRangeException(nameof(precision), precision, "Precision is Single or Double.");
        _average = new OptimizerState("average", parameterCount, precision);
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

    /// <summary>
    /// Whether early updates keep less: a decay of min(<see cref="Decay"/>, (1 + t)/(10 + t)) at update t, as TensorFlow does
    /// with a number of updates. Default false.
    /// </summary>
    public bool WarmUp { get; set; }

    /// <summary>Number of updates; settable to resume a saved run, together with <see cref="Values{T}"/>.</summary>
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

    /// <summary>Takes the parameters of a step into the average.</summary>
    /// <param name="parameters">The network's parameters after the step.</param>
    /// <exception cref="InvalidOperationException">The average is of <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">The span is not of <see cref="ParameterCount"/> elements.</exception>
    public void Update(ReadOnlySpan<float> parameters) => Update<float>(parameters);

    /// <inheritdoc cref="Update(ReadOnlySpan{float})"/>
    /// <exception cref="InvalidOperationException">The average is of <see cref="Precision.Single"/>.</exception>
    public void Update(ReadOnlySpan<double> parameters) => Update<double>(parameters);

    /// <summary>Copies the average out, such as into a second network for prediction.</summary>
    /// <param name="parameters">Where to.</param>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average is of <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">The span is not of <see cref="ParameterCount"/> elements.</exception>
    public void CopyTo(Span<float> parameters) => Ready(parameters).CopyTo(parameters);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average is of <see cref="Precision.Single"/>.</exception>
    public void CopyTo(Span<double> parameters) => Ready(parameters).CopyTo(parameters);

    /// <summary>Exchanges the average and the network's parameters; a second call exchanges them back, bit by bit.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average is of <see cref="Precision.Double"/>.</exception>
    /// <exception cref="ArgumentException">The span is not of <see cref="ParameterCount"/> elements.</exception>
    public void Swap(Span<float> parameters) => Swap(Ready(parameters), parameters);

    /// <inheritdoc cref="Swap(Span{float})"/>
    /// <exception cref="InvalidOperationException">There was no update yet, or the average is of <see cref="Precision.Single"/>.</exception>
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
        state.PerParameter(_average);
    }

    private static void Swap<T>(Span<T> a, Span<T> b)
    {
        for (int i = 0; i < a.Length; i++)
            (a[i], b[i]) = (b[i], a[i]);
    }

    private void Update<T>(ReadOnlySpan<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> average = OfLength(parameters);
        UpdateCount++;
        if (UpdateCount == 1)
        {
            parameters.CopyTo(average);
            return;
        }
        double decay = WarmUp ? Math.Min(Decay, (1.0 + UpdateCount) / (10.0 + UpdateCount)) : Decay;
        var range = new ParameterRange<T>(average, parameters, new ParameterGroup(0, ParameterCount), 1, 0);
        Sweep.Run(range, new Rule<T>(1 - decay));
    }

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
            parameter = TSimd.FusedMultiplyAdd(TSimd.Create(_taken), TSimd.Subtract(gradient, parameter), parameter);
    }
}
