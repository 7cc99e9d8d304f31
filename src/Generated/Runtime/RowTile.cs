using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Tiles of one row by up to 8 vectors of an even panel, for samples that are too few for a tile of several rows. Each number of the panel is used once, so
/// that what counts is how it is fetched: one stretch of memory after another, and enough sums that none waits for the one before.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal static unsafe class RowTile<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    private const int MostVectors = 8;

    /// <summary>The vectors of a tile: all that a panel has, or an even part of them.</summary>
    /// <typeparam name="TVectors">The vectors of the panel, if they are the widest.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Vectors<TVectors>()
        where TVectors : unmanaged, IVectors
    {
        int all = sizeof(TVectors) * Tiles<TSimd, TVector, T>.WidestLanes / TSimd.Count;
        return all <= MostVectors ? all : all % MostVectors == 0 ? MostVectors : all / 2;
    }

    /// <summary>Computes a tile, and gives its sums to the epilogue.</summary>
    /// <inheritdoc cref="Tiles{TSimd, TVector, T}.Run{TVectors, TMany, TFew, TSizes, TEpilogue}(ref T, ref T, TEpilogue, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TVectors, TSizes, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int count)
        where TVectors : unmanaged, IVectors
        where TSizes : struct, ITileSizes
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        TVector s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        for (int step = 0; step < count; step++)
        {
            TVector number = TSimd.Create(left);
            s0 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 0), s0);
            if (Vectors<TVectors>() > 1)
                s1 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, TSimd.Count), s1);
            if (Vectors<TVectors>() > 2)
                s2 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 2 * TSimd.Count), s2);
            if (Vectors<TVectors>() > 3)
                s3 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 3 * TSimd.Count), s3);
            if (Vectors<TVectors>() > 4)
            {
                s4 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 4 * TSimd.Count), s4);
                s5 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 5 * TSimd.Count), s5);
            }
            if (Vectors<TVectors>() > 6)
            {
                s6 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 6 * TSimd.Count), s6);
                s7 = TSimd.MultiplyAdd(number, TSimd.Load(ref right, 7 * TSimd.Count), s7);
            }
            left = ref Unsafe.Add(ref left, TSizes.LeftStep);
            right = ref Unsafe.Add(ref right, TSizes.RightStep);
        }

        Store<TSizes, TEpilogue>(epilogue, s0, 0);
        if (Vectors<TVectors>() > 1)
            Store<TSizes, TEpilogue>(epilogue, s1, 1);
        if (Vectors<TVectors>() > 2)
            Store<TSizes, TEpilogue>(epilogue, s2, 2);
        if (Vectors<TVectors>() > 3)
            Store<TSizes, TEpilogue>(epilogue, s3, 3);
        if (Vectors<TVectors>() > 4)
        {
            Store<TSizes, TEpilogue>(epilogue, s4, 4);
            Store<TSizes, TEpilogue>(epilogue, s5, 5);
        }
        if (Vectors<TVectors>() > 6)
        {
            Store<TSizes, TEpilogue>(epilogue, s6, 6);
            Store<TSizes, TEpilogue>(epilogue, s7, 7);
        }
    }

    /// <summary>The columns of an even panel are all stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSizes, TEpilogue>(TEpilogue epilogue, TVector sum, int vector)
        where TSizes : struct, ITileSizes
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct =>
        epilogue.Store(sum, 0, TSizes.Result(0, vector * TSimd.Count), vector * TSimd.Count, int.MaxValue);
}
