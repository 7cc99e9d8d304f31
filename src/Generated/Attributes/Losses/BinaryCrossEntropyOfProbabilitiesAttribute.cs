namespace Generated;

/// <summary>
/// Binary cross-entropy, element by element, of outputs that already are probabilities, against targets from 0 to 1. PyTorch's <c>BCELoss</c>; as
/// there, logarithms are at least -100.
/// </summary>
/// <remarks>Prefer <see cref="BinaryCrossEntropyAttribute"/> without a <see cref="SigmoidAttribute"/> before it: it is more exact.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyOfProbabilitiesAttribute : LossAttribute;
