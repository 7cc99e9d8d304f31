using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Adam, adaptive moment estimation: <c>torch.optim.Adam</c>. Kingma and Ba, 2015; AMSGrad: Reddi et al., 2018.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p                           AdamW instead: p = p (1 - rate · λ)
/// m = β1 m + (1 - β1) g
/// v = β2 v + (1 - β2) g²                       AMSGrad: its largest value so far instead of v below
/// p = p - rate/(1 - β1^t) · m / (√v/√(1 - β2^t) + ε)
/// </code>
/// t is <see cref="Optimizer.StepCount"/>, from 1. Learning rate 1e-3 and weight decay 0 by default. States:
/// <c>exp_avg</c> (m), <c>exp_avg_sq</c> (v), and with AMSGrad <c>max_exp_avg_sq</c>.
/// </remarks>
public class Adam : Optimizer
{
    private readonly OptimizerState _mean;
    private readonly OptimizerState _square;
    private OptimizerState? _largestSquare;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public Adam(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-3)
    {
        _mean = AddState("exp_avg");
        _square = AddState("exp_avg_sq");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public Adam(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>Makes a variant of the optimizer with other defaults.</summary>
    private protected Adam(int parameterCount, Precision precision, double weightDecay)
        : this(parameterCount, precision) => WeightDecay = weightDecay;

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

    /// <summary>Whether to divide by the largest running mean of squares so far instead of the present one. Default false.</summary>
    public bool AmsGrad
    {
        get => _largestSquare is not null;
        init => _largestSquare = value ? _largestSquare ?? AddState("max_exp_avg_sq") : null;
    }

    /// <summary>Whether weight decay shrinks the parameters directly instead of being added to the gradient.</summary>
    private protected virtual bool DecouplesWeightDecay => false;

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
        state.Setting(nameof(AmsGrad), AmsGrad);
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
        if (range.WeightDecay == 0)
            Update<T, TQuotient, NoDecay>(range);
        else
            Update<T, TQuotient, Decay>(range);
    }

    private void Update<T, TQuotient, TDecay>(in ParameterRange<T> range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
        where TDecay : IDecay
    {
        var rule = new Rule<T, TQuotient, TDecay>(
            shrink: DecouplesWeightDecay ? 1 - (range.LearningRate * range.WeightDecay) : 1,
            weightDecay: DecouplesWeightDecay ? 0 : range.WeightDecay,
            beta1: Beta1,
            rest1: 1 - Beta1,
            beta2: Beta2,
            rest2: 1 - Beta2,
            rootScale: 1 / Math.Sqrt(1 - PortableMath.Pow(Beta2, StepCount)),
            epsilon: Epsilon,
            rate: range.LearningRate / (1 - PortableMath.Pow(Beta1, StepCount)));
        if (AmsGrad)
            Sweep.Run(range, new AmsGradRule<T, TQuotient, TDecay>(rule), _mean, _square, _largestSquare);
        else
            Sweep.Run(range, rule, _mean, _square);
    }

    /// <summary>Whether parameters decay: without, a rule has two instructions less.</summary>
    private interface IDecay
    {
        static abstract bool IsUsed { get; }
    }

    private readonly struct Decay : IDecay
    {
        public static bool IsUsed => true;
    }

    private readonly struct NoDecay : IDecay
    {
        public static bool IsUsed => false;
    }

    private readonly struct Rule<T, TQuotient, TDecay>(double shrink, double weightDecay, double beta1, double rest1, double beta2, double rest2,
        double rootScale, double epsilon, double rate) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
        where TDecay : IDecay
    {
        private readonly T _shrink = T.CreateTruncating(shrink);
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _rest2 = T.CreateTruncating(rest2);
        private readonly T _rootScale = T.CreateTruncating(rootScale);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _rate = T.CreateTruncating(rate);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest2, epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            Accumulate<TVector, TSimd>(ref parameter, gradient, ref state1, ref state2);
            Descend<TVector, TSimd>(ref parameter, state1, state2);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Accumulate<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector mean, ref TVector square)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector g = gradient;
            if (TDecay.IsUsed)
            {
                parameter = TSimd.Multiply(parameter, TSimd.Create(_shrink));
                g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            }

            mean = TSimd.MultiplyAdd(TSimd.Create(_beta1), mean, TSimd.Multiply(TSimd.Create(_rest1), g));
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(g, _leastSquared);
            square = TSimd.MultiplyAdd(TSimd.Create(_beta2), square, TSimd.Multiply(TSimd.Create(_rest2), TSimd.Multiply(counted, counted)));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Descend<TVector, TSimd>(ref TVector parameter, TVector mean, TVector square)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector denominator = TSimd.MultiplyAdd(TSimd.Sqrt(square), TSimd.Create(_rootScale), TSimd.Create(_epsilon));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_rate), TQuotient.DivideNegated<TVector, TSimd, T>(mean, denominator), parameter);
        }
    }

    private readonly struct AmsGradRule<T, TQuotient, TDecay>(Rule<T, TQuotient, TDecay> rule) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
        where TDecay : IDecay
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            rule.Accumulate<TVector, TSimd>(ref parameter, gradient, ref state1, ref state2);
            state3 = TSimd.Max(state3, state2);
            rule.Descend<TVector, TSimd>(ref parameter, state1, state3);
        }
    }
}
