using System.Globalization;

namespace Generated;

/// <summary>One schedule after the other, for example a warm-up and then a cosine: <c>torch.optim.lr_scheduler.SequentialLR</c>.</summary>
/// <remarks>
/// Each schedule begins with its own step 0 at its milestone. Call Step only on the sequence, not on the schedules in it.
/// <code>
/// var schedule = new SequentialLR(
///     optimizer,
///     [new LinearLR(optimizer, startFactor: 0.1, totalSteps: 100), new CosineAnnealingLR(optimizer, totalSteps: 900)],
///     milestones: [100]);
/// </code>
/// </remarks>
public sealed class SequentialLR : LearningRateSchedule
{
    private readonly LearningRateSchedule[] _schedules;
    private readonly long[] _milestones;

    /// <summary>Attaches the sequence to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="schedules">The schedules in order, at least one, attached to the same optimizer.</param>
    /// <param name="milestones">The steps at which the second and the following schedules take over: above 0, and in ascending order.</param>
    /// <exception cref="ArgumentNullException">The optimizer or a schedule is null.</exception>
    /// <exception cref="ArgumentException">
    /// A schedule is attached to another optimizer, the number of milestones is not one less than the number of schedules, or the milestones do not
    /// ascend.
    /// </exception>
    public SequentialLR(Optimizer optimizer, ReadOnlySpan<LearningRateSchedule> schedules, ReadOnlySpan<long> milestones)
        : base(optimizer)
    {
        if (schedules.IsEmpty || milestones.Length != schedules.Length - 1)
            throw new ArgumentException(
                $"A sequence of {schedules.Length} schedules has {Math.Max(0, schedules.Length - 1)} milestones (at least one schedule); {milestones.Length} "
                    + "were given.", nameof(milestones));
        foreach (LearningRateSchedule schedule in schedules)
            CheckOptimizer(schedule, optimizer, nameof(schedules));
        long before = 0;
        foreach (long milestone in milestones)
        {
            if (milestone <= before)
                throw new ArgumentException($"Milestones rise from above 0; {milestone} comes after {before}.", nameof(milestones));
            before = milestone;
        }
        _schedules = schedules.ToArray();
        _milestones = milestones.ToArray();
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("Milestones", string.Join(" ", _milestones));
        for (int i = 0; i < _schedules.Length; i++)
            state.Part(string.Create(CultureInfo.InvariantCulture, $"Schedule{i + 1}"), _schedules[i]);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        int passed = 0;
        while (passed < _milestones.Length && _milestones[passed] <= step)
            passed++;
        return _schedules[passed].RateAt(passed == 0 ? step : step - _milestones[passed - 1]);
    }
}
