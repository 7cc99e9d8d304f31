using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Adam with a rectified variance, which needs no warm-up: <c>torch.optim.RAdam</c>. Liu et al., 2020.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// m = β1 m + (1 - β1) g
/// v = β2 v + (1 - β2) g²
/// ρ∞ = 2/(1 - β2) - 1,  ρ = ρ∞ - 2 t β2^t/(1 - β2^t)
/// r = √((ρ - 4)(ρ - 2) ρ∞ / ((ρ∞ - 4)(ρ∞ - 2) ρ))
/// p = p - rate · m/(1 - β1^t) · (r √(1 - β2^t)/(√v + ε)  if ρ > 5, else 1)
/// </code>
/// Learning rate 1e-3 and weight decay 0 by default. States: <c>exp_avg</c> (m), <c>exp_avg_sq</c> (v).
/// </remarks>
public sealed class RAdam : Optimizer
{
    private readonly OptimizerState _mean;
    private readonly OptimizerState _square;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public RAdam(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-3)
    {
        _mean = AddState("exp_avg");
        _square = AddState("exp_avg_sq");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public RAdam(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>Decay β1 of the running mean of gradients; in [0, 1). Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta1
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.9;

    /// <summary>Decay β2 of the running mean of squared gradients; in [0, 1). Default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.999;

    /// <summary>ε, added to the denominator; finite, at least 0. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    } = 1e-8;

    /// <summary>Whether weight decay shrinks the parameters directly, p = p (1 - rate · λ), instead of being added to the gradient. Default false.</summary>
    public bool DecoupledWeightDecay { get; set; }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
        state.Value(nameof(DecoupledWeightDecay), DecoupledWeightDecay, value => DecoupledWeightDecay = value);
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
        double decay = PortableMath.Pow(Beta2, StepCount);
        double limit = (2 / (1 - Beta2)) - 1;
        double length = limit - (2.0 * StepCount * decay / (1 - decay));
        bool adapts = length > 5;
        double rectified = adapts
            ? Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * Math.Sqrt(1 - decay)
            : 1;
        var rule = new Rule<T, TQuotient>(
            shrink: DecoupledWeightDecay ? 1 - (range.LearningRate * range.WeightDecay) : 1,
            weightDecay: DecoupledWeightDecay ? 0 : range.WeightDecay,
            beta1: Beta1,
            rest1: 1 - Beta1,
            beta2: Beta2,
            rest2: 1 - Beta2,
            rootShare: adapts ? 1 : 0, // without adaptation the denominator is 0 · √v + 1
            epsilon: adapts ? Epsilon : 1,
            leastEpsilon: Epsilon,
            rate: range.LearningRate / (1 - PortableMath.Pow(Beta1, StepCount)) * rectified);
        Sweep.Run(range, rule, _mean, _square);
    }

    private readonly struct Rule<T, TQuotient>(double shrink, double weightDecay, double beta1, double rest1, double beta2, double rest2, double rootShare,
        double epsilon, double leastEpsilon, double rate) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _shrink = T.CreateTruncating(shrink);
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _rest2 = T.CreateTruncating(rest2);
        private readonly T _rootShare = T.CreateTruncating(rootShare);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _rate = T.CreateTruncating(rate);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest2, leastEpsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            parameter = TSimd.Multiply(parameter, TSimd.Create(_shrink));
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_beta1), state1, TSimd.Multiply(TSimd.Create(_rest1), g));
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(g, _leastSquared);
            state2 = TSimd.MultiplyAdd(TSimd.Create(_beta2), state2, TSimd.Multiply(TSimd.Create(_rest2), TSimd.Multiply(counted, counted)));
            TVector denominator = TSimd.MultiplyAdd(TSimd.Sqrt(state2), TSimd.Create(_rootShare), TSimd.Create(_epsilon));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_rate), TQuotient.DivideNegated<TVector, TSimd, T>(state1, denominator), parameter);
        }
    }
}
