namespace Generated;

/// <summary>Negative log-likelihood of Poisson-distributed counts: e^y - t·y. PyTorch's <c>PoissonNLLLoss</c>.</summary>
/// <param name="logInput">
/// True, the default: the output is the logarithm of the rate. False: the output is the rate itself, and the loss is y - t·log(y + 1e-8).
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PoissonNegativeLogLikelihoodAttribute(bool logInput = true) : LossAttribute
{
    /// <summary>
    /// True, the default: the output is the logarithm of the rate. False: the output is the rate itself, and the loss is y - t·log(y + 1e-8).
    /// </summary>
    public bool LogInput { get; } = logInput;
}
