using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The distances of the gradient of a convolution's weights that its tiles need, as constants of a type. A tile computes some rows of the weights'
/// matrix, each the sum over the positions of two images. In elements. For generated code only; not a contract.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IImages
{
    /// <summary>Where a row of the weights meets the large image, from where the tile's first does.</summary>
    /// <param name="row">The row in the tile.</param>
    static abstract int Left(int row);

    /// <summary>The rows of positions.</summary>
    static abstract int Height { get; }

    /// <summary>The positions of a row.</summary>
    static abstract int Width { get; }

    /// <summary>In the large image, from a position to the next.</summary>
    static abstract int LeftStep { get; }

    /// <summary>In the large image, from where a position after the last of a row would be to the next row.</summary>
    static abstract int NextRow { get; }

    /// <summary>In the large images, from where a row after the last would be to the next sample.</summary>
    static abstract int NextSample { get; }

    /// <summary>In the small image, from a position to the next.</summary>
    static abstract int RightStep { get; }

    /// <summary>In the small images, from the end of a sample to the next.</summary>
    static abstract int RightNextSample { get; }

    /// <summary>In the weights, from a row to the next.</summary>
    static abstract int Row { get; }
}

/// <summary>A tile of the gradient of a convolution's weights: some rows by some vectors. For generated code only; not a contract.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IImagesTile<TVector, T> : ITile
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Adds to the sums of the tile what some samples contribute, or begins with it.</summary>
    /// <param name="left">The large images, from where the tile's first row meets them.</param>
    /// <param name="right">The small images, from the tile's first column on.</param>
    /// <param name="sums">The weights' gradient, from the tile's first row and column on.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="begins">Whether these are the first ones.</param>
    static abstract void Run<TImages>(ref T left, ref T right, ref T sums, int count, bool begins)
        where TImages : struct, IImages;
}
