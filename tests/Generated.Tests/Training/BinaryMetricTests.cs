using Xunit;

namespace Generated.Tests.Training;

/// <summary>Metrics of one score a sample. The values are scikit-learn's (1.2.1) for the same numbers.</summary>
public sealed class BinaryMetricTests
{
    private static readonly int[] s_labels = [0, 1, 1, 0, 1, 0, 0, 1, 0, 1];
    private static readonly double[] s_scores = [0.1, 0.4, 0.35, 0.8, 0.7, 0.4, -1.5, 2.0, 0.4, -0.2];

    [Fact]
    public void Average_precision_and_the_area_under_the_curve_are_those_of_scikit_learn()
    {
        var precision = new AveragePrecision();
        var area = new RocAuc();
        precision.Add(s_scores, s_labels);
        area.Add(s_scores, s_labels);
        Assert.Equal(0.6587301587301588, precision.Value, 1e-15);
        Assert.Equal(0.6, area.Value, 1e-15);

        var single = new AveragePrecision(capacity: 2); // grows on the way
        single.Add(Array.ConvertAll(s_scores[..3], score => (float)score), s_labels[..3]);
        single.Add(Array.ConvertAll(s_scores[3..], score => (float)score), Array.ConvertAll(s_labels[3..], label => (float)label));
        Assert.Equal(0.6587301587301588, single.Value, 1e-15);
        Assert.Equal(10, single.Count);
    }

    [Fact]
    public void Average_precision_is_undefined_without_a_positive_sample()
    {
        var metric = new AveragePrecision();
        Assert.True(double.IsNaN(metric.Value));
        metric.Add([0.5f, 0.2f], [0, 0]);
        Assert.True(double.IsNaN(metric.Value));
        metric.Add([0.7f], [1]);
        Assert.Equal(1, metric.Value);
        metric.Reset();
        Assert.True(double.IsNaN(metric.Value));
        Assert.Throws<ArgumentException>(() => metric.Add([float.NaN], [1]));
    }

    [Fact]
    public void Accuracy_precision_recall_and_F1_of_one_score_are_those_of_scikit_learn()
    {
        var matrix = new BinaryConfusionMatrix(threshold: 0.375);
        matrix.Add(s_scores, Array.ConvertAll(s_labels, label => (double)label));
        Assert.Equal((0.5, 0.5, 0.6), (matrix.Accuracy, matrix.Precision, matrix.Recall));
        Assert.Equal(0.5454545454545454, matrix.F1, 1e-15);
        Assert.Equal((3L, 3L, 2L, 2L), (matrix.TruePositives, matrix.FalsePositives, matrix.TrueNegatives, matrix.FalseNegatives));
        Assert.Equal((0.4, matrix.Accuracy), (matrix.Specificity, matrix.Value));
    }

    [Fact]
    public void A_threshold_of_0_suits_logits_and_one_of_a_half_their_probabilities()
    {
        float[] logits = [.. s_scores.Select(score => (float)score)];
        float[] probabilities = new float[logits.Length];
        Probabilities.Sigmoid(logits, probabilities);
        var ofLogits = new BinaryConfusionMatrix();
        var ofProbabilities = new BinaryConfusionMatrix(threshold: 0.5);
        ofLogits.Add(logits, s_labels);
        ofProbabilities.Add(probabilities, s_labels);
        Assert.Equal((ofLogits.Accuracy, ofLogits.F1), (ofProbabilities.Accuracy, ofProbabilities.F1));
        Assert.Throws<ArgumentException>(() => new BinaryConfusionMatrix(double.NaN));
    }

    [Fact]
    public void Probabilities_are_stable_and_add_up_to_1()
    {
        double[] scores = [1, 2, 3, -1e4, 0, 1e4, 1000, 1000, 1000];
        double[] probabilities = new double[scores.Length];
        Probabilities.Softmax(scores, classes: 3, probabilities);
        double sum = Math.Exp(-2) + Math.Exp(-1) + 1;
        double[] expected = [Math.Exp(-2) / sum, Math.Exp(-1) / sum, 1 / sum, 0, 0, 1, 1 / 3.0, 1 / 3.0, 1 / 3.0];
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], probabilities[i], 1e-15);
        float[] inPlace = [.. scores.Select(score => (float)score)];
        Probabilities.Softmax(inPlace, classes: 3);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], inPlace[i], 1e-7);

        double[] logits = [-1000, -1, 0, 1, 1000, double.NaN];
        Probabilities.Sigmoid(logits);
        Assert.Equal([0, 1 / (1 + Math.E), 0.5, Math.E / (1 + Math.E), 1, double.NaN], logits.Select(p => Math.Round(p, 15)),
            (a, b) => double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) < 1e-14);
        Assert.Throws<ArgumentException>(() => Probabilities.Softmax(new float[4], classes: 3));
        Assert.Throws<ArgumentException>(() => Probabilities.Sigmoid(scores.AsSpan(0, 4), scores.AsSpan(1, 4)));
        Assert.Throws<ArgumentException>(() => Probabilities.Sigmoid(new float[4], new float[3]));
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var matrix = new BinaryConfusionMatrix();
        var precision = new AveragePrecision(capacity: 100);
        float[] scores = [1, -1, 2, 0];
        int[] labels = [1, 0, -100, 1];
        Allocations.AssertNone(
            () =>
            {
                for (int i = 0; i < 20; i++)
                {
                    matrix.Add(scores, labels);
                    precision.Reset();
                    precision.Add(scores, labels);
                    _ = precision.Value;
                    Probabilities.Softmax(scores, 2);
                }
            },
            "binary metrics");
    }
}
