using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>How many numbers a network of one kind holds in memory. Generated code makes it.</summary>
/// <param name="Parameters">Parameters, and as many gradients.</param>
/// <param name="TrainingFixed">The part of the training arena that does not grow with the batch.</param>
/// <param name="TrainingPerSample">The part of the training arena for each sample.</param>
/// <param name="PredictionFixed">The part of a prediction workspace that does not grow with the batch.</param>
/// <param name="PredictionPerSample">The part of a prediction workspace for each sample.</param>
/// <param name="Buffers">The numbers that are kept between calls besides the parameters.</param>
/// <param name="TrainingPerThread">The part of the training arena for each thread.</param>
/// <param name="PredictionPerThread">The part of a prediction workspace for each thread.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NetworkLayout(int Parameters, int TrainingFixed, int TrainingPerSample, int PredictionFixed, int PredictionPerSample,
    int Buffers = 0, int TrainingPerThread = 0, int PredictionPerThread = 0);
