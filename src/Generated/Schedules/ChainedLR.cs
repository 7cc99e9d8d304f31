using System.Globalization;

namespace Generated;

/// <summary>Several schedules at once; their factors of the base rate are multiplied: <c>torch.optim.lr_scheduler.ChainedScheduler</c>.</summary>
/// <remarks>
/// <code>rate = base · Π rate_i/base</code>
/// The same as PyTorch for schedules that scale the rate (all schedules without a minimum rate of their own). Call Step only on the chain.
/// </remarks>
public sealed class ChainedLR : LearningRateSchedule
{
    private readonly LearningRateSchedule[] _schedules;

    /// <summary>Attaches the chain to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="schedules">The schedules, at least one, attached to the same optimizer.</param>
    /// <exception cref="ArgumentNullException">The optimizer or a schedule is null.</exception>
    /// <exception cref="ArgumentException">There is no schedule, or one is attached to another optimizer.</exception>
    public ChainedLR(Optimizer optimizer, params ReadOnlySpan<LearningRateSchedule> schedules)
        : base(optimizer)
    {
        if (schedules.IsEmpty)
            throw new ArgumentException("A chain has at least one schedule.", nameof(schedules));
        foreach (LearningRateSchedule schedule in schedules)
            CheckOptimizer(schedule, optimizer, nameof(schedules));
        _schedules = schedules.ToArray();
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        for (int i = 0; i < _schedules.Length; i++)
            state.Part(string.Create(CultureInfo.InvariantCulture, $"Schedule{i + 1}"), _schedules[i]);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        if (BaseRate == 0)
            return 0;
        double rate = BaseRate;
        foreach (LearningRateSchedule schedule in _schedules)
            rate *= schedule.RateAt(step) / BaseRate;
        return rate;
    }
}
