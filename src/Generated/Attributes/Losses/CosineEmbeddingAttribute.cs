namespace Generated;

/// <summary>
/// Cosine embedding loss of the output and a marked value. The target of a sample is 1 or -1: 1 - cos for a target of 1, max(0, cos - margin) for -1.
/// PyTorch's <c>CosineEmbeddingLoss</c>.
/// </summary>
/// <param name="other">The mark of the other vector, of the output's shape.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CosineEmbeddingAttribute(string other) : LossAttribute
{
    /// <summary>The mark of the other vector, of the output's shape.</summary>
    public string Other { get; } = other;

    /// <summary>The margin, from -1 to 1; 0 by default.</summary>
    public double Margin { get; set; } = 0;
}
