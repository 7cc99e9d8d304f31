using System.ComponentModel;

namespace Generated;

/// <summary>How many numbers a kind of network holds in memory. Stated by generated code.</summary>
/// <param name="Parameters">Parameters, and as many gradients.</param>
/// <param name="TrainingFixed">The training arena's part that does not grow with the batch.</param>
/// <param name="TrainingPerSample">The training arena's part for each sample.</param>
/// <param name="PredictionFixed">A prediction workspace's part that does not grow with the batch.</param>
/// <param name="PredictionPerSample">A prediction workspace's part for each sample.</param>
/// <param name="Buffers">What is kept between calls besides parameters.</param>
/// <param name="TrainingPerThread">The training arena's part for each thread.</param>
/// <param name="PredictionPerThread">A prediction workspace's part for each thread.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NetworkLayout(int Parameters, int TrainingFixed, int TrainingPerSample, int PredictionFixed, int PredictionPerSample, int Buffers = 0, int TrainingPerThread = 0, int PredictionPerThread = 0);
