using Xunit;

namespace Generated.Tests.Training;

public sealed class IntersectionOverUnionTests
{
    // Two pictures of six pixels. Pixels that are of a class and taken for it, and those that are either: 3 of 5, 3 of 6, 3 of 4.
    private static readonly int[] s_labels = [0, 0, 1, 0, 2, 1, 1, 1, 2, 0, 2, 2];
    private static readonly int[] s_predictions = [0, 0, 1, 1, 2, 1, 1, 0, 2, 0, 2, 1];

    [Fact]
    public void Each_class_is_the_pixels_of_both_over_those_of_either()
    {
        var metric = new IntersectionOverUnion(3);
        metric.Add(s_predictions, s_labels);
        Assert.Equal((3.0 / 5, 3.0 / 6, 3.0 / 4), (metric[0], metric[1], metric[2]));
        Assert.Equal((3.0 / 5 + 3.0 / 6 + 3.0 / 4) / 3, metric.Value, 1e-15);
        Assert.Equal(12, metric.Count);
    }

    [Fact]
    public void Batches_count_together_and_not_one_by_one()
    {
        var whole = new IntersectionOverUnion(3);
        whole.Add(s_predictions, s_labels);
        var halves = new IntersectionOverUnion(3);
        halves.Add(s_predictions.AsSpan(0, 6), s_labels.AsSpan(0, 6));
        double first = halves.Value;
        halves.Add(s_predictions.AsSpan(6), s_labels.AsSpan(6));
        Assert.Equal(whole.Value, halves.Value);
        Assert.NotEqual(first, halves.Value);
    }

    [Fact]
    public void A_class_that_neither_occurs_nor_is_predicted_does_not_count()
    {
        var metric = new IntersectionOverUnion(4);
        metric.Add((ReadOnlySpan<int>)[1, 1, 2], [1, 1, 1]);
        Claim.True(double.IsNaN(metric[0]), $"Class 0 never occurs, but has {metric[0]}.");
        Assert.Equal((2.0 / 3, 0.0), (metric[1], metric[2]));
        Assert.Equal(1.0 / 3, metric.Value);
    }

    [Fact]
    public void It_is_undefined_before_anything_was_added_and_after_a_reset()
    {
        var metric = new IntersectionOverUnion();
        Claim.True(double.IsNaN(metric.Value), $"It is {metric.Value} without pixels.");
        metric.Add((ReadOnlySpan<int>)[0, 1], [0, 1]);
        Assert.Equal(1, metric.Value);
        metric.Reset();
        Assert.Equal((true, 0L), (double.IsNaN(metric.Value), metric.Count));
    }

    [Fact]
    public void Scores_count_as_the_classes_they_choose()
    {
        float[] scores = new float[3 * s_predictions.Length];
        for (int i = 0; i < s_predictions.Length; i++)
            scores[3 * i + s_predictions[i]] = 0.5f;
        var chosen = new IntersectionOverUnion(3);
        chosen.Add(s_predictions, s_labels);
        var scored = new IntersectionOverUnion(3);
        scored.Add(scores, s_labels);
        Assert.Equal((chosen[0], chosen[1], chosen[2]), (scored[0], scored[1], scored[2]));
    }

    [Theory]
    [InlineData(0f, 100, 250, 400)]
    [InlineData(0.5f, 100, 250, 400)]
    [InlineData(-3f, 0, 300, 1000)]
    public void One_score_a_pixel_is_compared_with_the_threshold(float threshold, int from, int middle, int to)
    {
        // Predicted from the first number to the third, true from 0 to the second, over more pixels than go in at once.
        const int Pixels = 1000;
        float[] scores = new float[Pixels];
        float[] masks = new float[Pixels];
        for (int i = 0; i < Pixels; i++)
        {
            scores[i] = i >= from && i < to ? threshold + 0.25f : threshold; // the threshold itself is the background's
            masks[i] = i < middle ? 1 : 0;
        }
        var metric = new IntersectionOverUnion();
        metric.Add(scores, masks, threshold);
        Assert.Equal((double)(middle - from) / to, metric[1]);
        Assert.Equal((double)(Pixels - to) / (Pixels - middle + from), metric[0]);
        Assert.Equal(Pixels, metric.Count);
    }

    [Fact]
    public void Wrong_lengths_labels_masks_and_classes_are_refused_and_add_nothing()
    {
        var two = new IntersectionOverUnion();
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntersectionOverUnion(0));
        Assert.Throws<ArgumentException>(() => two.Add([1f, 2f, 3f], (ReadOnlySpan<int>)[0, 1]));
        Assert.Throws<ArgumentException>(() => two.Add((ReadOnlySpan<int>)[0], [0, 1]));
        Assert.Throws<ArgumentException>(() => two.Add([1f], (ReadOnlySpan<float>)[0f, 1f]));
        Assert.Throws<ArgumentException>(() => two.Add([1f, 1f], (ReadOnlySpan<float>)[0f, 0.5f]));
        Assert.Throws<ArgumentException>(() => two.Add([1f, 1f], (ReadOnlySpan<float>)[0f, float.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => two.Add((ReadOnlySpan<int>)[0, 2], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => two[2]);
        Assert.Equal(0, two.Count);

        var three = new IntersectionOverUnion(3);
        Assert.Throws<ArgumentException>(() => three.Add([1f], (ReadOnlySpan<float>)[1f]));
    }

    [Fact]
    public void Adding_and_reading_allocates_nothing()
    {
        var metric = new IntersectionOverUnion();
        float[] scores = new float[700];
        float[] masks = new float[700];
        masks[5] = scores[5] = 1;
        double sum = 0;
        Allocations.AssertNone(() =>
        {
            metric.Add(scores, masks);
            sum += metric.Value;
        }, "IntersectionOverUnion");
        Assert.True(sum > 0);
    }
}
