using Generated;

namespace Spirals;

/// <summary>Two arms wound around each other: no line, nor any few lines, parts them.</summary>
internal static class TwoSpirals
{
    /// <summary>The half side of the square that holds the spirals.</summary>
    public const float Extent = 1.15f;

    private const float Turns = 2.25f;
    private const float Noise = 0.014f;

    /// <summary>Draws points along both arms, a little off them; the same seed gives the same points.</summary>
    public static ClassificationDataset Draw(int count, ulong seed)
    {
        var random = new Philox(seed);
        float[] points = new float[2 * count];
        int[] arms = new int[count];
        for (int i = 0; i < count; i++)
        {
            arms[i] = i % 2;

            // The square root spreads the points evenly along the arm: without it they would crowd at the centre.
            float along = MathF.Sqrt(random.NextSingle());
            (float sin, float cos) = MathF.SinCos(MathF.Tau * (Turns * along + 0.5f * arms[i]));
            float radius = 0.06f + 0.94f * along;
            points[2 * i] = radius * cos + Noise * (float)random.NextNormal();
            points[2 * i + 1] = radius * sin + Noise * (float)random.NextNormal();
        }
        return new ClassificationDataset(points, sampleSize: 2, arms);
    }
}
