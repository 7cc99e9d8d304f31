namespace Generated;

/// <summary>Lowers the learning rate when a metric has stopped improving: <c>torch.optim.lr_scheduler.ReduceLROnPlateau</c>.</summary>
/// <remarks>
/// It is not a function of the step and therefore not a <see cref="LearningRateSchedule"/>. It multiplies the current rate of the optimizer.
/// <see cref="TrainingRun{T}"/> saves it for an exact resume. A metric of NaN is never an improvement.
/// </remarks>
public sealed class ReduceLROnPlateau : IResumable
{
    /// <summary>Attaches the schedule to an optimizer.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is lowered.</param>
    /// <param name="mode">Which way the metric improves. Default: smaller is better.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public ReduceLROnPlateau(Optimizer optimizer, PlateauMode mode = PlateauMode.Min)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        if (mode is not (PlateauMode.Min or PlateauMode.Max))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode.");
        Optimizer = optimizer;
        Mode = mode;
        Best = mode == PlateauMode.Min ? double.PositiveInfinity : double.NegativeInfinity;
    }

    /// <summary>The optimizer whose learning rate is lowered.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Which way the metric improves.</summary>
    public PlateauMode Mode { get; }

    /// <summary>The factor on the rate; in [0, 1). Default 0.1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Factor
    {
        get;
        set => field = Hyperparameter.Decay(value);
    } = 0.1;

    /// <summary>The number of steps without improvement that are tolerated; one more lowers the rate. At least 0. Default 10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Patience
    {
        get;
        set => field = Hyperparameter.AtLeast(0, value);
    } = 10;

    /// <summary>By how much a metric must be better than the best one to count as an improvement; finite, at least 0. Default 1e-4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double Threshold
    {
        get;
        set => field = Hyperparameter.NotNegative(value);
    } = 1e-4;

    /// <summary>
    /// How the threshold is measured. Default: as a fraction of the best metric, as in PyTorch. This is not suitable for negative metrics, such as
    /// some log-likelihoods: use <see cref="PlateauThreshold.RelativeToMagnitude"/> for them.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public PlateauThreshold ThresholdMode
    {
        get;
        set => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(ThresholdMode), value, "There is no such mode.");
    }

    /// <summary>The number of steps after a change of the rate in which no step counts as bad; at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Cooldown
    {
        get;
        set => field = Hyperparameter.AtLeast(0, value);
    }

    /// <summary>The lower bound of the rate; finite, at least 0. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double MinimumRate
    {
        get;
        set => field = Hyperparameter.NotNegative(value);
    }

    /// <summary>Smaller changes of the rate than this are not made (PyTorch's <c>eps</c>); finite, at least 0. Default 1e-8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its range.</exception>
    public double MinimumChange
    {
        get;
        set => field = Hyperparameter.NotNegative(value);
    } = 1e-8;

    /// <summary>The best metric so far; infinite before the first.</summary>
    public double Best { get; set; }

    /// <summary>Number of steps since the last improvement, change of rate or cooldown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long BadSteps
    {
        get;
        set => field = Hyperparameter.AtLeast(0, value);
    }

    /// <summary>The remaining steps of the current cooldown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long CooldownLeft
    {
        get;
        set => field = Hyperparameter.AtLeast(0, value);
    }

    /// <summary>Takes the metric of an epoch into account. Allocates nothing.</summary>
    /// <param name="metric">The metric, such as the loss on validation data.</param>
    /// <returns>Whether the learning rate was lowered.</returns>
    public bool Step(double metric)
    {
        if (IsImprovement(metric))
        {
            Best = metric;
            BadSteps = 0;
        }
        else
        {
            BadSteps++;
        }

        if (CooldownLeft > 0)
        {
            CooldownLeft--;
            BadSteps = 0;
        }
        if (BadSteps <= Patience)
            return false;

        CooldownLeft = Cooldown;
        BadSteps = 0;
        double rate = Optimizer.LearningRate;
        double lower = Math.Max(rate * Factor, MinimumRate);
        if (rate - lower <= MinimumChange)
            return false;
        Optimizer.SetScheduledLearningRate(lower);
        return true;
    }

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Setting(nameof(Mode), Mode);
        state.Setting(nameof(ThresholdMode), ThresholdMode);
        state.Value(nameof(Factor), Factor, value => Factor = value);
        state.Count(nameof(Patience), Patience, value => Patience = value);
        state.Value(nameof(Threshold), Threshold, value => Threshold = value);
        state.Count(nameof(Cooldown), Cooldown, value => Cooldown = value);
        state.Value(nameof(MinimumRate), MinimumRate, value => MinimumRate = value);
        state.Value(nameof(MinimumChange), MinimumChange, value => MinimumChange = value);
        state.Value(nameof(Best), Best, value => Best = value);
        state.Count(nameof(BadSteps), BadSteps, value => BadSteps = value);
        state.Count(nameof(CooldownLeft), CooldownLeft, value => CooldownLeft = value);
    }

    private bool IsImprovement(double metric)
    {
        if (double.IsInfinity(Best))
            return Mode == PlateauMode.Min ? metric < Best : metric > Best;

        double signed = Mode == PlateauMode.Min ? -Threshold : Threshold;
        double bar = ThresholdMode switch
        {
            PlateauThreshold.Relative => Best * (1 + signed), // as in PyTorch, whatever its sign
            PlateauThreshold.RelativeToMagnitude => Best + (signed * Math.Abs(Best)),
            _ => Best + signed,
        };
        return Mode == PlateauMode.Min ? metric < bar : metric > bar;
    }
}
