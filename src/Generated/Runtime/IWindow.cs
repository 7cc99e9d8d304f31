using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The distances of a convolution that its tiles need, as constants of a type. A tile computes some positions of the small image, each the sum over a
/// window of the large one. In elements. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// A window has rows, a row has runs, and a run has steps, which lie one after another: the channels, or those of several offsets if nothing lies
/// between them. The weights of all steps lie one after another.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindow
{
    /// <summary>In the large image, from a row of windows to the next.</summary>
    static abstract int Down { get; }

    /// <summary>In the large image, from a window to the next.</summary>
    static abstract int Across { get; }

    /// <summary>In the small image, from a row to the next.</summary>
    static abstract int ResultDown { get; }

    /// <summary>In the small image, from a position to the next.</summary>
    static abstract int ResultAcross { get; }

    /// <summary>The rows of a window.</summary>
    static abstract int Height { get; }

    /// <summary>The runs of a row.</summary>
    static abstract int Runs { get; }

    /// <summary>The steps of a run.</summary>
    static abstract int Run { get; }

    /// <summary>From the end of a run to the beginning of the next.</summary>
    static abstract int NextRun { get; }

    /// <summary>From where a run after the last of a row would begin to the beginning of the next row.</summary>
    static abstract int NextRow { get; }

    /// <summary>In the weights, from a step to the next.</summary>
    static abstract int RightStep { get; }

    /// <summary>The columns of a panel of the weights.</summary>
    static abstract int Columns { get; }
}

/// <summary>A tile of a convolution: some positions by some vectors of channels. For generated code only; not a contract.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindowTile<TVector, T> : ITile
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Computes the tile.</summary>
    /// <param name="left">The large image, from the window of the tile's first position on.</param>
    /// <param name="right">The weights, from the tile's first column on.</param>
    /// <param name="epilogue">What is done with the sums, moved to the tile.</param>
    /// <param name="columns">How many columns there are from the tile's first on, in its panel.</param>
    static abstract void Run<TWindow, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int columns)
        where TWindow : struct, IWindow
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct;
}
