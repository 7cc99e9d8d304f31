using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Adam with a step for each tensor whose length is proportional to the length of the tensor itself, for large batches. You et al., 2020.</summary>
/// <remarks>
/// <code>
/// m = β1 m + (1 - β1) gradient
/// v = β2 v + (1 - β2) gradient²
/// u = m/(1 - β1^t) / (√v/√(1 - β2^t) + ε) + λ p
/// p = p - rate · ‖p‖/‖u‖ · u            per tensor; the trust ratio is 1 where a norm is 0
/// </code>
/// Not in PyTorch: the formula is algorithm 2 of the paper with φ the identity, and the defaults are those of its BERT training. An optimizer made
/// from a <see cref="ParameterTable"/> has a trust ratio for each tensor; one made from a count treats every group (at first, everything) as one
/// tensor. Learning rate 1e-3 and weight decay 1e-2 by default. States: <c>exp_avg</c> (m), <c>exp_avg_sq</c> (v). Norms are sums over fixed lanes,
/// with the same bits at every vector width.
/// </remarks>
public sealed class LAMB : Optimizer
{
    private readonly OptimizerState _mean;
    private readonly OptimizerState _square;
    private readonly OptimizerState _update; // scratch, nothing to save

    /// <summary>Makes the optimizer for a number of parameters, which are treated as one tensor.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public LAMB(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-3, weightDecay: 1e-2)
    {
        _mean = AddState("exp_avg");
        _square = AddState("exp_avg_sq");
        _update = new OptimizerState("update", parameterCount, precision);
    }

    /// <summary>Makes the optimizer for the parameters of a network, with a trust ratio for each of its tensors.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public LAMB(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision) => GroupByTensor(table);

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

    /// <summary>ε, added to the denominator; finite, at least 0. Default 1e-6.</summary>
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
        state.Value(nameof(Beta1), Beta1, value => Beta1 = value);
        state.Value(nameof(Beta2), Beta2, value => Beta2 = value);
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
        var moments = new UpdateRule<T, TQuotient>(
            weightDecay: range.WeightDecay,
            beta1: Beta1,
            rest1: 1 - Beta1,
            beta2: Beta2,
            rest2: 1 - Beta2,
            negatedMeanScale: -1 / (1 - PortableMath.Pow(Beta1, StepCount)),
            rootScale: 1 / Math.Sqrt(1 - PortableMath.Pow(Beta2, StepCount)),
            epsilon: Epsilon);
        Sweep.Run(range, moments, _mean, _square, _update);
        if (range.IsFrozen)
            return;

        Span<T> update = range.Of(_update);
        double length = EuclideanNorm<T>(range.Parameters);
        double step = EuclideanNorm<T>(update);
        double trust = length == 0 || step == 0 ? 1 : length / step;
        Sweep.Run(range.WithGradients(update), new DescentRule<T>(-range.LearningRate * trust));
    }

    private readonly struct UpdateRule<T, TQuotient>(double weightDecay, double beta1, double rest1, double beta2, double rest2, double negatedMeanScale,
        double rootScale, double epsilon) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TQuotient : IQuotient
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _beta1 = T.CreateTruncating(beta1);
        private readonly T _rest1 = T.CreateTruncating(rest1);
        private readonly T _beta2 = T.CreateTruncating(beta2);
        private readonly T _rest2 = T.CreateTruncating(rest2);
        private readonly T _negatedMeanScale = T.CreateTruncating(negatedMeanScale);
        private readonly T _rootScale = T.CreateTruncating(rootScale);
        private readonly T _epsilon = T.CreateTruncating(epsilon);
        private readonly T _leastSquared = TinyNumbers.LeastSquared<T>(rest2, epsilon);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            state1 = TSimd.MultiplyAdd(TSimd.Create(_beta1), state1, TSimd.Multiply(TSimd.Create(_rest1), gradient));
            TVector counted = TinyNumbers.Clear<TVector, TSimd, T>(gradient, _leastSquared);
            state2 = TSimd.MultiplyAdd(TSimd.Create(_beta2), state2, TSimd.Multiply(TSimd.Create(_rest2), TSimd.Multiply(counted, counted)));
            TVector denominator = TSimd.MultiplyAdd(TSimd.Sqrt(state2), TSimd.Create(_rootScale), TSimd.Create(_epsilon));
            TVector adam = TQuotient.DivideNegated<TVector, TSimd, T>(TSimd.Multiply(state1, TSimd.Create(_negatedMeanScale)), denominator);
            state3 = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, adam);
        }
    }

    private readonly struct DescentRule<T>(double descent) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _descent = T.CreateTruncating(descent);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            parameter = TSimd.MultiplyAdd(TSimd.Create(_descent), gradient, parameter);
        }
    }
}
