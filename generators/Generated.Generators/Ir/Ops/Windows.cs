using System.Collections.Generic;
using System.Linq;

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
    public int RunOf(ConvKind kind) => Groups == 1 && Width.Dilation == 1 && (kind != ConvKind.Scatter || Width.Kernel == 1 || (Height.Small > 1 && LargeChannels % 16 != 0)) ? Width.Kernel * LargeChannels : LargeChannelsOfGroup;

    /// <summary>The distance from one position to the next if several are joined.</summary>
    public int PositionStride => Width.Stride / Positions;

    /// <summary>The number of offsets across in the window of one position.</summary>
    public int PositionKernel => Width.Kernel - ((Positions - 1) * PositionStride);

    /// <summary>The number of multiply-adds for a sample, without those with the zeros of joined positions.</summary>
    public long Products => (long)Height.Small * Width.Small * SmallChannels * Height.Kernel * PositionKernel * LargeChannelsOfGroup;

    public int LargeElements => Height.Large * Width.Large * LargeChannels;

    public int SmallElements => Height.Small * Width.Small * SmallChannels;

    public bool IsPadded => Height.IsPadded || Width.IsPadded;
}

/// <summary>Which of the three values of a convolution is computed from the other two.</summary>
internal enum ConvKind
{
    /// <summary>The small image from the large one and the weights: a convolution.</summary>
    Gather,

    /// <summary>The large image from the small one and the weights: a transposed convolution, and a convolution's input gradient.</summary>
    Scatter,

    /// <summary>The weights from both images: the weights' gradient of either.</summary>
    Weights,
}

/// <summary>
/// A convolution that computes one of its three values from the other two: <c>small[b, y, n] = Σ_k,c large[b, x(y, k), c]·weights[k, c, n]</c>. The
/// adjoints of each kind are the other two kinds. The left factor is the image that is read (the large one; for a scatter the small one), the right
/// factor the weights (for <see cref="ConvKind.Weights"/> the small image).
/// </summary>
internal sealed class ConvOp(ConvKind kind, ConvGeometry geometry, Value output, Value left, Value right) : ProductOp(output, left, right)
{
    public ConvKind Kind { get; } = kind;

    public ConvGeometry Geometry { get; set; } = geometry;

    /// <summary>
    /// Whether this gather replaces a scatter: it then computes the large image from the small one. The names in the geometry are exchanged, and so
    /// are the channels of the weights, whose offsets are in opposite order.
    /// </summary>
    public bool IsTurned { get; init; }

    /// <summary>How Winograd's algorithm computes it, with transformed weights or with transformed sums of their gradient; null if it does not.</summary>
    public Winograd? Winograd { get; set; }

    /// <summary>Memory of each thread that <see cref="Winograd"/> works in.</summary>
    public Value? Workspace { get; set; }

    public override bool TakesEpilogue => Kind == ConvKind.Gather && !Geometry.IsDepthwise;

    public override IReadOnlyList<Value> Outputs => Workspace is null ? base.Outputs : [Workspace, .. base.Outputs];
}

/// <summary>The layouts of weights that <see cref="PackOp"/> writes.</summary>
internal enum PackKind
{
    /// <summary>Panels whose last is filled up with zeros to whole vectors: for <see cref="ConvKind.Gather"/>.</summary>
    WholeVectors,

    /// <summary>
    /// For <see cref="ConvKind.Scatter"/>: for each run of offsets and channels that are contiguous in an image, a row for each small channel, filled
    /// up with zeros to whole vectors.
    /// </summary>
    Runs,

    /// <summary>
    /// For a turned gather (<see cref="ConvOp.IsTurned"/>): offsets in opposite order, channels exchanged, in panels like those of
    /// <see cref="WholeVectors"/>.
    /// </summary>
    Turned,

    /// <summary>
    /// From panels like those of <see cref="WholeVectors"/> to the layout of the weights themselves: for gradients that were summed in whole vectors.
    /// </summary>
    Back,

    /// <summary>
    /// Like <see cref="WholeVectors"/>, for joined positions (<see cref="ConvGeometry.Positions"/>): the weights of the positions side by side, each
    /// where its window begins.
    /// </summary>
    Joined,

    /// <summary>From sums for joined positions to the layout of the weights themselves: the sum over the positions.</summary>
    BackFromJoined,

    /// <summary>A number for each channel, repeated for each of the joined positions.</summary>
    Repeated,

    /// <summary>From panels of whole vectors to the 16 matrices of <see cref="Ir.Winograd"/>.</summary>
    Winograd,

    /// <summary>The 16 matrices of <see cref="Ir.Winograd"/> for the opposite direction.</summary>
    TurnedWinograd,

    /// <summary>From the gradient of the 16 matrices of <see cref="Ir.Winograd"/> to panels of whole vectors.</summary>
    BackFromWinograd,
}

/// <summary>Weights of a convolution in the order in which its kernel reads them. Made by the kernel pass, not by layers.</summary>
internal sealed class PackOp(PackKind kind, ConvGeometry geometry, Value output, Value input) : Operation
{
    public PackKind Kind { get; } = kind;

    public ConvGeometry Geometry { get; } = geometry;

    public Value Output { get; } = output;

    public Value Input { get; } = input;

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>A box of one image that is copied into another image.</summary>
/// <param name="From">The image.</param>
/// <param name="FromStart">For each axis, where the box begins in <paramref name="From"/>.</param>
/// <param name="ToStart">For each axis, where the box begins in the output.</param>
/// <param name="Size">Its size along each axis.</param>
internal sealed record Box(Value From, int[] FromStart, int[] ToStart, int[] Size);

/// <summary>
/// An image composed of boxes of other images, and zeros elsewhere: padding, cropping, concatenation along any axis. Boxes do not overlap. All images
/// have the same number of axes.
/// </summary>
internal sealed class PlaceOp(Value output, Box[] boxes) : Operation
{
    public Value Output { get; set; } = output;

    public Box[] Boxes { get; set; } = boxes;

    /// <summary>Whether some of the output is not covered by boxes and therefore zero.</summary>
    public bool LeavesZeros => Boxes.Sum(box => box.Size.Aggregate(1, (product, size) => product * size)) < Output.Shape.Elements;

    public override IReadOnlyList<Value> Inputs => [.. Boxes.Select(box => box.From)];

    public override IReadOnlyList<Value> Outputs => [Output];
}
