using System.Globalization;
using System.Numerics;

namespace Generated;

/// <summary>Shared by the metrics with one score per sample: labels of 0 and 1, as integers or as the numbers that a loss takes.</summary>
internal static class BinaryLabels
{
    /// <summary>Throws unless there is a score for each label, and each label is 0, 1 or the ignored one.</summary>
    public static void Check<TScore, TLabel>(ReadOnlySpan<TScore> scores, ReadOnlySpan<TLabel> labels, int ignored)
        where TLabel : unmanaged, INumber<TLabel>
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {labels.Length} labels.", nameof(scores));
        TLabel ignore = TLabel.CreateTruncating(ignored);
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != TLabel.Zero && labels[i] != TLabel.One && labels[i] != ignore)
                throw new ArgumentOutOfRangeException(nameof(labels), labels[i],
                    string.Create(CultureInfo.InvariantCulture,
                    $"The label of sample {i} is {labels[i]}; it is 1 for positive, 0 for negative, or {ignored} for what does not count."));
        }
    }

    /// <summary>Whether a label does not count.</summary>
    public static bool IsIgnored<TLabel>(TLabel label, int ignored)
        where TLabel : unmanaged, INumber<TLabel> => label == TLabel.CreateTruncating(ignored);
}
