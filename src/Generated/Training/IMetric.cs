namespace Generated;

/// <summary>A figure that gathers over batches: add each batch, read the value, reset before the next epoch.</summary>
public interface IMetric
{
    /// <summary>The figure over all that was added since the last <see cref="Reset"/>; NaN if it is not defined, as before anything was added.</summary>
    double Value { get; }

    /// <summary>Number of samples (or of values, where each counts by itself) added since the last <see cref="Reset"/>.</summary>
    long Count { get; }

    /// <summary>Forgets all that was added. Frees and allocates nothing.</summary>
    void Reset();
}
