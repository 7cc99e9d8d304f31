using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Adam with Nesterov's momentum: <c>torch.optim.NAdam</c>. Dozat, 2016.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// μ(t) = β1 (1 - 0.96^(t ψ) / 2),  M(t) = μ(1) ··· μ(t)
/// m = β1 m + (1 - β1) g
/// v = β2 v + (1 - β2) g²
/// p = p - rate · (g (1 - μ(t))/(1 - M(t)) + m μ(t+1)/(1 - M(t+1))) / (√(v/(1 - β2^t)) + ε)
/// </code>
/// Learning rate 2e-3 and weight decay 0 by default. States: <c>exp_avg</c> (m), <c>exp_avg_sq</c> (v). <see cref="TrainingRun{T}"/> saves M. When
/// <see cref="Optimizer.StepCount"/> is set, M is recomputed with the current settings (for very many steps up to rounding), so set
/// <see cref="Beta1"/> and <see cref="MomentumDecay"/> before it.
/// </remarks>
public sealed class NAdam : Optimizer
{
    private readonly OptimizerState _mean;
    private readonly OptimizerState _square;
    private double _momentumProduct = 1;

    /// <summary>Products below this no longer matter: 1 minus them is 1.</summary>
    private const double NegligibleProduct = 1.0 / (1L << 60);

    /// <summary>From t ψ = 900 on, 0.96^(t ψ)/2 is below 2^-53: μ(t) is β1.</summary>
    private const double ConvergedDecay = 900;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public NAdam(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 2e-3)
    {
        _mean = AddState("exp_avg");
        _square = AddState("exp_avg_sq");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public NAdam(ParameterTable table, Precision precision = Precision.Single)
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

    /// <summary>ψ: how fast the momentum approaches β1; finite, at least 0. Default 4e-3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double MomentumDecay
    {
        get;
        set => field = Hyperparameter.NotNegative(value);
    } = 4e-3;

    /// <summary>Whether weight decay shrinks the parameters directly, p = p (1 - rate · λ), instead of being added to the gradient. Default false.</summary>
    public bool DecoupledWeightDecay { get; set; }

    /// <inheritdoc/>
    protected override void BeginStep() => _momentumProduct *= MomentumAt(StepCount);

    /// <inheritdoc/>
    protected override void StepCountRestored()
    {
        // The number of factors is bounded for every count. With ψ below 1/4, the factors, which are below 1 - 0.96^(t ψ)/2, alone make the product
        // negligible within a few thousand steps. With a larger ψ, μ has converged within a few thousand steps, and the remaining product is a power.
        _momentumProduct = 1;
        long step = 1;
        for (; step <= StepCount && _momentumProduct >= NegligibleProduct && step * MomentumDecay < ConvergedDecay; step++)
            _momentumProduct *= MomentumAt(step);
        if (step <= StepCount && _momentumProduct >= NegligibleProduct)
            _momentumProduct *= PortableMath.Pow(MomentumAt(step), StepCount - step + 1);
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
        state.Value(nameof(MomentumDecay), MomentumDecay, value => MomentumDecay = value);
        state.Value(nameof(DecoupledWeightDecay), DecoupledWeightDecay, value => DecoupledWeightDecay = value);
        state.Value("MomentumProduct", _momentumProduct, value => _momentumProduct = Hyperparameter.Fraction(value, "MomentumProduct"));
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
        double next = MomentumAt(StepCount + 1);
        var rule = new Rule<T, TQuotient>(
            shrink: DecoupledWeightDecay ? 1 - (range.LearningRate * range.WeightDecay) : 1,
            weightDecay: DecoupledWeightDecay ? 0 : range.WeightDecay,
            beta1: Beta1,
            rest1: 1 - Beta1,
            beta2: Beta2,
            rest2: 1 - Beta2,
            rootScale: 1 / Math.Sqrt(1 - PortableMath.Pow(Beta2, StepCount)),
            epsilon: Epsilon,
            gradientDescent: -range.LearningRate * (1 - MomentumAt(StepCount)) / (1 - _momentumProduct),
            meanDescent: -range.LearningRate * next / (1 - (_momentumProduct * next)));
        Sweep.Run(range, rule, _mean, _square);
    }

    private double MomentumAt(long step) => Beta1 * (1 - (0.5 * PortableMath.Pow(0.96, step * MomentumDecay)));

    private readonly struct Rule<T, TQuotient>(double shrink, double weightDecay, double beta1, double rest1, double beta2, double rest2, double rootScale,
        double epsilon, double gradientDescent, double meanDescent) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _shrink = T.CreateTruncating(shrink);
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _rest2 = T.CreateTruncating(rest2);
        private readonly T _rootScale = T.CreateTruncating(rootScale);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _gradientDescent = T.CreateTruncating(gradientDescent);
        private readonly T _meanDescent = T.CreateTruncating(meanDescent);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest2, epsilon);

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
            TVector denominator = TSimd.MultiplyAdd(TSimd.Sqrt(state2), TSimd.Create(_rootScale), TSimd.Create(_epsilon));
            TVector step = TSimd.MultiplyAdd(TSimd.Create(_gradientDescent), g, TSimd.Multiply(TSimd.Create(_meanDescent), state1));
            parameter = TSimd.Subtract(parameter, TQuotient.DivideNegated<TVector, TSimd, T>(step, denominator));
        }
    }
}
