using Generated;
using SkiaSharp;

namespace Spirals;

/// <summary>Paints the plane in the colours of the arms, paler where the network is less sure, with the points on top.</summary>
internal static class DecisionMap
{
    private const int Size = 1000;

    private static readonly SKColor s_paper = new(0xFB, 0xF7, 0xEF);
    private static readonly SKColor[] s_regions = [new(0xF3, 0xA7, 0x6B), new(0x5B, 0xA3, 0xB8)];
    private static readonly SKColor[] s_points = [new(0xB8, 0x42, 0x1C), new(0x0E, 0x47, 0x63)];

    /// <summary>Writes the picture as a PNG.</summary>
    public static void Save(SpiralClassifier network, ClassificationDataset points, string path)
    {
        using var bitmap = new SKBitmap(Size, Size);
        float[] sureness = Sureness(network);
        for (int i = 0; i < sureness.Length; i++)
            bitmap.SetPixel(i % Size, i / Size, ColorOf(sureness[i]));

        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        for (int i = 0; i < points.Count; i++)
        {
            var (point, arm) = points[i];
            var place = new SKPoint(ToPixels(point[0]), ToPixels(-point[1])); // up in the plane is up in the picture
            paint.Color = s_paper;
            canvas.DrawCircle(place, 7.5f, paint);
            paint.Color = s_points[arm];
            canvas.DrawCircle(place, 5.5f, paint);
        }
        using FileStream file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, quality: 100);
    }

    /// <summary>How sure the network is at every pixel: from -1, the first arm, to 1, the second.</summary>
    private static float[] Sureness(SpiralClassifier network)
    {
        float[] sureness = new float[Size * Size];

        // Predicting is safe from many threads at once: they share the network, and each takes a row.
        Parallel.For(0, Size, y =>
        {
            float[] places = new float[2 * Size];
            float[] scores = new float[SpiralClassifier.OutputSize * Size];
            for (int x = 0; x < Size; x++)
                (places[2 * x], places[2 * x + 1]) = (ToPlane(x), -ToPlane(y));
            network.Predict(places, scores);

            // The softmax of two scores less its mirror image is a hyperbolic tangent.
            for (int x = 0; x < Size; x++)
                sureness[y * Size + x] = MathF.Tanh((scores[2 * x + 1] - scores[2 * x]) / 2);
        });
        return sureness;
    }

    private static SKColor ColorOf(float sureness)
    {
        SKColor region = s_regions[sureness < 0 ? 0 : 1];
        float share = MathF.Abs(sureness);
        return new SKColor(Mix(s_paper.Red, region.Red), Mix(s_paper.Green, region.Green), Mix(s_paper.Blue, region.Blue));

        byte Mix(byte from, byte to) => (byte)MathF.Round(from + share * (to - from));
    }

    private static float ToPixels(float place) => (place / TwoSpirals.Extent + 1) / 2 * Size;

    private static float ToPlane(int pixel) => ((pixel + 0.5f) / Size * 2 - 1) * TwoSpirals.Extent;
}
