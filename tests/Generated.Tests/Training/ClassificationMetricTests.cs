using Xunit;

namespace Generated.Tests.Training;

public sealed class ClassificationMetricTests
{
    [Fact]
    public void Accuracy_is_the_share_of_samples_whose_highest_score_is_that_of_their_class()
    {
        var accuracy = new Accuracy();
        accuracy.Add([0.1f, 0.9f, 0.8f, 0.2f, 0.4f, 0.6f], [1, 0, 0]);
        Assert.Equal(2.0 / 3, accuracy.Value);
        accuracy.Add([3f, -1f], [0]);
        Assert.Equal((3L, 4L), (accuracy.Correct, accuracy.Count));
        accuracy.Add((ReadOnlySpan<int>)[5, 6], [5, 5]);
        Assert.Equal(4.0 / 6, accuracy.Value);
    }

    [Fact]
    public void Every_metric_is_undefined_before_anything_was_added_and_after_a_reset()
    {
        var accuracy = new Accuracy();
        var top = new TopKAccuracy(2);
        var matrix = new ConfusionMatrix(2);
        var auc = new RocAuc();
        IMetric[] metrics = [accuracy, top, matrix, auc];
        Assert.All(metrics, metric => Claim.True(double.IsNaN(metric.Value), $"{metric.GetType().Name} is {metric.Value} without samples."));
        Assert.True(double.IsNaN(matrix.F1(ClassAverage.Macro)), "The macro F1 is a number without samples.");
        Assert.True(double.IsNaN(matrix.F1(ClassAverage.Weighted)), "The weighted F1 is a number without samples.");

        accuracy.Add([0f, 1f], [1]);
        top.Add([0f, 1f], [1]);
        matrix.Add([0f, 1f], [1]);
        auc.Add([0f, 1f], [0, 1]);
        Assert.All(metrics, metric => Assert.Equal(1.0, metric.Value));
        foreach (IMetric metric in metrics)
            metric.Reset();
        Assert.All(metrics, metric => Assert.Equal((true, 0L), (double.IsNaN(metric.Value), metric.Count)));
    }

    [Fact]
    public void An_empty_batch_changes_nothing()
    {
        var accuracy = new Accuracy();
        accuracy.Add((ReadOnlySpan<float>)[], []);
        Assert.Equal(0, accuracy.Count);
    }

    [Fact]
    public void Of_equal_scores_the_first_class_counts_and_NaN_beats_every_number()
    {
        var accuracy = new Accuracy();
        accuracy.Add([1f, 1f, 1f, float.NaN, 7f, 9f], [0, 0]);
        Assert.Equal(1.0, accuracy.Value);

        foreach (float[] row in (float[][])[[1, 1, 1], [float.NaN, 7, 9], [0, float.NaN, float.NaN], [-0f, 0, -1]])
        {
            for (int label = 0; label < 3; label++)
            {
                var top1 = new TopKAccuracy(1);
                var plain = new Accuracy();
                top1.Add(row, [label]);
                plain.Add(row, [label]);
                Claim.True(top1.Value == plain.Value, $"Top-1 says {top1.Value} and accuracy {plain.Value} for class {label} of [{string.Join(", ", row)}].");
            }
        }
    }

    [Fact]
    public void Top_k_counts_a_class_among_the_k_highest_scores()
    {
        float[] scores = [0.1f, 0.4f, 0.3f, 0.2f, 0.1f, 0.4f, 0.3f, 0.2f, 0.1f, 0.4f, 0.3f, 0.2f];
        int[] labels = [1, 2, 0];
        double[] expected = [1.0 / 3, 2.0 / 3, 2.0 / 3, 1];
        for (int k = 1; k <= 4; k++)
        {
            var top = new TopKAccuracy(k);
            top.Add(scores, labels);
            Assert.Equal(expected[k - 1], top.Value);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(0));
    }

    [Fact]
    public void Wrong_lengths_and_labels_are_refused_and_add_nothing()
    {
        var accuracy = new Accuracy();
        var matrix = new ConfusionMatrix(2);
        Assert.Throws<ArgumentException>(() => accuracy.Add([1f, 2f, 3f], [0, 1]));
        Assert.Throws<ArgumentException>(() => accuracy.Add((ReadOnlySpan<float>)[], [0]));
        Assert.Throws<ArgumentException>(() => accuracy.Add((ReadOnlySpan<int>)[1], [0, 1]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => accuracy.Add([1f, 2f, 1f, 2f], [0, 2]));
        Assert.Contains("The label of sample 1 is 2; there are 2 classes, 0 to 1, and -100 is for what does not count.", error.Message);
        Assert.Throws<ArgumentException>(() => matrix.Add([1f, 2f, 3f], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add([1f, 2f, 3f, 4f], [0, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add((ReadOnlySpan<int>)[0, 2], [0, 0]));
        Assert.Equal((0L, 0L, 0L), (accuracy.Count, matrix.Count, matrix[0, 0]));
    }

    [Fact]
    public void A_confusion_matrix_gives_precision_recall_and_F1_of_each_class()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add((ReadOnlySpan<int>)[0, 1, 1, 1, 2, 0], [0, 0, 1, 1, 2, 2]);

        Assert.Equal([1, 1, 0, 0, 2, 0, 1, 0, 1], from a in Enumerable.Range(0, 3) from p in Enumerable.Range(0, 3) select matrix[a, p]);
        Assert.Equal([1.0 / 2, 2.0 / 3, 1], [matrix.Precision(0), matrix.Precision(1), matrix.Precision(2)]);
        Assert.Equal([1.0 / 2, 1, 1.0 / 2], [matrix.Recall(0), matrix.Recall(1), matrix.Recall(2)]);
        Assert.Equal([1.0 / 2, 4.0 / 5, 2.0 / 3], [matrix.F1(0), matrix.F1(1), matrix.F1(2)]);
        Assert.Equal(4.0 / 6, matrix.Accuracy);
        Assert.Equal(13.0 / 18, matrix.Precision(ClassAverage.Macro), 12);
        Assert.Equal(2.0 / 3, matrix.Recall(ClassAverage.Macro), 12);
        Assert.Equal(59.0 / 90, matrix.F1(ClassAverage.Macro), 12);
        Assert.Equal(4.0 / 6, matrix.Precision(ClassAverage.Micro));
        Assert.Equal(4.0 / 6, matrix.F1(ClassAverage.Micro));
    }

    [Fact]
    public void A_weighted_average_counts_each_class_by_its_samples()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add((ReadOnlySpan<int>)[0, 0, 1, 1], [0, 0, 0, 1]);
        Assert.Equal(0.875, matrix.Precision(ClassAverage.Weighted), 12);
        Assert.Equal(0.75, matrix.Recall(ClassAverage.Weighted), 12);
        Assert.Equal((3 * 0.8 + 2.0 / 3) / 4, matrix.F1(ClassAverage.Weighted), 12);
    }

    [Fact]
    public void A_class_that_never_occurs_has_zero_everywhere_and_is_left_out_of_the_macro_average()
    {
        var matrix = new ConfusionMatrix(4);
        matrix.Add((ReadOnlySpan<int>)[0, 1, 2], [0, 1, 1]); // 2 is predicted but has no sample; 3 never occurs
        Assert.Equal((0.0, 0.0, 0.0), (matrix.Precision(3), matrix.Recall(3), matrix.F1(3)));
        Assert.Equal((0.0, 0.0, 0.0), (matrix.Precision(2), matrix.Recall(2), matrix.F1(2)));
        Assert.Equal((1 + 1 + 0) / 3.0, matrix.Precision(ClassAverage.Macro), 12);
        Assert.Equal((1 + 0.5 + 0) / 3.0, matrix.Recall(ClassAverage.Macro), 12);
    }

    [Fact]
    public void Scores_fill_a_confusion_matrix_as_the_classes_they_choose_do()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add([0.1f, 0.9f, 0.6f, 0.4f], [0, 0]);
        Assert.Equal((1L, 1L, 0L), (matrix[0, 1], matrix[0, 0], matrix[1, 1]));
    }

    [Fact]
    public void A_confusion_matrix_prints_as_an_aligned_table()
    {
        var matrix = new ConfusionMatrix(2, ["cat", "hamster"]);
        matrix.Add((ReadOnlySpan<int>)[0, 0, 1, 1], [0, 0, 0, 1]);
        Assert.Equal(
            """
            actual   cat  hamster  precision  recall      F1
            cat        2        1     1.0000  0.6667  0.8000
            hamster    0        1     0.5000  1.0000  0.6667
            accuracy 0.7500 of 4
            """, matrix.ToString(), ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData(1.0, new[] { 0.1f, 0.2f, 0.8f, 0.9f }, new[] { 0, 0, 1, 1 })]
    [InlineData(0.0, new[] { 0.9f, 0.8f, 0.2f, 0.1f }, new[] { 0, 0, 1, 1 })]
    [InlineData(0.75, new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { 0, 0, 1, 1 })] // scikit-learn's own example
    [InlineData(0.5, new[] { 0.5f, 0.5f, 0.5f, 0.5f }, new[] { 0, 1, 0, 1 })]
    [InlineData(0.875, new[] { 1f, 2f, 2f, 3f }, new[] { 0, 0, 1, 1 })] // one tie of four pairs
    [InlineData(1.0, new[] { float.NegativeInfinity, float.PositiveInfinity }, new[] { 0, 1 })]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_order_with_ties_half(double expected, float[] scores, int[] labels)
    {
        var auc = new RocAuc();
        auc.Add(scores, labels);
        Assert.Equal(expected, auc.Value, 12);
    }

    [Fact]
    public void The_area_agrees_with_counting_every_pair()
    {
        var random = new Random(7);
        var auc = new RocAuc(capacity: 10); // grows on the way
        var scores = new List<float>();
        var labels = new List<int>();
        for (int i = 0; i < 300; i++)
        {
            scores.Add(random.Next(20) / 4f);
            labels.Add(random.Next(2));
            auc.Add([scores[i]], [labels[i]]);
            if (i == 150)
                _ = auc.Value; // reading in between must not disturb
        }
        double order = 0, pairs = 0;
        for (int p = 0; p < 300; p++)
        {
            for (int n = 0; n < 300; n++)
            {
                if (labels[p] != 1 || labels[n] != 0)
                    continue;
                pairs++;
                order += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
            }
        }
        Assert.Equal(order / pairs, auc.Value, 12);
    }

    [Fact]
    public void The_area_is_undefined_with_one_class_only_and_refuses_NaN()
    {
        var auc = new RocAuc();
        auc.Add([0.1f, 0.9f], [1, 1]);
        Claim.True(double.IsNaN(auc.Value), $"The area is {auc.Value} without negatives.");
        Assert.Throws<ArgumentException>(() => auc.Add([float.NaN], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => auc.Add([1f], [2]));
        Assert.Throws<ArgumentException>(() => auc.Add([1f], [0, 1]));
        Assert.Equal(2, auc.Count);
    }

    [Fact]
    public void Perplexity_is_the_number_of_classes_when_choosing_blindly()
    {
        var perplexity = new Perplexity();
        perplexity.Add([2f, 2f, 2f, 2f, -7f, -7f, -7f, -7f], [0, 3]);
        Assert.Equal(4, perplexity.Value, 12);
    }

    [Fact]
    public void Perplexity_weighs_losses_by_their_count_and_survives_large_logits()
    {
        var perplexity = new Perplexity();
        Assert.True(double.IsNaN(perplexity.Value), "Perplexity is a number without samples.");
        perplexity.Add(1.0, 3);
        perplexity.Add(5.0, 1);
        perplexity.Add(double.NaN, 0);
        Assert.Equal(Math.Exp(2), perplexity.Value, 12);
        perplexity.Reset();
        perplexity.Add([1e30f, 0f], [0]);
        Assert.Equal(1, perplexity.Value, 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => perplexity.Add(1.0, -1));
    }

    [Fact]
    public void Adding_to_any_metric_and_reading_it_allocates_nothing()
    {
        float[] scores = [.. Enumerable.Range(0, 64).Select(i => i * 37 % 64 / 64f)];
        int[] labels = [.. Enumerable.Range(0, 16).Select(i => i % 4)];
        int[] binary = [.. Enumerable.Range(0, 64).Select(i => i % 2)];
        var accuracy = new Accuracy();
        var top = new TopKAccuracy(2);
        var matrix = new ConfusionMatrix(4);
        var auc = new RocAuc(capacity: 1024);
        var perplexity = new Perplexity();
        double sink = 0;
        Allocations.AssertNone(() => { accuracy.Add(scores, labels); sink += accuracy.Value; }, "Accuracy");
        Allocations.AssertNone(() => { top.Add(scores, labels); sink += top.Value; }, "TopKAccuracy");
        Allocations.AssertNone(() => { matrix.Add(scores, labels); matrix.Add(labels, labels); sink += matrix.F1(ClassAverage.Macro); }, "ConfusionMatrix");
        Allocations.AssertNone(() => { auc.Add(scores, binary); sink += auc.Value; }, "RocAuc");
        Allocations.AssertNone(() => { perplexity.Add(scores, labels); sink += perplexity.Value; }, "Perplexity");
        Assert.True(double.IsFinite(sink));
    }
}
