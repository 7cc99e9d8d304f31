using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Stores sums as they are. For generated code only; not a contract.</summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="result">Where the sums go.</param>
/// <param name="stride">The distance from a row of the result to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PlainEpilogue<TSimd, TVector, T>(ref T result, int stride) : IEpilogue<PlainEpilogue<TSimd, TVector, T>, TVector>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private readonly ref T _result = ref result;
    private readonly int _stride = stride;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PlainEpilogue<TSimd, TVector, T> At(int row, int place, int column) => new(ref Unsafe.Add(ref _result, (row * _stride) + place), _stride);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TVector sum, int row, int place, int column, int columns) => TSimd.StorePartial(sum, ref _result, (row * _stride) + place, columns);
}

/// <summary>Stores sums as they are, of tiles that lie within a sample's image. For generated code only; not a contract.</summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="images">Where the sums go.</param>
/// <param name="sample">The distance from an image to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ImageEpilogue<TSimd, TVector, T>(ref T images, int sample) : IEpilogue<ImageEpilogue<TSimd, TVector, T>, TVector>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private readonly ref T _images = ref images;
    private readonly int _sample = sample;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ImageEpilogue<TSimd, TVector, T> At(int row, int place, int column) => new(ref Unsafe.Add(ref _images, (row * _sample) + place), _sample);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TVector sum, int row, int place, int column, int columns) => TSimd.StorePartial(sum, ref _images, place, columns);
}
