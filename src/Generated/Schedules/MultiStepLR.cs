using Generated.Runtime;

namespace Generated;

/// <summary>Multiplies the rate by γ at each milestone: <c>torch.optim.lr_scheduler.MultiStepLR</c>.</summary>
/// <remarks><code>rate = base · γ^(number of milestones not after step)</code></remarks>
public sealed class MultiStepLR : LearningRateSchedule
{
    private readonly long[] _milestones;
    private readonly double _gamma;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="milestones">The steps at which the rate changes, in any order; a step that occurs twice counts twice.</param>
    /// <param name="gamma">The factor γ of each change; finite, at least 0. Default 0.1.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is outside its range.</exception>
    public MultiStepLR(Optimizer optimizer, ReadOnlySpan<long> milestones, double gamma = 0.1)
        : base(optimizer)
    {
        _milestones = milestones.ToArray();
        _gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("Milestones", string.Join(" ", _milestones));
        state.Setting("Gamma", _gamma);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        long passed = 0;
        foreach (long milestone in _milestones)
            passed += milestone <= step ? 1 : 0;
        return BaseRate * PortableMath.Pow(_gamma, passed);
    }
}
