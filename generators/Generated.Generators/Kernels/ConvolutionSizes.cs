using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Kernels;

/// <summary>The distances of a convolution, in elements: <c>IWindow</c> of the library.</summary>
/// <param name="Down">In the large image, from a row of windows to the next.</param>
/// <param name="Across">In the large image, from a window to the next.</param>
/// <param name="ResultDown">In the small image, from a row to the next.</param>
/// <param name="ResultAcross">In the small image, from a position to the next.</param>
/// <param name="Height">The rows of a window.</param>
/// <param name="Runs">The runs of a row.</param>
/// <param name="Run">The steps of a run.</param>
/// <param name="NextRun">From the end of a run to the beginning of the next.</param>
/// <param name="NextRow">From where a run after the last of a row would begin to the beginning of the next row.</param>
/// <param name="RightStep">In the weights, from a step to the next.</param>
/// <param name="Columns">The columns of a panel of the weights.</param>
/// <param name="Width">The positions side by side of tiles that have others below them; 0 if all are side by side.</param>
/// <param name="FewVectors">The first vectors of a tile that are computed if there are 16 registers.</param>
internal sealed record WindowSizes(
    int Down, int Across, int ResultDown, int ResultAcross, int Height, int Runs, int Run, int NextRun, int NextRow, int RightStep,
    int Columns, int Width, int FewVectors) : Kernel;

/// <summary>The distances of the gradient of a convolution's weights, in elements: <c>IImages</c> of the library.</summary>
/// <param name="Run">The rows of the weights whose numbers lie one after another in the large image.</param>
/// <param name="Runs">How many runs there are in a row of offsets.</param>
/// <param name="KernelDown">In the large image, from an offset to the one below.</param>
/// <param name="KernelAcross">In the large image, from a run to the next.</param>
/// <param name="Height">The rows of positions.</param>
/// <param name="Width">The positions of a row.</param>
/// <param name="LeftStep">In the large image, from a position to the next.</param>
/// <param name="NextRow">In the large image, from where a position after the last of a row would be to the next row.</param>
/// <param name="NextSample">In the large images, from where a row after the last would be to the next sample.</param>
/// <param name="RightStep">In the small image, from a position to the next.</param>
/// <param name="RightNextSample">In the small images, from the end of a sample to the next.</param>
/// <param name="Row">In the weights, from a row to the next.</param>
/// <param name="Columns">The columns of a panel, in whole vectors.</param>
/// <param name="FewVectors">The first vectors of a tile that are computed if there are 16 registers.</param>
internal sealed record ImagesSizes(
    int Run, int Runs, int KernelDown, int KernelAcross, int Height, int Width, int LeftStep, int NextRow, int NextSample, int RightStep,
    int RightNextSample, int Row, int Columns, int FewVectors) : Kernel;

/// <summary>Where the elements of a convolution's images lie.</summary>
/// <param name="op">The convolution.</param>
internal sealed class ImageLayout(ConvOp op)
{
    public ConvGeometry Geometry { get; } = op.Geometry;

    public int LargeRow { get; } = op.Geometry.Width.Large * op.Geometry.LargeChannels;

    public int SmallRow { get; } = op.Geometry.Width.Small * op.Geometry.SmallChannels;

    /// <summary>The distance in the large image from a row of windows to the next.</summary>
    public int Down => Geometry.Height.Stride * LargeRow;

    /// <summary>The distance in the large image from a window to the next.</summary>
    public int Across => Geometry.Width.Stride * Geometry.LargeChannels;

    /// <summary>The distance in the large image from an offset of a window to the one below.</summary>
    public int KernelDown => Geometry.Height.Dilation * LargeRow;

    public int KernelAcross => Geometry.Width.Dilation * Geometry.LargeChannels;

    public int Run { get; } = op.Geometry.RunOf(op.Kind);

    /// <summary>Number of runs in one row of offsets: 1, or one for each offset across.</summary>
    public int RunsOfRow => Geometry.Width.Kernel * Geometry.LargeChannelsOfGroup / Run;

    /// <summary>How many runs there are.</summary>
    public int Runs => Geometry.WeightRows / Run;
}

/// <summary>Channels in whole panels, or those that are left over.</summary>
/// <param name="Start">The first column.</param>
/// <param name="Panels">How many panels there are.</param>
/// <param name="Width">Columns of each.</param>
/// <param name="Vectors">The number of vectors of the widest kind that cover a panel.</param>
/// <param name="Padded">The width of packed weights, in whole vectors.</param>
internal sealed record ChannelBlock(int Start, int Panels, int Width, int Vectors, int Padded)
{
    /// <summary>All columns, in whole vectors of the widest kind.</summary>
    /// <param name="lanes">The lanes of the widest vector.</param>
    public int Columns(int lanes) => Panels * Vectors * lanes;

    /// <summary>Blocks of whole panels, and a last block.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="lanes">The lanes of the widest vector.</param>
    public static IReadOnlyList<ChannelBlock> Of(int columns, int lanes)
    {
        int panel = TileSizes.PanelVectors * lanes, whole = columns / panel, rest = columns % panel;
        return
        [
            .. whole > 0 ? [new ChannelBlock(0, whole, panel, TileSizes.PanelVectors, panel)] : (ChannelBlock[])[],
            .. rest > 0 ? [new ChannelBlock(whole * panel, 1, rest, (rest + lanes - 1) / lanes, Machine.InWholeVectors(rest))] : (ChannelBlock[])[],
        ];
    }
}
