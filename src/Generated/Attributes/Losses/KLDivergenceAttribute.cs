namespace Generated;

/// <summary>Kullback-Leibler divergence of outputs that are log-probabilities from target probabilities: t·(log t - y), and 0 where t is 0. PyTorch's
/// <c>KLDivLoss</c>.</summary>
/// <remarks><see cref="Reduction.BatchMean"/> gives the mathematical divergence; the default is the mean over all elements, as in PyTorch.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class KLDivergenceAttribute : LossAttribute;
