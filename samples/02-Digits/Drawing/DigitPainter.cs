using System.Numerics;
using Generated;

namespace Digits.Drawing;

/// <summary>
/// Draws digits that look written by hand, so that the sample needs no data. Each has its own manner, size, slant,
/// turn, pen, pressure, wobble and noise, as different hands on different paper would.
/// </summary>
internal static class DigitPainter
{
    public const int Side = 28;
    public const int Pixels = Side * Side;

    private const int StepsPerSpan = 6; // straight pieces from one point of a stroke to the next
    private const int WobbleCells = 3;

    /// <summary>Draws as many of each digit, to within one. The same seed gives the same pixels on every machine.</summary>
    /// <param name="count">How many digits.</param>
    /// <param name="seed">Which hands write them.</param>
    public static ClassificationDataset Paint(int count, ulong seed)
    {
        float[] pixels = new float[count * Pixels];
        int[] labels = new int[count];

        // Each digit draws from a random stream of its own, so that threads may take them in any order.
        Parallel.For(0, count, i =>
        {
            var random = new Philox(seed, stream: (ulong)i);
            labels[i] = (3 + 7 * i) % 10; // every digit in turn, but not in order
            Paint(labels[i], ref random, pixels.AsSpan(i * Pixels, Pixels));
        });
        return new ClassificationDataset(pixels, Pixels, labels, classCount: 10);
    }

    private static void Paint(int digit, ref Philox random, Span<float> pixels)
    {
        Vector2[][][] manners = DigitStrokes.Manners[digit];
        Vector2[][] strokes = manners[random.NextInt32(manners.Length)];
        Hand hand = Hand.Draw(ref random);

        var pieces = new List<(Vector2 From, Vector2 To)>();
        foreach (Vector2[] stroke in strokes)
        {
            // The pen does not come down exactly where it left off.
            Vector2 slip = new Vector2(Normal(ref random), Normal(ref random)) * 0.012f;
            AddCurve(pieces, [.. stroke.Select(point => hand.Place(point + slip))]);
        }

        float radius = Between(ref random, 0.75f, 1.7f);
        float pressure = Between(ref random, 0.8f, 1f);
        float grain = Between(ref random, 0f, 0.05f);
        Span<float> nearest = stackalloc float[Pixels]; // squared distance to the pen's path, where it comes near
        nearest.Fill(float.PositiveInfinity);
        foreach ((Vector2 from, Vector2 to) in pieces)
            Approach(nearest, from, to, reach: radius + 1);

        for (int i = 0; i < Pixels; i++)
        {
            // Full ink within the pen's radius, none a pixel further out, and a slope between: smooth edges.
            float ink = pressure * Math.Clamp(radius + 0.5f - MathF.Sqrt(nearest[i]), 0f, 1f);
            if (ink > 0)
                ink += 2 * grain * Normal(ref random);
            else if (random.NextInt32(40) == 0)
                ink = grain * MathF.Abs(Normal(ref random)); // dust on the paper
            pixels[i] = Math.Clamp(ink, 0f, 1f);
        }
    }

    /// <summary>Brings the distances of the pixels around a straight piece down to those from it.</summary>
    private static void Approach(Span<float> nearest, Vector2 from, Vector2 to, float reach)
    {
        Vector2 low = Vector2.Clamp(Vector2.Min(from, to) - new Vector2(reach), Vector2.Zero, new Vector2(Side - 1));
        Vector2 high = Vector2.Clamp(Vector2.Max(from, to) + new Vector2(reach), Vector2.Zero, new Vector2(Side - 1));
        for (int y = (int)low.Y; y <= (int)high.Y; y++)
        {
            for (int x = (int)low.X; x <= (int)high.X; x++)
            {
                ref float distance = ref nearest[y * Side + x];
                distance = MathF.Min(distance, SquaredDistance(new Vector2(x, y), from, to));
            }
        }
    }

    /// <summary>A Catmull-Rom spline through the points, cut into straight pieces.</summary>
    private static void AddCurve(List<(Vector2, Vector2)> pieces, ReadOnlySpan<Vector2> points)
    {
        Vector2 last = points[0];
        for (int i = 0; i + 1 < points.Length; i++)
        {
            Vector2 before = points[Math.Max(i - 1, 0)];
            Vector2 after = points[Math.Min(i + 2, points.Length - 1)];
            for (int step = 1; step <= StepsPerSpan; step++)
            {
                Vector2 next = CatmullRom(before, points[i], points[i + 1], after, (float)step / StepsPerSpan);
                pieces.Add((last, next));
                last = next;
            }
        }
    }

    private static Vector2 CatmullRom(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * (t * t) + (3 * b - a - 3 * c + d) * (t * t * t));

    private static float SquaredDistance(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 along = to - from;
        float length = along.LengthSquared();
        float t = length == 0 ? 0 : Math.Clamp(Vector2.Dot(point - from, along) / length, 0f, 1f);
        return (point - from - along * t).LengthSquared();
    }

    private static float Between(ref Philox random, float low, float high) => low + (high - low) * random.NextSingle();

    private static float Normal(ref Philox random) => (float)random.NextNormal();

    /// <summary>How one hand bends the model of a digit into its own, and where on the paper it puts it.</summary>
    private sealed record Hand(Vector2 Size, float Slant, Vector2 Turn, Vector2 Center, Vector2[] Wobble)
    {
        public static Hand Draw(ref Philox random)
        {
            float height = Between(ref random, 16f, 21f);
            float width = height * Between(ref random, 0.62f, 1f);
            float slant = 0.12f + 0.22f * Normal(ref random); // most lean to the right

            // A turn by the angle whose tangent this is: no sine or cosine, whose last bits differ between machines.
            float tangent = 0.12f * Normal(ref random);
            Vector2 turn = new Vector2(1, tangent) / MathF.Sqrt(1 + tangent * tangent);

            var center = new Vector2((Side - 1) / 2f + 0.9f * Normal(ref random), (Side - 1) / 2f + 0.9f * Normal(ref random));
            var wobble = new Vector2[(WobbleCells + 1) * (WobbleCells + 1)];
            for (int i = 0; i < wobble.Length; i++)
                wobble[i] = new Vector2(Normal(ref random), Normal(ref random)) * 0.06f;
            return new Hand(new Vector2(width, height), slant, turn, center, wobble);
        }

        /// <summary>From the model's square to pixels.</summary>
        public Vector2 Place(Vector2 point)
        {
            point = (point + WobbleAt(point) - new Vector2(0.5f)) * Size;
            point.X -= Slant * point.Y;
            return Center + new Vector2(point.X * Turn.X - point.Y * Turn.Y, point.X * Turn.Y + point.Y * Turn.X);
        }

        /// <summary>The paper is bent, not the points moved one by one: strokes that meet still meet.</summary>
        private Vector2 WobbleAt(Vector2 point)
        {
            Vector2 cell = Vector2.Clamp(point, Vector2.Zero, new Vector2(0.999f)) * WobbleCells;
            int x = (int)cell.X, y = (int)cell.Y;
            int corner = y * (WobbleCells + 1) + x;
            Vector2 above = Mix(Wobble[corner], Wobble[corner + 1], cell.X - x);
            Vector2 below = Mix(Wobble[corner + WobbleCells + 1], Wobble[corner + WobbleCells + 2], cell.X - x);
            return Mix(above, below, cell.Y - y);
        }

        // Not Vector2.Lerp, which fuses multiplication and addition on machines that can.
        private static Vector2 Mix(Vector2 from, Vector2 to, float share) => from + share * (to - from);
    }
}
