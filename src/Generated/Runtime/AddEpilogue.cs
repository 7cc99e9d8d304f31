using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>Adds sums to what is stored, whole vectors of them.</summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="result">What the sums are added to.</param>
/// <param name="stride">The distance from a row of the result to the next.</param>
internal readonly ref struct AddEpilogue<TSimd, TVector, T>(ref T result, int stride) : IEpilogue<AddEpilogue<TSimd, TVector, T>, TVector>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private readonly ref T _result = ref result;
    private readonly int _stride = stride;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public AddEpilogue<TSimd, TVector, T> At(int row, int place, int column) => new(ref Unsafe.Add(ref _result, (row * _stride) + place), _stride);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(TVector sum, int row, int place, int column, int columns)
    {
        int at = (row * _stride) + place;
        TSimd.Store(TSimd.Add(TSimd.Load(ref _result, at), sum), ref _result, at);
    }
}
