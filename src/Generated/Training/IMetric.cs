namespace Generated;

/// <summary>A figure that is accumulated over batches: add each batch, read the value, reset before the next epoch.</summary>
public interface IMetric
{
    /// <summary>
    /// The figure over everything that was added since the last <see cref="Reset"/>; NaN if it is not defined, for example before anything was added.
    /// </summary>
    double Value { get; }

    /// <summary>Number of samples (or of values, if each counts separately) added since the last <see cref="Reset"/>.</summary>
    long Count { get; }

    /// <summary>Forgets everything that was added. Frees and allocates nothing.</summary>
    void Reset();
}
