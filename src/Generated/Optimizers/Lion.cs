using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Steps of one size in the direction of the sign of the momentum. Chen et al., "Symbolic discovery of optimization algorithms", 2023.</summary>
/// <remarks>
/// <code>
/// p = p (1 - rate · λ)
/// p = p - rate · sign(β1 m + (1 - β1) gradient)
/// m = β2 m + (1 - β2) gradient
/// </code>
/// Not in PyTorch: formula and defaults are those of the paper (algorithm 2). Every step has the size of the learning rate, so use a third to a tenth
/// of Adam's learning rate. The sign of NaN is NaN. Learning rate 1e-4 and weight decay (decoupled) 0 by default. State: <c>exp_avg</c> (m).
/// </remarks>
public sealed class Lion : Optimizer
{
    private readonly OptimizerState _mean;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public Lion(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-4)
    {
        _mean = AddState("exp_avg");
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public Lion(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>Weight β1 of the momentum in the direction of a step; in [0, 1). Default 0.9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta1
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.9;

    /// <summary>Decay β2 of the momentum; in [0, 1). Default 0.99.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Beta2
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.99;

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
    }

    /// <inheritdoc/>
    protected override void Update<T>(in ParameterRange<T> range)
    {
        var rule = new Rule<T>(1 - (range.LearningRate * range.WeightDecay), Beta1, 1 - Beta1, Beta2, 1 - Beta2, range.LearningRate);
        Sweep.Run(range, rule, _mean);
    }

    private readonly struct Rule<T>(double shrink, double beta1, double rest1, double beta2, double rest2, double rate) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _shrink = T.CreateTruncating(shrink);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _rest2 = T.CreateTruncating(rest2);
        private readonly T _rate = T.CreateTruncating(rate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector rate = TSimd.Create(_rate);
            TVector direction = TSimd.MultiplyAdd(TSimd.Create(_beta1), state1, TSimd.Multiply(TSimd.Create(_rest1), gradient));
            TVector zeroOrNaN = TSimd.Multiply(direction, TSimd.Zero);
            TVector upwards = TSimd.Select(TSimd.LessThan(direction, TSimd.Zero), rate, zeroOrNaN);
            TVector step = TSimd.Select(TSimd.GreaterThan(direction, TSimd.Zero), TSimd.Negate(rate), upwards);
            parameter = TSimd.MultiplyAdd(parameter, TSimd.Create(_shrink), step);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_beta2), state1, TSimd.Multiply(TSimd.Create(_rest2), gradient));
        }
    }
}
