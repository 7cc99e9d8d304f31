#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>How a loss reduces the losses of a batch's elements or samples to one number.</summary>
public enum Reduction
{
    /// <summary>
    /// The mean. For losses that compare element by element it is the mean over all elements. For the others it is the mean over the samples, or over
    /// the positions if a sample has several (weighted, if the loss has weights). PyTorch's default.
    /// </summary>
    Mean = 0,

    /// <summary>The sum.</summary>
    Sum = 1,

    /// <summary>The sum divided by the number of samples, not by the number of their elements.</summary>
    BatchMean = 2,
}
