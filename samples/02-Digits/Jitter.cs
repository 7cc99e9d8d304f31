using Generated;

namespace Digits;

/// <summary>
/// Moves, turns, sizes and slants images a little, otherwise every time. The network never sees quite the same
/// image twice, so it cannot learn them by heart: on MNIST's 10,000 images that is worth a whole percent.
/// </summary>
/// <param name="seed">Which changes: the same seed gives the same ones on every machine.</param>
/// <param name="maxBatch">The largest number of images at once.</param>
internal sealed class Jitter(ulong seed, int maxBatch)
{
    private const int Side = 28;
    private const int Pixels = Side * Side;
    private const float Middle = (Side - 1) / 2f;

    private readonly float[] _images = new float[maxBatch * Pixels]; // made once: an epoch allocates nothing
    private Philox _random = new(seed, stream: 1);

    /// <summary>A batch with its images changed. They hold until the next call.</summary>
    public Batch<int> Apply(Batch<int> batch)
    {
        for (int start = 0; start < batch.Inputs.Length; start += Pixels)
            Apply(batch.Inputs.Slice(start, Pixels), _images.AsSpan(start, Pixels));
        return new Batch<int>(_images.AsSpan(0, batch.Inputs.Length), batch.Targets, batch.Count);
    }

    private void Apply(ReadOnlySpan<float> image, Span<float> changed)
    {
        // Where each pixel of the new image comes from in the old one: [x, y] = [a b; c d]·[x, y] + [e, f]
        float turn = Around(0, 0.2f);
        float a = Around(1, 0.12f);
        float b = turn + Around(0, 0.15f);
        float c = -turn;
        float d = Around(1, 0.12f);
        float e = Middle + Around(0, 1.5f) - (a + b) * Middle;
        float f = Middle + Around(0, 1.5f) - (c + d) * Middle;
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
                changed[y * Side + x] = Sample(image, a * x + b * y + e, c * x + d * y + f);
        }
    }

    private float Around(float middle, float range) => middle + range * (2 * _random.NextSingle() - 1);

    /// <summary>The image between its pixels: a mean of the four around, by nearness. Outside there is no ink.</summary>
    private static float Sample(ReadOnlySpan<float> image, float x, float y)
    {
        if (x is < 0 or >= Side - 1 || y is < 0 or >= Side - 1)
            return 0;
        int left = (int)x, top = (int)y;
        ReadOnlySpan<float> square = image.Slice(top * Side + left, Side + 2);
        float above = square[0] + (x - left) * (square[1] - square[0]);
        float below = square[Side] + (x - left) * (square[Side + 1] - square[Side]);
        return above + (y - top) * (below - above);
    }
}
