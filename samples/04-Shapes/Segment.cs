using Generated;
using Shapes.Drawing;

namespace Shapes;

/// <summary>Learns to say of every pixel whether it is the shape's.</summary>
internal static class Segment
{
    private const int Rows = 4; // of pictures, each over its mask and the prediction
    private const int Columns = 12;

    /// <summary>Trains, tests on pictures that the network never saw, and writes some of them with what it finds.</summary>
    /// <returns>The mean intersection over union of background and shapes, 0 to 1.</returns>
    public static double Run(Pictures known, Pictures unseen, Settings settings)
    {
        IntersectionOverUnion metric = new();
        ShapeSegmenter network = Trainer.Train<ShapeSegmenter, ShapeSegmenter.Batch, float>(
            known.ToSegment().Batches(settings.BatchSize, seed: settings.Seed), known.Count, settings,
            trained =>
            {
                metric = Test(trained, unseen);
                return $"on unseen pictures: intersection over union of shapes {metric[1]:F3}, of background {metric[0]:F3}, mean {metric.Value:F3}";
            });
        Console.WriteLine();
        Save(network, unseen, Path.Combine(settings.OutFolder, "segmented.png"));
        return metric.Value;
    }

    private static IntersectionOverUnion Test(ShapeSegmenter network, Pictures pictures)
    {
        float[] scores = new float[pictures.Count * ShapeSegmenter.OutputSize];
        network.Predict(pictures.Images, scores);
        var metric = new IntersectionOverUnion();
        metric.Add(scores, pictures.Masks);
        return metric;
    }

    private static void Save(ShapeSegmenter network, Pictures pictures, string path)
    {
        using var sheet = new Sheet(3 * Rows, Columns, together: 3);
        float[] scores = new float[ShapeSegmenter.OutputSize];
        for (int i = 0; i < Math.Min(pictures.Count, Rows * Columns); i++)
        {
            network.Predict(pictures.Image(i), scores);
            int row = 3 * (i / Columns), column = i % Columns;
            sheet.AddImage(pictures.Image(i), row, column);
            sheet.AddMask(pictures.Mask(i), row + 1, column);
            sheet.AddPrediction(scores, pictures.Mask(i), row + 2, column);
        }
        sheet.Save(path);
        Console.WriteLine(
            "Of each three rows: pictures, where their shapes are, and the prediction: green where it is right, red where it misses the shape, blue where "
                + "there is none.");
    }
}
