using System.Diagnostics;
using Digits.Terminal;
using Generated;

namespace Digits;

/// <summary>The training loop: an ordinary one, yours to change.</summary>
internal static class Trainer
{
    /// <summary>Trains a network, showing how it goes.</summary>
    /// <returns>The learning curves.</returns>
    public static History Train<TNetwork, TBatch>(
        TNetwork network, ClassificationDataset training, ClassificationDataset validation, Settings settings, TrainingDisplay display)
        where TNetwork : ITrainableNetwork<TNetwork, float, TBatch>
        where TBatch : INetworkBatch<TBatch>, allows ref struct
    {
        var history = new History();
        var batches = training.Batches(settings.BatchSize, seed: settings.Seed);
        var jitter = new Jitter(settings.Seed, settings.BatchSize);
        var optimizer = new Adam(network.ParameterTable);

        // Small steps while everything is still wrong, then large ones to get far, then ever smaller ones to get
        // it exactly. A schedule has two steps at least.
        long steps = Math.Max(2, (long)settings.Epochs * batches.Count);
        var schedule = new OneCycleLR(optimizer, maximumRate: settings.LearningRate, totalSteps: steps, riseFraction: 0.2);

        for (int epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            double lossSum = 0;
            int seen = 0;
            long started = Stopwatch.GetTimestamp();
            foreach (Batch<int> batch in batches)
            {
                float loss = network.Train(jitter.Apply(batch));
                optimizer.Step(network);
                schedule.Step();

                lossSum += (double)loss * batch.Count; // the last batch may be smaller, and counts for less
                seen += batch.Count;
                display.ShowProgress(epoch, (double)seen / training.Count, lossSum / seen, optimizer.LearningRate);
            }
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;

            (double validationLoss, double accuracy) = Validate<TNetwork, TBatch>(network, validation, settings.BatchSize);
            display.ShowEpoch(epoch, optimizer.LearningRate, lossSum / seen, validationLoss, accuracy, seen / seconds);
            history.Add(("loss", lossSum / seen), ("validation loss", validationLoss), ("validation accuracy", accuracy));
        }
        return history;
    }

    /// <summary>Loss and accuracy on images that the network does not learn from.</summary>
    private static (double Loss, double Accuracy) Validate<TNetwork, TBatch>(TNetwork network, ClassificationDataset validation, int batchSize)
        where TNetwork : ITrainableNetwork<TNetwork, float, TBatch>
        where TBatch : INetworkBatch<TBatch>, allows ref struct
    {
        double lossSum = 0;
        var accuracy = new Accuracy();
        float[] scores = new float[batchSize * validation.ClassCount];
        foreach (Batch<int> batch in validation.Batches(batchSize, shuffle: false))
        {
            Span<float> of = scores.AsSpan(0, batch.Count * validation.ClassCount);
            network.Predict(batch, of);
            accuracy.Add(of, batch.Targets);
            lossSum += (double)network.Evaluate(batch) * batch.Count;
        }
        return (lossSum / validation.Count, accuracy.Value);
    }
}
