namespace Generated;

/// <summary>
/// What has state that a training run consists of, and tells it: optimizers, schedules, <see cref="EarlyStopping"/>, <see cref="History"/>,
/// <see cref="WeightAverage"/>, <see cref="Batches{TTarget}"/>. Implement it to have state of your own saved with <see cref="TrainingRun{T}"/>.
/// </summary>
public interface IResumable
{
    /// <summary>
    /// Tells every value that the future depends on, by name, and how to put another in its place. Called once for each save and each load; changes
    /// nothing by itself.
    /// </summary>
    /// <param name="state">Whom to tell.</param>
    void DescribeState(RunState state);
}
