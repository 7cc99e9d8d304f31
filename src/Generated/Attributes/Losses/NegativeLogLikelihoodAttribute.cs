namespace Generated;

/// <summary>-y[target], against the index of the right class, for outputs that are log-probabilities (<see cref="LogSoftmaxAttribute"/>). PyTorch's
/// <c>NLLLoss</c>.</summary>
/// <remarks>
/// The last axis of the output is the classes. With further axes, as in <c>[height, width, classes]</c> or <c>[time, classes]</c>, there is a target
/// for each position: <c>batch·height·width</c> indices, row-major. The mean is over all positions that count; as in PyTorch it is the sum of the
/// losses divided by the sum of the weights of their classes.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>A weight for each class; all 1 by default. The mean is then the weighted mean.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>The target of a sample or position that does not count; -100 by default, as in PyTorch.</summary>
    public int IgnoreIndex { get; set; } = -100;
}
