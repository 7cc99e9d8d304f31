namespace Generated;

/// <summary>Negative log-likelihood of a normal distribution whose mean is the output and whose variance is a marked value: (log v + (y - t)²/v)/2. PyTorch's <c>GaussianNLLLoss</c>.</summary>
/// <param name="variance">The mark of the variance: of the output's shape, or one number a sample.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GaussianNegativeLogLikelihoodAttribute(string variance) : LossAttribute
{
    /// <summary>The mark of the variance: of the output's shape, or one number a sample.</summary>
    public string Variance { get; } = variance;

    /// <summary>The variance is held at this or above; 1e-6 by default. It does not enter the gradient.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
