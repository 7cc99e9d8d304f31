using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Divides gradients by the root of the sum of all their squares: <c>torch.optim.Adagrad</c>. Duchi et al., 2011.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// s = s + g²
/// p = p - rate/(1 + (t - 1) · decay) · g / (√s + ε)
/// </code>
/// Learning rate 1e-2 and weight decay 0 by default. State: <c>sum</c> (s).
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private readonly OptimizerState _sum;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public Adagrad(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-2)
    {
        _sum = AddState("sum");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public Adagrad(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>How fast the learning rate falls with the number of steps; finite, at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double LearningRateDecay
    {
        get;
        set => field = Hyperparameter.NotNegative(value);
    } = 0;

    /// <summary>ε, added to the denominator; finite, at least 0. Default 1e-10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    } = 1e-10;

    /// <summary>The initial value of every sum of squares; finite, at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double InitialAccumulatorValue
    {
        get;
        init => _sum.Fill(field = Hyperparameter.NotNegative(value));
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(LearningRateDecay), LearningRateDecay, value => LearningRateDecay = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
        state.Setting(nameof(InitialAccumulatorValue), InitialAccumulatorValue);
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
        var rule = new Rule<T, TQuotient>(range.WeightDecay, Epsilon, range.LearningRate / (1 + ((StepCount - 1) * LearningRateDecay)));
        Sweep.Run(range, rule, _sum);
    }

    private readonly struct Rule<T, TQuotient>(double weightDecay, double epsilon, double rate) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _rate = T.CreateTruncating(rate);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(1, epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(g, _leastSquared);
            state1 = TSimd.MultiplyAdd(counted, counted, state1);
            TVector denominator = TSimd.Add(TSimd.Sqrt(state1), TSimd.Create(_epsilon));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_rate), TQuotient.DivideNegated<TVector, TSimd, T>(g, denominator), parameter);
        }
    }
}
