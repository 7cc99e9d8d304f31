using Xunit;

namespace Generated.Tests.Layers.Heads;

/// <summary>A loss of each pixel beside another one, in one batch and in turns.</summary>
public class PixelHeadTests
{
    private const int Count = 11;

    [Fact]
    public void Training_and_evaluation_in_one_batch_and_in_turns_agree_on_each_loss()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, Count * PixelHeads.InputSize).Select(_ => random.NextDouble() - 0.5)];
        // All pixels of the first turn are ignored, and every fifth of the others.
        int[] mask = [.. Enumerable.Range(0, Count * PixelHeads.MaskTargetSize)
            .Select(i => i % 5 == 0 || i < 4 * PixelHeads.MaskTargetSize ? -100 : random.Next(3))];
        double[] angle = [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble())];
        double[] inOne = new double[2], inTurns = new double[2], trained = new double[2];
        double loss = new PixelHeads(seed: 3, maxBatch: Count).Evaluate(x, mask, angle, inOne);
        Assert.Equal(loss, new PixelHeads(seed: 3, maxBatch: 4).Evaluate(x, mask, angle, inTurns), 1e-12);
        Assert.Equal(loss, new PixelHeads(seed: 3, maxBatch: Count).Train(x, mask, angle, trained), 1e-12);
        Assert.Equal(loss, inOne[0] + (0.1 * inOne[1]), 1e-12);
        for (int i = 0; i < inOne.Length; i++)
        {
            Assert.Equal(inOne[i], inTurns[i], 1e-12);
            Assert.Equal(inOne[i], trained[i], 1e-12);
        }
    }

    [Fact]
    public void A_wrong_class_is_named_with_its_sample_and_position()
    {
        int[] mask = new int[2 * PixelHeads.MaskTargetSize];
        mask[PixelHeads.MaskTargetSize + 5] = 3;
        var error = Assert.Throws<ArgumentOutOfRangeException>("maskTarget",
            () => new PixelHeads().Train(new double[2 * PixelHeads.InputSize], mask, new double[2]));
        Assert.Contains("holds 3 at index 21 (sample 1, position 5); expected the index of a class, 0 to 2", error.Message, StringComparison.Ordinal);
    }
}
