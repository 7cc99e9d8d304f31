using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Adam with the infinity norm in place of the mean square: <c>torch.optim.Adamax</c>. Kingma and Ba, 2015.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// m = β1 m + (1 - β1) g
/// u = max(β2 u, |g| + ε)
/// p = p - rate/(1 - β1^t) · m / u
/// </code>
/// Learning rate 2e-3 and weight decay 0 by default. States: <c>exp_avg</c> (m), <c>exp_inf</c> (u).
/// </remarks>
public sealed class Adamax : Optimizer
{
    private readonly OptimizerState _mean;
    private readonly OptimizerState _largest;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public Adamax(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 2e-3)
    {
        _mean = AddState("exp_avg");
        _largest = AddState("exp_inf");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public Adamax(ParameterTable table, Precision precision = Precision.Single)
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

    /// <summary>Decay β2 of the largest gradient; in [0, 1). Default 0.999.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.999;

    /// <summary>ε, added to the size of every gradient; finite, at least 0. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    } = 1e-8;

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
    }

    /// <inheritdoc/>
    protected override void Update<T>(in ParameterRange<T> range)
    {
        var rule = new Rule<T>(range.WeightDecay, Beta1, 1 - Beta1, Beta2, Epsilon, -range.LearningRate / (1 - PortableMath.Pow(Beta1, StepCount)));
        Sweep.Run(range, rule, _mean, _largest);
    }

    private readonly struct Rule<T>(double weightDecay, double beta1, double rest1, double beta2, double epsilon, double descent) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _descent = T.CreateTruncating(descent);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_beta1), state1, TSimd.Multiply(TSimd.Create(_rest1), g));
            state2 = TSimd.Max(TSimd.Multiply(TSimd.Create(_beta2), state2), TSimd.Add(TSimd.Abs(g), TSimd.Create(_epsilon)));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_descent), TSimd.Divide(state1, state2), parameter);
        }
    }
}
