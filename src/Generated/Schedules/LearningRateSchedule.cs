namespace Generated;

/// <summary>
/// A learning rate as a function of the number of steps taken. The caller chooses whether a step is an epoch or a batch: call <see cref="Step"/> once
/// after each.
/// </summary>
/// <remarks>
/// <para>Every schedule is a closed formula, <see cref="RateAt"/>, with the values of PyTorch's <c>torch.optim.lr_scheduler</c> up to rounding; its
/// only state is <see cref="StepCount"/>. Rates have the same bits on every machine.</para>
/// <para>A schedule starts from the optimizer's <see cref="Optimizer.InitialLearningRate"/>, the rate that was assigned to it. The constructor sets
/// the rate of step 0. If several schedules use one optimizer, the one that was constructed or stepped last sets the rate; <see cref="SequentialLR"/>
/// and <see cref="ChainedLR"/> combine several.</para>
/// </remarks>
public abstract class LearningRateSchedule : IResumable
{
    private long _stepCount;

    /// <summary>Attaches a schedule. A derived constructor ends with <see cref="Apply"/>.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    protected LearningRateSchedule(Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        Optimizer = optimizer;
        BaseRate = optimizer.InitialLearningRate;
    }

    /// <summary>The optimizer whose learning rate the schedule sets.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The learning rate that the schedule starts from: the optimizer's <see cref="Optimizer.InitialLearningRate"/> at construction.</summary>
    public double BaseRate { get; private set; }

    /// <summary>Number of steps taken. Setting it, to resume a saved run, also sets the optimizer's rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long StepCount
    {
        get => _stepCount;
        set
        {
            _stepCount = Hyperparameter.AtLeast(0, value);
            Apply();
        }
    }

    /// <summary>The learning rate after a number of steps. Changes nothing.</summary>
    /// <param name="step">The number of steps; 0 is before the first.</param>
    public abstract double RateAt(long step);

    /// <summary>Takes a step: sets the optimizer's learning rate for the following steps. Allocates nothing.</summary>
    public void Step() => StepCount++;

    void IResumable.DescribeState(RunState state) => DescribeState(state);

    /// <summary>
    /// Describes the state that a resumed run needs, see <see cref="IResumable.DescribeState"/>: the number of steps taken and the base rate. A
    /// derived schedule overrides this method, calls the base method first, and describes its constructor arguments, so that a run with other
    /// settings is refused.
    /// </summary>
    /// <param name="state">Receives the description.</param>
    protected virtual void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Value(nameof(BaseRate), BaseRate, value => BaseRate = Hyperparameter.NotNegative(value, nameof(BaseRate)));
        state.Count(nameof(StepCount), _stepCount, value => _stepCount = value); // the rate itself is the optimizer's
    }

    /// <summary>Sets the optimizer's learning rate to the rate of the current step.</summary>
    protected void Apply() => Optimizer.SetScheduledLearningRate(RateAt(_stepCount));

    /// <summary>Checks that a schedule's optimizer is the one expected.</summary>
    private protected static void CheckOptimizer(LearningRateSchedule schedule, Optimizer optimizer, string argument)
    {
        ArgumentNullException.ThrowIfNull(schedule, argument);
        if (schedule.Optimizer != optimizer)
            throw new ArgumentException($"The {schedule.GetType().Name} is attached to another optimizer.", argument);
    }
}
