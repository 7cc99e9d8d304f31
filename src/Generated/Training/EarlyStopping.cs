namespace Generated;

/// <summary>
/// Decides when to stop training: when a monitored value, usually the validation loss, has not improved for some epochs.
/// </summary>
/// <example>
/// <code>
/// var stopping = new EarlyStopping(patience: 5);
/// while (!stopping.ShouldStop)
/// {
///     double loss = TrainAndValidate();
///     if (stopping.Update(loss))
///         Checkpoint.Save(network, "best.safetensors");
/// }
/// </code>
/// </example>
public sealed class EarlyStopping : IResumable
{
    /// <summary>Makes an instance that has seen no epoch.</summary>
    /// <param name="patience">The number of consecutive epochs without improvement that end the training: at least 1.</param>
    /// <param name="minDelta">By how much a value must be better than the best one to count as an improvement: not negative; 0 by default.</param>
    /// <param name="goal">Which way is better: down by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="patience"/> is less than 1, or <paramref name="minDelta"/> negative or NaN.</exception>
    public EarlyStopping(int patience, double minDelta = 0, MetricGoal goal = MetricGoal.Minimize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "The least improvement is not negative.");
        Patience = patience;
        MinDelta = minDelta;
        Goal = goal;
    }

    /// <summary>The number of consecutive epochs without improvement that end the training.</summary>
    public int Patience { get; }

    /// <summary>By how much a value must be better than the best one to count as an improvement.</summary>
    public double MinDelta { get; }

    /// <summary>Which way is better.</summary>
    public MetricGoal Goal { get; }

    /// <summary>Number of epochs seen.</summary>
    public int Epochs { get; private set; }

    /// <summary>The best value so far; NaN until there was a value that is not NaN.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>The epoch of the best value, counted from 0; -1 before the first.</summary>
    public int BestEpoch { get; private set; } = -1;

    /// <summary>The number of epochs since the best value.</summary>
    public int EpochsWithoutImprovement => Epochs - 1 - BestEpoch;

    /// <summary>Whether the training should stop: <see cref="Patience"/> consecutive epochs were not better than the best one.</summary>
    public bool ShouldStop => Epochs > 0 && EpochsWithoutImprovement >= Patience;

    /// <summary>Adds the value of one more epoch.</summary>
    /// <param name="value">The monitored value; NaN is never better.</param>
    /// <returns>Whether it is the best so far: the moment to save a checkpoint.</returns>
    public bool Update(double value)
    {
        Epochs++;
        bool better = double.IsNaN(Best)
            ? !double.IsNaN(value)
            : Goal == MetricGoal.Minimize ? value < Best - MinDelta : value > Best + MinDelta;
        if (better)
            (Best, BestEpoch) = (value, Epochs - 1);
        return better;
    }

    /// <inheritdoc/>
    public void DescribeState(RunState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Setting(nameof(Patience), Patience);
        state.Setting(nameof(MinDelta), MinDelta);
        state.Setting(nameof(Goal), Goal);
        state.Value(nameof(Epochs), Epochs, value => Epochs = (int)Hyperparameter.AtLeast(0, value < int.MaxValue ? value : -1, nameof(Epochs)));
        state.Value(nameof(Best), Best, value => Best = value);
        state.Value(nameof(BestEpoch), BestEpoch, value =>
            BestEpoch = value >= -1 && value < Epochs ? value : throw new ArgumentException($"{value} is no epoch of {Epochs}"));
    }

    /// <summary>Forgets all epochs.</summary>
    public void Reset() => (Epochs, Best, BestEpoch) = (0, double.NaN, -1);
}
