namespace Generated;

/// <summary>A straight line from one fraction of the rate to another, for warming up: <c>torch.optim.lr_scheduler.LinearLR</c>.</summary>
/// <remarks>
/// <code>rate = base · (start + (end - start) min(step, total)/total)</code>
/// </remarks>
public sealed class LinearLR : LearningRateSchedule
{
    private readonly double _startFactor;
    private readonly double _endFactor;
    private readonly long _totalSteps;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="startFactor">The fraction at step 0; in (0, 1]. Default 1/3.</param>
    /// <param name="endFactor">The fraction at the end and after it; in [0, 1]. Default 1.</param>
    /// <param name="totalSteps">How many steps the line takes; at least 1. Default 5.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LinearLR(Optimizer optimizer, double startFactor = 1.0 / 3, double endFactor = 1, long totalSteps = 5)
        : base(optimizer)
    {
        _startFactor = Hyperparameter.Fraction(startFactor, nameof(startFactor));
        Hyperparameter.Positive(startFactor, nameof(startFactor));
        _endFactor = Hyperparameter.Fraction(endFactor, nameof(endFactor));
        _totalSteps = Hyperparameter.AtLeast(1, totalSteps, nameof(totalSteps));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("StartFactor", _startFactor);
        state.Setting("EndFactor", _endFactor);
        state.Setting("TotalSteps", _totalSteps);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) =>
        BaseRate * (_startFactor + ((_endFactor - _startFactor) * Math.Min(step, _totalSteps) / _totalSteps));
}
