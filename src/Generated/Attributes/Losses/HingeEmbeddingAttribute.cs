namespace Generated;

/// <summary>Hinge embedding loss against targets of -1 or 1: y where the target is 1, max(0, margin - y) where it is -1. PyTorch's
/// <c>HingeEmbeddingLoss</c>.</summary>
/// <param name="margin">The margin; 1 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HingeEmbeddingAttribute(double margin = 1) : LossAttribute
{
    /// <summary>The margin; 1 by default.</summary>
    public double Margin { get; } = margin;
}
