namespace Generated;

/// <summary>One rise to the largest rate and one long fall far below the first: <c>torch.optim.lr_scheduler.OneCycleLR</c>. Smith and Topin, 2018.</summary>
/// <remarks>
/// The optimizer's own learning rate is ignored. Unlike the default in PyTorch, momentum is not cycled.
/// </remarks>
public sealed class OneCycleLR : LearningRateSchedule
{
    private readonly double _maximumRate;
    private readonly double _firstRate;
    private readonly double _lastRate;
    private readonly long _totalSteps;
    private readonly double _riseFraction;
    private readonly OneCycleAnnealing _annealing;
    private readonly bool _threePhases;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="maximumRate">The largest rate; finite, above 0.</param>
    /// <param name="totalSteps">Number of steps of the whole cycle; at least 2. From the last step on, the rate stays constant (PyTorch throws).</param>
    /// <param name="riseFraction">The fraction of the cycle that rises (<c>pct_start</c>); in [0, 1]. Default 0.3.</param>
    /// <param name="annealing">The shape of rise and fall. Default: cosine.</param>
    /// <param name="divideFactor">The largest rate divided by the first rate; finite, above 0. Default 25.</param>
    /// <param name="finalDivideFactor">The first rate divided by the last rate; finite, above 0. Default 1e4.</param>
    /// <param name="threePhases">
    /// Whether to fall to the first rate in as many steps as the rise, and to the last rate in the remaining steps. Default false.
    /// </param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public OneCycleLR(Optimizer optimizer, double maximumRate, long totalSteps, double riseFraction = 0.3,
        OneCycleAnnealing annealing = OneCycleAnnealing.Cosine, double divideFactor = 25, double finalDivideFactor = 1e4, bool threePhases = false)
        : base(optimizer)
    {
        _maximumRate = Hyperparameter.Positive(maximumRate, nameof(maximumRate));
        _totalSteps = Hyperparameter.AtLeast(2, totalSteps, nameof(totalSteps));
        _riseFraction = Hyperparameter.Fraction(riseFraction, nameof(riseFraction));
        _annealing = annealing is OneCycleAnnealing.Cosine or OneCycleAnnealing.Linear
            ? annealing
            : throw new ArgumentOutOfRangeException(nameof(annealing), annealing, "There is no such annealing.");
        _firstRate = maximumRate / Hyperparameter.Positive(divideFactor, nameof(divideFactor));
        _lastRate = _firstRate / Hyperparameter.Positive(finalDivideFactor, nameof(finalDivideFactor));
        _threePhases = threePhases;
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("MaximumRate", _maximumRate);
        state.Setting("FirstRate", _firstRate);
        state.Setting("LastRate", _lastRate);
        state.Setting("TotalSteps", _totalSteps);
        state.Setting("RiseFraction", _riseFraction);
        state.Setting("Annealing", _annealing);
        state.Setting("ThreePhases", _threePhases);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        double last = _totalSteps - 1;
        double now = Math.Min(step, last);
        double riseEnd = (_riseFraction * _totalSteps) - 1;
        if (now <= riseEnd)
            return Between(_firstRate, _maximumRate, riseEnd == 0 ? 1 : now / riseEnd);
        if (!_threePhases)
            return Between(_maximumRate, _lastRate, (now - riseEnd) / (last - riseEnd));

        double fallEnd = (2 * _riseFraction * _totalSteps) - 2;
        return now <= fallEnd
            ? Between(_maximumRate, _firstRate, (now - riseEnd) / (fallEnd - riseEnd))
            : Between(_firstRate, _lastRate, (now - fallEnd) / (last - fallEnd));
    }

    private double Between(double from, double to, double progress) => _annealing == OneCycleAnnealing.Cosine
        ? CosineAnnealingLR.At(from, to, progress)
        : from + ((to - from) * progress);
}
