using Generated;

namespace Shapes;

/// <summary>The training loop of both networks.</summary>
internal static class Trainer
{
    /// <summary>Trains a network of some kind, and shows after each epoch how it goes.</summary>
    /// <typeparam name="TNetwork">The class of the network.</typeparam>
    /// <typeparam name="TBatch">Its batches.</typeparam>
    /// <typeparam name="TTarget">What its targets are.</typeparam>
    /// <param name="batches">The pictures to learn from.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="settings">How long and how fast to learn.</param>
    /// <param name="test">Says how good the network is.</param>
    /// <returns>The network.</returns>
    public static TNetwork Train<TNetwork, TBatch, TTarget>(Batches<TTarget> batches, int count, Settings settings, Func<TNetwork, string> test)
        where TNetwork : ITrainableNetwork<TNetwork, float, TBatch>
        where TBatch : INetworkBatch<TBatch>, allows ref struct
        where TTarget : unmanaged
    {
        Console.WriteLine(TNetwork.Info.Summary + "\n");
        TNetwork network = TNetwork.Create(settings.Seed, settings.BatchSize);
        var optimizer = new AdamW(TNetwork.Info.ParameterCount);
        var schedule = new OneCycleLR(optimizer, maximumRate: settings.LearningRate, totalSteps: Math.Max(2, settings.Epochs * batches.Count));
        for (int epoch = 1; epoch <= settings.Epochs; epoch++)
        {
            double loss = 0;
            foreach (Batch<TTarget> batch in batches)
            {
                loss += (double)network.Train(batch) * batch.Count / count;
                optimizer.Step(network);
                schedule.Step();
            }
            Console.WriteLine($"epoch {epoch,2}/{settings.Epochs}   loss {loss:F4}   {test(network)}");
        }
        return network;
    }
}
