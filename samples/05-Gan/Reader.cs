using Generated;

namespace Gan;

/// <summary>
/// A third party that takes no part in the contest: it learns to read from real digits alone, and then says what a
/// generated one looks like. "Looks good" becomes a number.
/// </summary>
[Network]
[Input(784)]
[Dense(128), ReLU, Dropout(0.3)]
[Dense(10)]
[CrossEntropy]
public partial class Reader
{
    private const int Epochs = 4;
    private const int BatchSize = 64;

    /// <summary>Makes one that has learnt to read: a second's work.</summary>
    /// <param name="digits">Real digits, pixels from 0 to 1.</param>
    /// <param name="seed">Every random choice follows from it.</param>
    public static Reader Taught(ClassificationDataset digits, ulong seed)
    {
        var reader = new Reader(seed, BatchSize);
        var optimizer = new Adam(ParameterCount);
        var batches = digits.Batches(BatchSize, seed: seed);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (Batch<int> batch in batches)
            {
                reader.Train(batch);
                optimizer.Step(reader);
            }
        }
        return reader;
    }

    /// <summary>The share of images that it reads as what they are meant to be, 0 to 1.</summary>
    /// <param name="images">Images, pixels from 0 to 1.</param>
    /// <param name="meant">The digit that each is meant to be.</param>
    public double ShareRead(ReadOnlySpan<float> images, ReadOnlySpan<int> meant)
    {
        float[] scores = new float[meant.Length * OutputSize];
        Predict(images, scores);
        var accuracy = new Accuracy();
        accuracy.Add(scores, meant);
        return accuracy.Value;
    }
}
