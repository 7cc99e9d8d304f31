using Generated;
using Shapes.Drawing;

namespace Shapes;

/// <summary>Learns to say which shape a picture shows.</summary>
internal static class Classify
{
    private const int Rows = 6; // of pictures, each over what it was taken for
    private const int Columns = 12;

    /// <summary>Trains, tests on pictures that the network never saw, and writes some of them with what it takes them for.</summary>
    /// <returns>The accuracy, 0 to 1.</returns>
    public static double Run(Pictures known, Pictures unseen, Settings settings)
    {
        ShapeClassifier network = Trainer.Train<ShapeClassifier, ShapeClassifier.Batch, int>(
            known.ToClassify().Batches(settings.BatchSize, seed: settings.Seed), known.Count, settings,
            trained => $"accuracy on unseen pictures {Test(trained, unseen).Accuracy,7:P1}");

        ConfusionMatrix matrix = Test(network, unseen);
        Console.WriteLine($"\n{matrix}\n");
        Save(network, unseen, Path.Combine(settings.OutFolder, "classified.png"));
        return matrix.Accuracy;
    }

    private static ConfusionMatrix Test(ShapeClassifier network, Pictures pictures)
    {
        float[] scores = new float[pictures.Count * ShapeClassifier.OutputSize];
        network.Predict(pictures.Images, scores);
        var matrix = new ConfusionMatrix(ShapeClassifier.OutputSize, Outlines.Names);
        matrix.Add(scores, pictures.Labels);
        return matrix;
    }

    private static void Save(ShapeClassifier network, Pictures pictures, string path)
    {
        using var sheet = new Sheet(2 * Rows, Columns, together: 2);
        float[] scores = new float[ShapeClassifier.OutputSize];
        for (int i = 0; i < Math.Min(pictures.Count, Rows * Columns); i++)
        {
            network.Predict(pictures.Image(i), scores);
            int guess = scores.IndexOf(scores.Max());
            sheet.AddImage(pictures.Image(i), 2 * (i / Columns), i % Columns);
            sheet.AddShape((Shape)guess, guess == pictures.Labels[i], 2 * (i / Columns) + 1, i % Columns);
        }
        sheet.Save(path);
    }
}
