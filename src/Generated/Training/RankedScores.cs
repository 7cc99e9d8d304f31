using System.Numerics;

namespace Generated;

/// <summary>Scores of two classes with their labels, kept until they are ranked.</summary>
internal sealed class RankedScores
{
    private double[] _scores;
    private int[] _labels;

    public RankedScores(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _scores = new double[capacity];
        _labels = new int[capacity];
    }

    public int Count { get; private set; }

    /// <summary>The scores in ascending order, and their labels in the same order. Sorts in place.</summary>
    public void Sort(out ReadOnlySpan<double> scores, out ReadOnlySpan<int> labels)
    {
        _scores.AsSpan(0, Count).Sort(_labels.AsSpan(0, Count));
        scores = _scores.AsSpan(0, Count);
        labels = _labels.AsSpan(0, Count);
    }

    /// <summary>Adds the samples that count, or nothing if one of them is wrong.</summary>
    public void Add<TScore, TLabel>(ReadOnlySpan<TScore> scores, ReadOnlySpan<TLabel> labels, int ignored)
        where TScore : unmanaged, IBinaryFloatingPointIeee754<TScore>
        where TLabel : unmanaged, INumber<TLabel>
    {
        BinaryLabels.Check(scores, labels, ignored);
        int counted = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (BinaryLabels.IsIgnored(labels[i], ignored))
                continue;
            if (TScore.IsNaN(scores[i]))
                throw new ArgumentException($"The score of sample {i} is NaN.", nameof(scores));
            counted++;
        }

        int needed = checked(Count + counted);
        if (needed > _scores.Length)
        {
            int capacity = (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _scores.Length));
            Array.Resize(ref _scores, capacity);
            Array.Resize(ref _labels, capacity);
        }
        for (int i = 0; i < scores.Length; i++)
        {
            if (BinaryLabels.IsIgnored(labels[i], ignored))
                continue;
            _scores[Count] = double.CreateChecked(scores[i]);
            _labels[Count++] = int.CreateTruncating(labels[i]);
        }
    }

    public void Clear() => Count = 0;
}
