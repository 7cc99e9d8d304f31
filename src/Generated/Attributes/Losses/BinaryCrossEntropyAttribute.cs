namespace Generated;

/// <summary>Sigmoid and binary cross-entropy in one step, element by element, against targets from 0 to 1. PyTorch's <c>BCEWithLogitsLoss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>The factor of the positive part of each element's loss: one number for all elements, or one for each; 1 by default.</summary>
    public double[]? PositiveWeights { get; set; }
}
