using Generated.Runtime;

namespace Generated;

/// <summary>Falls to 0 as a power of the fraction of the remaining steps: <c>torch.optim.lr_scheduler.PolynomialLR</c>.</summary>
/// <remarks>
/// <code>rate = base · (1 - min(step, total)/total)^power</code>
/// </remarks>
public sealed class PolynomialLR : LearningRateSchedule
{
    private readonly long _totalSteps;
    private readonly double _power;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="totalSteps">The number of steps after which the rate is 0; at least 1. Default 5.</param>
    /// <param name="power">The exponent; finite, at least 0. Default 1, a straight line.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public PolynomialLR(Optimizer optimizer, long totalSteps = 5, double power = 1)
        : base(optimizer)
    {
        _totalSteps = Hyperparameter.AtLeast(1, totalSteps, nameof(totalSteps));
        _power = Hyperparameter.NotNegative(power, nameof(power));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("TotalSteps", _totalSteps);
        state.Setting("Power", _power);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) =>
        BaseRate * PortableMath.Pow(1 - ((double)Math.Min(step, _totalSteps) / _totalSteps), _power);
}
