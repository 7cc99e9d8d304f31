#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>Named paddings; any other padding is the number of zeros at each side.</summary>
public static class Padding
{
    /// <summary>
    /// As many zeros as needed for an output of the input's size divided by the stride, rounded up; with a stride of 1 the output is as large as the
    /// input. If the number of zeros is odd, the additional zero comes last (as in PyTorch and Keras).
    /// </summary>
    public const int Same = -1;

    /// <summary>No padding: windows lie within the input.</summary>
    public const int Valid = 0;
}
