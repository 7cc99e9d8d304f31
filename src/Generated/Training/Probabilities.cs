using System.Numerics;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// Turns the scores that a network predicts into probabilities: a network that ends with a loss such as <see cref="CrossEntropyAttribute"/> or
/// <see cref="BinaryCrossEntropyAttribute"/> returns logits. Allocates nothing; the same bits on every machine.
/// </summary>
/// <example>
/// <code>
/// network.Predict(images, scores);
/// Probabilities.Softmax(scores, classes: 10);     // in place: 10 probabilities an image, which add up to 1
/// </code>
/// </example>
public static class Probabilities
{
    /// <summary>Turns each row of scores into a probability distribution, in place: exp(x - max x)/Σ exp(x - max x).</summary>
    /// <param name="scores">Logits, <c>[rows, classes]</c> row-major: one row for each sample, or for each of its positions.</param>
    /// <param name="classes">The length of a row: at least 1.</param>
    /// <exception cref="ArgumentException">The scores are not whole rows, or <paramref name="classes"/> is less than 1.</exception>
    public static void Softmax(Span<float> scores, int classes) => SoftmaxOf<float>(scores, classes, scores);

    /// <inheritdoc cref="Softmax(Span{float}, int)"/>
    public static void Softmax(Span<double> scores, int classes) => SoftmaxOf<double>(scores, classes, scores);

    /// <summary>Turns each row of scores into a probability distribution: exp(x - max x)/Σ exp(x - max x), so that nothing overflows.</summary>
    /// <param name="scores">Logits, <c>[rows, classes]</c> row-major: one row for each sample, or for each of its positions.</param>
    /// <param name="classes">The length of a row: at least 1.</param>
    /// <param name="probabilities">The destination, of the same length; it may be the same memory.</param>
    /// <exception cref="ArgumentException">The scores are not whole rows, the lengths differ, or <paramref name="classes"/> is less than 1.</exception>
    public static void Softmax(ReadOnlySpan<float> scores, int classes, Span<float> probabilities) => SoftmaxOf(scores, classes, probabilities);

    /// <inheritdoc cref="Softmax(ReadOnlySpan{float}, int, Span{float})"/>
    public static void Softmax(ReadOnlySpan<double> scores, int classes, Span<double> probabilities) => SoftmaxOf(scores, classes, probabilities);

    /// <summary>Turns each logit into the probability of yes, in place: 1/(1 + exp(-x)).</summary>
    /// <param name="logits">The logits, each treated separately.</param>
    public static void Sigmoid(Span<float> logits) => SigmoidOf<float>(logits, logits);

    /// <inheritdoc cref="Sigmoid(Span{float})"/>
    public static void Sigmoid(Span<double> logits) => SigmoidOf<double>(logits, logits);

    /// <summary>Turns each logit into the probability of yes: 1/(1 + exp(-x)), so that nothing overflows.</summary>
    /// <param name="logits">The logits, each treated separately.</param>
    /// <param name="probabilities">The destination, of the same length; it may be the same memory.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Sigmoid(ReadOnlySpan<float> logits, Span<float> probabilities) => SigmoidOf(logits, probabilities);

    /// <inheritdoc cref="Sigmoid(ReadOnlySpan{float}, Span{float})"/>
    public static void Sigmoid(ReadOnlySpan<double> logits, Span<double> probabilities) => SigmoidOf(logits, probabilities);

    private static void SoftmaxOf<T>(ReadOnlySpan<T> scores, int classes, Span<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (scores.Length % classes != 0)
            throw new ArgumentException($"{scores.Length} scores are not whole rows of {classes} classes.", nameof(scores));
        Check<T>(scores, probabilities);
        for (int start = 0; start < scores.Length; start += classes)
        {
            ReadOnlySpan<T> row = scores.Slice(start, classes);
            double max = double.CreateChecked(row[Scores.ArgMax(row)]);
            double sum = 0;
            foreach (T score in row)
                sum += PortableMath.Exp(double.CreateChecked(score) - max);
            for (int i = 0; i < classes; i++)
                probabilities[start + i] = T.CreateTruncating(PortableMath.Exp(double.CreateChecked(row[i]) - max) / sum);
        }
    }

    private static void SigmoidOf<T>(ReadOnlySpan<T> logits, Span<T> probabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check<T>(logits, probabilities);
        for (int i = 0; i < logits.Length; i++)
        {
            double x = double.CreateChecked(logits[i]);
            double small = PortableMath.Exp(-Math.Abs(x)); // 0 to 1
            probabilities[i] = T.CreateTruncating((x < 0 ? small : 1) / (1 + small));
        }
    }

    private static void Check<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> probabilities)
    {
        if (scores.Length != probabilities.Length)
            throw new ArgumentException($"There are {scores.Length} scores, but room for {probabilities.Length} probabilities.", nameof(probabilities));
        if (scores.Overlaps(probabilities, out int offset) && offset != 0)
            throw new ArgumentException("The probabilities overlap the scores without being the same memory; give the same span or one apart.",
                nameof(probabilities));
    }
}
