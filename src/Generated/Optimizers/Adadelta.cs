using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Steps in the units of the parameters, by running squares of gradients and of steps: <c>torch.optim.Adadelta</c>. Zeiler, 2012.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// v = ρ v + (1 - ρ) g²
/// d = g √(u + ε)/√(v + ε)
/// u = ρ u + (1 - ρ) d²
/// p = p - rate · d
/// </code>
/// Learning rate 1 and weight decay 0 by default. States: <c>square_avg</c> (v), <c>acc_delta</c> (u).
/// </remarks>
public sealed class Adadelta : Optimizer
{
    private readonly OptimizerState _square;
    private readonly OptimizerState _delta;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public Adadelta(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1)
    {
        _square = AddState("square_avg");
        _delta = AddState("acc_delta");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public Adadelta(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>Decay ρ of the running means; in [0, 1). Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Rho
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.9;

    /// <summary>ε, added under both roots; finite, at least 0. Default 1e-6.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Epsilon
    {
        get;
        set => field = Hyperparameter.NotNegative(value, Precision);
    } = 1e-6;

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Rho), Rho, value => Rho = value);
        state.Value(nameof(Epsilon), Epsilon, value => Epsilon = value);
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
        var rule = new Rule<T, TQuotient>(range.WeightDecay, Rho, 1 - Rho, Epsilon, range.LearningRate);
        Sweep.Run(range, rule, _square, _delta);
    }

    private readonly struct Rule<T, TQuotient>(double weightDecay, double rho, double rest, double epsilon, double rate) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _rho = T.CreateTruncating(rho);
        private readonly T _rest = T.CreateTruncating(rest);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _rate = T.CreateTruncating(rate);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest, Math.Sqrt(epsilon));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector epsilon = TSimd.Create(_epsilon);
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(g, _leastSquared);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_rho), state1, TSimd.Multiply(TSimd.Create(_rest), TSimd.Multiply(counted, counted)));
            TVector step = TSimd.Multiply(TQuotient.DivideNegated<TVector, TSimd, T>(TSimd.Sqrt(TSimd.Add(state2, epsilon)),
                TSimd.Sqrt(TSimd.Add(state1, epsilon))), g);
            TVector countedStep = TinyNumbers.Clear<TVector, TSimd, T>(step, _leastSquared);
            state2 = TSimd.MultiplyAdd(TSimd.Create(_rho), state2, TSimd.Multiply(TSimd.Create(_rest), TSimd.Multiply(countedStep, countedStep)));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_rate), step, parameter);
        }
    }
}
