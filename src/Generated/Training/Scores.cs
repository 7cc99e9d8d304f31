using System.Numerics;

namespace Generated;

/// <summary>Shared by the classification metrics: rows of scores, one score per class.</summary>
internal static class Scores
{
    /// <summary>The number of classes in each row of scores.</summary>
    /// <exception cref="ArgumentException">The scores cannot be divided into a row for each label, or have no classes.</exception>
    public static int ClassCount<T>(ReadOnlySpan<T> scores, ReadOnlySpan<int> labels)
    {
        if (labels.IsEmpty && scores.IsEmpty)
            return 0;
        if (labels.IsEmpty || scores.IsEmpty || scores.Length % labels.Length != 0)
            throw new ArgumentException($"There are {labels.Length} labels, which do not divide the {scores.Length} scores into rows.", nameof(scores));
        return scores.Length / labels.Length;
    }

    /// <summary>Throws unless each label is a class or the ignored one.</summary>
    /// <returns>How many labels count.</returns>
    public static int CheckLabels(ReadOnlySpan<int> labels, int classCount, int ignored)
    {
        int count = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == ignored)
                continue;
            CheckLabel(labels[i], classCount, i, ignored);
            count++;
        }
        return count;
    }

    /// <summary>Throws unless the label is a class.</summary>
    public static void CheckLabel(int label, int classCount, int sample, int ignored)
    {
        if ((uint)label >= (uint)classCount)
            throw new ArgumentOutOfRangeException("labels", label,
                $"The label of sample {sample} is {label}; "
                    + $"{(classCount == int.MaxValue ? "classes are 0 and above" : $"there are {classCount} classes, 0 to {classCount - 1}")}, and {ignored} "
                    + "is for what does not count.");
    }

    /// <summary>The class of the highest score. Among equal scores it is the first; if there is NaN, it is the first NaN, as in PyTorch.</summary>
    public static int ArgMax<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (T.IsNaN(row[i]))
                return i;
            if (row[i] > row[best])
                best = i;
        }
        return best;
    }
}
