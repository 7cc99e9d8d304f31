namespace Generated;

/// <summary>Binary cross-entropy, element by element, of outputs that are probabilities already, against targets from 0 to 1. PyTorch's <c>BCELoss</c>; logarithms are held at -100 or above, as there.</summary>
/// <remarks>Prefer <see cref="BinaryCrossEntropyAttribute"/> without a <see cref="SigmoidAttribute"/> before it: it is more exact.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyOfProbabilitiesAttribute : LossAttribute;
