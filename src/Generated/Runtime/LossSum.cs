using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>Combines the losses of parts of a batch, for an evaluation of more samples than a network takes at once. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct LossSum
{
    private double _sum;
    private double _weights;
    private bool _isSum;

    /// <summary>The weight of a part of a loss that is a sum.</summary>
    public const double OfSum = -1;

    /// <summary>
    /// Σ loss·weight / Σ weight, in the order in which the parts were added; NaN if nothing has a weight. Of a loss that is a sum: Σ loss.
    /// </summary>
    public readonly double Result => _isSum ? _sum : _sum / _weights;

    /// <summary>Adds a part. A part of weight 0, all of whose targets are ignored, has no loss and is left out.</summary>
    /// <param name="loss">Its loss.</param>
    /// <param name="weight">Its weight: the divisor of its mean; or <see cref="OfSum"/>.</param>
    public void Add(double loss, double weight)
    {
        if (weight == OfSum)
        {
            _isSum = true;
            _sum += loss;
            return;
        }
        if (weight == 0)
            return;
        _sum += loss * weight;
        _weights += weight;
    }

    /// <summary>The divisor of a mean over targets of classes: the number of targets that count, or the sum of the weights of their classes.</summary>
    /// <param name="classes">The targets, each a class or <paramref name="ignored"/>.</param>
    /// <param name="ignored">The target that does not count.</param>
    /// <param name="weights">A weight for each class; empty for a weight of 1 for each.</param>
    public static double WeightOf(ReadOnlySpan<int> classes, int ignored, ReadOnlySpan<double> weights = default)
    {
        double sum = 0;
        foreach (int label in classes)
        {
            if (label != ignored)
                sum += weights.IsEmpty ? 1 : weights[label];
        }
        return sum;
    }
}
