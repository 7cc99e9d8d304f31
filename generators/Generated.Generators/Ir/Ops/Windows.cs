namespace Generated.Generators.Ir.Ops;

/// <summary>
/// For one axis: which positions of a large image the positions of a small image meet. Small position y, at offset k of the window, meets large
/// position <c>x = y·Stride - Before + k·Dilation</c>. Positions outside the large image count as zeros.
/// </summary>
/// <param name="Large">Number of positions of the large image.</param>
/// <param name="Small">Number of positions of the small image: the windows.</param>
/// <param name="Kernel">Number of offsets of a window.</param>
/// <param name="Stride">The distance from one window to the next.</param>
/// <param name="Dilation">The distance from one offset to the next.</param>
/// <param name="Before">Number of zeros before the large image.</param>
internal sealed record WindowAxis(int Large, int Small, int Kernel, int Stride = 1, int Dilation = 1, int Before = 0)
{
    /// <summary>The second axis of a sequence, which has a single position.</summary>
    public static readonly WindowAxis None = new(1, 1, 1);

    /// <summary>The number of positions from the first to the last one that a window meets, including the padding.</summary>
    public int Extent => ((Small - 1) * Stride) + ((Kernel - 1) * Dilation) + 1;

    /// <summary>Whether some window meets a position outside of the large image.</summary>
    public bool IsPadded => Before > 0 || Extent > Large;
}

/// <summary>
/// How the values of a convolution are indexed: a large image [H, W, <paramref name="LargeChannels"/>], a small one
/// [H', W', <paramref name="SmallChannels"/>], and weights of [offsets down, offsets across, large channels of a group] by small channels.
/// </summary>
/// <param name="Height">Along the height.</param>
/// <param name="Width">Along the width.</param>
/// <param name="LargeChannels">Channels of the large image.</param>
/// <param name="SmallChannels">Channels of the small image.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Positions">
/// How many neighbouring positions of the small image are joined into one, so that all their channels fill a vector: for images with few channels.
/// Their windows then form one window, in which the weights are zero outside of the window of a position.
/// </param>
internal sealed record ConvGeometry(WindowAxis Height, WindowAxis Width, int LargeChannels, int SmallChannels, int Groups = 1, int Positions = 1)
{
    public int LargeChannelsOfGroup => LargeChannels / Groups;

    public int SmallChannelsOfGroup => SmallChannels / Groups;

    /// <summary>Rows of the weights' matrix.</summary>
    public int WeightRows => Height.Kernel * Width.Kernel * LargeChannelsOfGroup;

    /// <summary>Whether every channel is a group of its own: each weight then belongs to one channel, and there is no sum over channels.</summary>
    public bool IsDepthwise => Groups > 1 && LargeChannelsOfGroup == 1 && SmallChannelsOfGroup == 1;

    /// <summary>
    /// The elements of a large image that are contiguous and meet one small position in the order of the weights: the channels, and, if nothing lies
    /// between them, those of neighbouring offsets. A scatter goes offset by offset, so that it never writes an element twice in a row, unless there
    /// are so few channels that vectors would be half empty.
    /// </summary>
    public int RunOf(ConvKind kind) => Groups == 1 && Width.Dilation == 1
        && (kind != ConvKind.Scatter || Width.Kernel == 1 || (Height.Small > 1 && LargeChannels % 16 != 0))
        ? Width.Kernel * LargeChannels : LargeChannelsOfGroup;

    /// <summary>The distance from one position to the next if several are joined.</summary>
    public int PositionStride => Width.Stride / Positions;

    /// <summary>The number of offsets across in the window of one position.</summary>
    public int PositionKernel => Width.Kernel - ((Positions - 1) * PositionStride);

    /// <summary>The number of multiply-adds for a sample, without those with the zeros of joined positions.</summary>
    public long Products => (long)Height.Small * Width.Small * SmallChannels * Height.Kernel * PositionKernel * LargeChannelsOfGroup;

    public int LargeElements => Height.Large * Width.Large * LargeChannels;

    public int SmallElements => Height.Small * Width.Small * SmallChannels;

    public bool IsPadded => Height.IsPadded || Width.IsPadded;

    /// <summary>As printed programs show it.</summary>
    public string Text()
    {
        static string Both(string name, WindowAxis height, WindowAxis width, Func<WindowAxis, int> of, int usual) =>
            of(height) == usual && of(width) == usual ? "" : $", {name} {ProgramText.Sizes(of(height), of(width))}";
        static string One(string name, int number) => number == 1 ? "" : $", {name} {ProgramText.Number(number)}";
        return $"{ProgramText.Sizes(Height.Kernel, Width.Kernel)} windows"
            + $" of {ProgramText.Sizes(Height.Large, Width.Large, LargeChannels)} to {ProgramText.Sizes(Height.Small, Width.Small, SmallChannels)}"
            + Both("stride", Height, Width, axis => axis.Stride, 1) + Both("dilation", Height, Width, axis => axis.Dilation, 1)
            + Both("padding", Height, Width, axis => axis.Before, 0) + One("groups", Groups) + One("joined positions", Positions);
    }
}
