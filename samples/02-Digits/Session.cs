using Digits.Drawing;
using Digits.Terminal;
using Generated;

namespace Digits;

/// <summary>This program with one of the networks. It is written for any that has a loss over classes.</summary>
/// <typeparam name="TNetwork">The class of the network.</typeparam>
/// <typeparam name="TBatch">Its batches.</typeparam>
internal static class Session<TNetwork, TBatch>
    where TNetwork : ITrainableNetwork<TNetwork, float, TBatch>
    where TBatch : INetworkBatch<TBatch>, allows ref struct
{
    /// <summary>Loads digits, trains, shows what was learnt, saves, and loads back.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(Settings settings)
    {
        (ClassificationDataset known, ClassificationDataset unseen) = LoadDigits(settings);
        if (settings.SheetPath is { } sheet)
        {
            ContactSheet.Save(known, sheet);
            Display.Line($"Wrote {Path.GetFullPath(sheet)}.");
            return 0;
        }

        // A tenth is kept from training, to see while it goes whether the network learns or only remembers. The
        // split is random: files may be sorted.
        (ClassificationDataset training, ClassificationDataset validation) = known.StratifiedSplit(0.9, settings.Seed);
        Display.Line($"{training.Count:N0} digits to train on, {validation.Count:N0} to validate, {unseen.Count:N0} to test.\n");
        Display.Line(TNetwork.Info.Summary + "\n");

        TNetwork network = TNetwork.Create(settings.Seed, settings.BatchSize);
        TrainingDisplay.Run(settings.Epochs, display => Trainer.Train<TNetwork, TBatch>(network, training, validation, settings, display));

        Reading[] readings = Read(network, unseen);
        var matrix = new ConfusionMatrix(unseen.ClassCount);
        matrix.Add([.. readings.Select(reading => reading.Guess)], unseen.TargetsToArray());

        Display.Title("Digits it never saw");
        Gallery.Show(unseen, readings);
        if (!readings.All(reading => reading.IsRight))
        {
            Display.Title("Its worst mistakes");
            Gallery.Show(unseen, readings.Where(reading => !reading.IsRight).OrderByDescending(reading => reading.Confidence));
        }
        Display.Title("All of them");
        Display.Show(matrix);
        Display.Line($"\nAccuracy on unseen digits: {matrix.Accuracy:P2} of {matrix.Count:N0}");

        return SaveAndCheck(network, unseen, readings, settings);
    }

    private static (ClassificationDataset Known, ClassificationDataset Unseen) LoadDigits(Settings settings)
    {
        if (settings.DataFolder is { } folder)
        {
            var (known, unseen) = MnistFolder.Load(folder);
            if (known.SampleSize != DigitPainter.Pixels || unseen.SampleSize != DigitPainter.Pixels)
            {
                throw new InvalidDataException(
                    $"The images in '{folder}' have {known.SampleSize} pixels to train on and {unseen.SampleSize} to test; "
                    + $"the network takes {DigitPainter.Pixels}, 28x28.");
            }
            return (known, unseen);
        }
        (int toKnow, int toTest) = settings.Quick ? (3_000, 1_000) : (12_000, 4_000);
        return (DigitPainter.Paint(toKnow, settings.Seed), DigitPainter.Paint(toTest, settings.Seed + 1));
    }

    /// <summary>What the network makes of every digit.</summary>
    private static Reading[] Read(TNetwork network, ClassificationDataset digits)
    {
        float[] scores = new float[digits.Count * digits.ClassCount];
        network.Predict(new Batch<int>(digits.FeaturesToArray(), digits.TargetsToArray(), digits.Count), scores);

        var readings = new Reading[digits.Count];
        for (int i = 0; i < readings.Length; i++)
            readings[i] = new Reading(i, digits[i].Target, Softmax(scores.AsSpan(i * digits.ClassCount, digits.ClassCount)));
        return readings;
    }

    private static float[] Softmax(ReadOnlySpan<float> scores)
    {
        float[] probabilities = scores.ToArray();
        float highest = probabilities.Max();
        float sum = 0;
        foreach (ref float value in probabilities.AsSpan())
            sum += value = MathF.Exp(value - highest);
        foreach (ref float value in probabilities.AsSpan())
            value /= sum;
        return probabilities;
    }

    /// <summary>A program that only reads digits loads the file and needs nothing of the training.</summary>
    private static int SaveAndCheck(TNetwork network, ClassificationDataset digits, Reading[] readings, Settings settings)
    {
        Checkpoint.Save(network, settings.SavePath);
        TNetwork loaded = TNetwork.ForPrediction();
        Checkpoint.Load(loaded, settings.SavePath);

        bool same = Read(loaded, digits).Zip(readings).All(pair => pair.First.Probabilities.SequenceEqual(pair.Second.Probabilities));
        Display.Line($"Saved {settings.SavePath} ({new FileInfo(settings.SavePath).Length:N0} bytes).");
        Display.Line($"Loaded back, it {(same ? "predicts the same, bit for bit" : "predicts something else")}.");
        return same ? 0 : 1;
    }
}
