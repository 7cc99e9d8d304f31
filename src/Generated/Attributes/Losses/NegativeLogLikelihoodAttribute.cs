namespace Generated;

/// <summary>-y[target], against the index of the right class, for outputs that are log-probabilities (<see cref="LogSoftmaxAttribute"/>). PyTorch's <c>NLLLoss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class NegativeLogLikelihoodAttribute : LossAttribute
{
    /// <summary>A weight for each class; all 1 by default. The mean is then the weighted mean.</summary>
    public double[]? ClassWeights { get; set; }

    /// <summary>A target that does not count; -100 by default, as in PyTorch.</summary>
    public int IgnoreIndex { get; set; } = -100;
}
