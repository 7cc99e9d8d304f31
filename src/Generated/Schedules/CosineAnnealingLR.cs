using Generated.Runtime;

namespace Generated;

/// <summary>Half a cosine wave from the rate down to a minimum rate: <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>. Loshchilov and Hutter, 2017.</summary>
/// <remarks>
/// <code>rate = min + (base - min)(1 + cos(π step/total))/2</code>
/// </remarks>
public sealed class CosineAnnealingLR : LearningRateSchedule
{
    private readonly long _totalSteps;
    private readonly double _minimumRate;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="totalSteps">Number of steps of the half wave (<c>T_max</c>); at least 1. After them the rate rises again.</param>
    /// <param name="minimumRate">The minimum rate (<c>eta_min</c>); finite, at least 0. Default 0.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CosineAnnealingLR(Optimizer optimizer, long totalSteps, double minimumRate = 0)
        : base(optimizer)
    {
        _totalSteps = Hyperparameter.AtLeast(1, totalSteps, nameof(totalSteps));
        _minimumRate = Hyperparameter.NotNegative(minimumRate, nameof(minimumRate));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("TotalSteps", _totalSteps);
        state.Setting("MinimumRate", _minimumRate);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) => At(BaseRate, _minimumRate, (double)step / _totalSteps);

    /// <summary>The wave from high (at 0) to low (at 1).</summary>
    internal static double At(double high, double low, double progress) =>
        low + ((high - low) * (0.5 * (1 + PortableMath.CosPi(progress))));
}
