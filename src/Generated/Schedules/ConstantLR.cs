namespace Generated;

/// <summary>A fraction of the rate for the first steps: <c>torch.optim.lr_scheduler.ConstantLR</c>.</summary>
public sealed class ConstantLR : LearningRateSchedule
{
    private readonly double _factor;
    private readonly long _totalSteps;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="factor">The fraction; in [0, 1]. Default 1/3.</param>
    /// <param name="totalSteps">The number of steps after which the full rate is used; at least 0. Default 5.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, long totalSteps = 5)
        : base(optimizer)
    {
        _factor = Hyperparameter.Fraction(factor, nameof(factor));
        _totalSteps = Hyperparameter.AtLeast(0, totalSteps, nameof(totalSteps));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("Factor", _factor);
        state.Setting("TotalSteps", _totalSteps);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) => step < _totalSteps ? BaseRate * _factor : BaseRate;
}
