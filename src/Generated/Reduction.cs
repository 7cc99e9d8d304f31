namespace Generated;

/// <summary>How a loss turns the losses of a batch's elements or samples into one number.</summary>
public enum Reduction
{
    /// <summary>
    /// The mean: over all elements for losses that compare element by element, over the samples, or the positions of
    /// samples that have several, for the others (weighted, where the loss has weights). PyTorch's default.
    /// </summary>
    Mean = 0,

    /// <summary>The sum.</summary>
    Sum = 1,

    /// <summary>The sum divided by the number of samples, whatever the number of elements of each.</summary>
    BatchMean = 2,
}
