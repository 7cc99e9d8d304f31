namespace Generated;

/// <summary>Triplet margin loss: max(0, |anchor - positive| - |anchor - negative| + margin); the output is the anchor. It takes no target. PyTorch's
/// <c>TripletMarginLoss</c> with its default norm.</summary>
/// <param name="positive">The mark of the vector that should be near.</param>
/// <param name="negative">The mark of the vector that should be far.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TripletMarginAttribute(string positive, string negative) : LossAttribute
{
    /// <summary>The mark of the vector that should be near.</summary>
    public string Positive { get; } = positive;

    /// <summary>The mark of the vector that should be far.</summary>
    public string Negative { get; } = negative;

    /// <summary>The margin; 1 by default.</summary>
    public double Margin { get; set; } = 1;
}
