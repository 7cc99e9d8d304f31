namespace Generated;

/// <summary>
/// Softmax and cross-entropy in one step, against a probability for each class: -Σ t·log softmax(y). PyTorch's <c>CrossEntropyLoss</c> with class
/// probabilities.
/// </summary>
/// <remarks>
/// The last axis of the output is the classes. With further axes, as in <c>[height, width, classes]</c> or <c>[time, classes]</c>, there is a
/// probability of each class for each position: the target has the shape of the output. The mean is over all positions.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ProbabilityCrossEntropyAttribute : LossAttribute
{
    /// <summary>The share of the target spread evenly over all classes, from 0 to 1; 0 by default.</summary>
    public double LabelSmoothing { get; set; } = 0;

    /// <summary>A weight for each class; all 1 by default.</summary>
    public double[]? ClassWeights { get; set; }
}
