namespace Generated;

/// <summary>Paddings that have a name; any other is the number of zeros at each side.</summary>
public static class Padding
{
    /// <summary>
    /// So many zeros that with a stride of 1 the output is as large as the input, and with a stride of s the s-th part, rounded up. Where their
    /// number is odd, the one more comes last (as in PyTorch and Keras).
    /// </summary>
    public const int Same = -1;

    /// <summary>No padding: windows lie within the input.</summary>
    public const int Valid = 0;
}
