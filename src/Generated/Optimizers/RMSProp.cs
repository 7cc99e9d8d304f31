using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Divides gradients by a running root of their mean square: <c>torch.optim.RMSprop</c>. Hinton, 2012; centred: Graves, 2013.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// v = α v + (1 - α) g²
/// a = α a + (1 - α) g, v' = v - a²        if centred; else v' = v
/// b = μ b + g / (√v' + ε)
/// p = p - rate · b
/// </code>
/// If rounding makes a centred variance v' negative, it counts as 0 (in PyTorch it gives NaN). Learning rate 1e-2 and weight decay 0 by default.
/// States: <c>square_avg</c> (v); <c>grad_avg</c> (a) if centred; <c>momentum_buffer</c> (b) once <see cref="Momentum"/> has been set above 0.
/// </remarks>
public sealed class RMSProp : Optimizer
{
    private readonly OptimizerState _square;
    private OptimizerState? _mean;
    private OptimizerState? _buffer;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public RMSProp(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-2)
    {
        _square = AddState("square_avg");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public RMSProp(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>Decay α of the running means; in [0, 1). Default 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Alpha
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.99;

    /// <summary>ε, added to the denominator; finite, at least 0. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    } = 1e-8;

    /// <summary>The momentum μ; finite, at least 0. Default 0. Setting it above 0 for the first time allocates the buffer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set
        {
            field = Hyperparameter.NotNegative(value);
            if (value > 0)
                _buffer ??= AddState("momentum_buffer");
        }
    }

    /// <summary>Whether to divide by the deviation from the running mean instead of from 0. Default false.</summary>
    public bool Centered
    {
        get => _mean is not null;
        init => _mean = value ? _mean ?? AddState("grad_avg") : null;
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Alpha), Alpha, value => Alpha = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
        state.Value(nameof(Momentum), Momentum, value =>
            Momentum = value == 0 || _buffer is not null ? value : throw new ArgumentException("momentum without a buffer"));
        state.Setting(nameof(Centered), Centered);
    }

    /// <inheritdoc/>
    protected override void Update<T>(in ParameterRange<T> range)
    {
        if (FastQuotient.Serves<T>(Epsilon))
            Update<T, FastQuotient>(range);
        else
            Update<T, ExactQuotient>(range);
    }

    private void Update<T, TQuotient>(in ParameterRange<T> range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        var rule = new Rule<T, TQuotient>(
            weightDecay: range.WeightDecay,
            alpha: Alpha,
            rest: 1 - Alpha,
            meanRest: Centered ? 1 - Alpha : 0,
            epsilon: Epsilon,
            momentum: Momentum,
            descent: -range.LearningRate);
        Sweep.Run(range, rule, _square, _mean, Momentum > 0 ? _buffer : null);
    }

    private readonly struct Rule<T, TQuotient>(double weightDecay, double alpha, double rest, double meanRest, double epsilon, double momentum, double descent)
        : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _alpha = T.CreateTruncating(alpha);
        private readonly T _rest = T.CreateTruncating(rest);
        private readonly T _meanRest = T.CreateTruncating(meanRest);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _momentum = T.CreateTruncating(momentum);
        private readonly T _descent = T.CreateTruncating(descent);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest, epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(g, _leastSquared);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_alpha), state1, TSimd.Multiply(TSimd.Create(_rest), TSimd.Multiply(counted, counted)));
            state2 = TSimd.MultiplyAdd(TSimd.Create(_alpha), state2, TSimd.Multiply(TSimd.Create(_meanRest), g)); // stays 0 if not centred
            TVector mean = TinyNumbers.Clear<TVector, TSimd, T>(state2, _leastSquared);
            TVector variance = TSimd.MultiplyAdd(TSimd.Negate(mean), mean, state1);
            variance = TSimd.Select(TSimd.LessThan(variance, TSimd.Zero), TSimd.Zero, variance); // NaN stays; fewer instructions than Max
            TVector direction = TQuotient.DivideNegated<TVector, TSimd, T>(TSimd.Negate(g), TSimd.Add(TSimd.Sqrt(variance), TSimd.Create(_epsilon)));
            state3 = TSimd.MultiplyAdd(TSimd.Create(_momentum), state3, direction);
            parameter = TSimd.MultiplyAdd(TSimd.Create(_descent), state3, parameter);
        }
    }
}
