namespace Generated;

/// <summary>
/// A part of a training run that has state: optimizers, schedules, <see cref="EarlyStopping"/>, <see cref="History"/>, <see cref="WeightAverage"/>,
/// <see cref="Batches{TTarget}"/>. Implement it to save your own state with <see cref="TrainingRun{T}"/>.
/// </summary>
public interface IResumable
{
    /// <summary>
    /// Describes every value that the rest of the run depends on: its name, and how to replace it. Called once for each save and each load; it must
    /// not change anything by itself.
    /// </summary>
    /// <param name="state">Receives the description.</param>
    void DescribeState(RunState state);
}
