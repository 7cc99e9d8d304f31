namespace Generated;

/// <summary>Sigmoid and binary cross-entropy in one, element by element, against targets from 0 to 1. PyTorch's <c>BCEWithLogitsLoss</c>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>What each element's positive part is multiplied by, one number for all or one for each; 1 by default.</summary>
    public double[]? PositiveWeights { get; set; }
}
