namespace Generated;

/// <summary>
/// Falls along a cosine repeatedly, each time from the full rate: <c>torch.optim.lr_scheduler.CosineAnnealingWarmRestarts</c>. SGDR: Loshchilov and
/// Hutter, 2017.
/// </summary>
public sealed class CosineAnnealingWarmRestarts : LearningRateSchedule
{
    private readonly long _firstPeriod;
    private readonly long _periodFactor;
    private readonly double _minimumRate;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="firstPeriod">Number of steps of the first fall (<c>T_0</c>); at least 1.</param>
    /// <param name="periodFactor">The factor from the length of one fall to the length of the next (<c>T_mult</c>); at least 1. Default 1.</param>
    /// <param name="minimumRate">The rate that the falls approach (<c>eta_min</c>); finite, at least 0. Default 0.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CosineAnnealingWarmRestarts(Optimizer optimizer, long firstPeriod, int periodFactor = 1, double minimumRate = 0)
        : base(optimizer)
    {
        _firstPeriod = Hyperparameter.AtLeast(1, firstPeriod, nameof(firstPeriod));
        _periodFactor = Hyperparameter.AtLeast(1, periodFactor, nameof(periodFactor));
        _minimumRate = Hyperparameter.NotNegative(minimumRate, nameof(minimumRate));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("FirstPeriod", _firstPeriod);
        state.Setting("PeriodFactor", _periodFactor);
        state.Setting("MinimumRate", _minimumRate);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        long period = _firstPeriod;
        if (_periodFactor == 1)
            step %= period;
        while (step >= period)
        {
            step -= period;
            if (period > long.MaxValue / _periodFactor)
                return CosineAnnealingLR.At(BaseRate, _minimumRate, step / ((double)period * _periodFactor)); // a fall longer than can be counted
            period *= _periodFactor;
        }
        return CosineAnnealingLR.At(BaseRate, _minimumRate, (double)step / period);
    }
}
