namespace Generated;

/// <summary>
/// Negative log-likelihood of a normal distribution. The output is its mean, a marked value is its variance: (log v + (y - t)²/v)/2. PyTorch's
/// <c>GaussianNLLLoss</c>.
/// </summary>
/// <param name="variance">The mark of the variance: with the shape of the output, or with one number per sample.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GaussianNegativeLogLikelihoodAttribute(string variance) : LossAttribute
{
    /// <summary>The mark of the variance: with the shape of the output, or with one number per sample.</summary>
    public string Variance { get; } = variance;

    /// <summary>The lower bound of the variance; 1e-6 by default. The gradient ignores the bound.</summary>
    public double Epsilon { get; set; } = 1e-6;
}
