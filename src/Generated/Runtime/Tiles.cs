using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Tiles: sums of some rows by some vectors of a result, which stay in registers while a tile goes through the factors. Each step loads the vectors of
/// the right factor once and multiplies them with a number of each row. For generated code only; not a contract.
/// </summary>
/// <remarks>
/// A tile is compiled for each number of its rows and vectors, for each type of sizes and for each epilogue; nothing of the others remains. Where there are
/// 16 registers, it may have fewer rows, or only the first of its vectors. The left
/// reference moves, so that the distance of a row is a constant: an index would cost two instructions for every number.
/// </remarks>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
internal static unsafe class Tiles<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>The bytes of the widest vectors, which decide whether the vectors of a panel are moved.</summary>
    private const int WidestVector = 64;

    /// <summary>The lanes of the widest vectors.</summary>
    internal static int WidestLanes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WidestVector / sizeof(T);
    }

    /// <summary>The rows of a tile on this machine.</summary>
    /// <typeparam name="TMany">Where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">Where there are 16.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Rows<TMany, TFew>()
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows => TSimd.HasManyRegisters ? sizeof(TMany) : sizeof(TFew);

    /// <summary>The columns of a tile on this machine.</summary>
    /// <typeparam name="TVectors">Its vectors.</typeparam>
    /// <typeparam name="TSizes">Its sizes.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Columns<TVectors, TSizes>()
        where TVectors : unmanaged, IVectors
        where TSizes : struct, ITileSizes => (TSimd.HasManyRegisters ? sizeof(TVectors) : TSizes.FewVectors) * TSimd.Count;

    /// <summary>Whether the columns of a panel are a multiple of those of the tile's vectors, if these are the widest.</summary>
    /// <typeparam name="TVectors">The tile's vectors.</typeparam>
    /// <typeparam name="TSizes">Its sizes.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsEven<TVectors, TSizes>()
        where TVectors : unmanaged, IVectors
        where TSizes : struct, ITileSizes => TSizes.Columns % (sizeof(TVectors) * WidestLanes) == 0;

    /// <summary>
    /// Where a vector of a tile begins, from the tile's first column; in a panel that is neither even nor packed, from the panel's, with the vector moved
    /// back so that it ends with the panel.
    /// </summary>
    /// <param name="column">The tile's first column in its panel.</param>
    /// <param name="vector">The vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Place<TVectors, TSizes>(int column, int vector)
        where TVectors : unmanaged, IVectors
        where TSizes : struct, ITileSizes => TSizes.IsPacked || IsEven<TVectors, TSizes>() ? vector * TSimd.Count
            : Math.Max(Math.Min(column + (vector * TSimd.Count), TSizes.Columns - TSimd.Count), 0);

    /// <summary>Computes a tile, and gives its sums to the epilogue.</summary>
    /// <typeparam name="TVectors">The vectors of a row.</typeparam>
    /// <typeparam name="TMany">The rows where there are 32 registers.</typeparam>
    /// <typeparam name="TFew">The first of them, which are computed where there are 16.</typeparam>
    /// <typeparam name="TSizes">The distances.</typeparam>
    /// <typeparam name="TEpilogue">What is done with the sums.</typeparam>
    /// <param name="left">The left factor, from the number of the tile's first row on.</param>
    /// <param name="right">The right factor, from the tile's first column on; from the panel's first one if the vectors of the panel are moved.</param>
    /// <param name="sums">The stored sums, from the tile's first row and column on.</param>
    /// <param name="epilogue">What is done with the sums, moved to the tile.</param>
    /// <param name="count">The number of steps, or of repeats, that the sizes do not tell.</param>
    /// <param name="column">The tile's first column in its panel.</param>
    /// <param name="continues">Whether the sums begin with those that are stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TVectors, TMany, TFew, TSizes, TEpilogue>(ref T left, ref T right, ref T sums, TEpilogue epilogue, int count, int column,
        bool continues)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TSizes : struct, ITileSizes
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct
    {
        if (TSimd.HasManyRegisters)
        {
            if (sizeof(TVectors) == 1)
                Tile1<TSimd, TVector, T>.Run<TVectors, TMany, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else if (sizeof(TVectors) == 2)
                Tile2<TSimd, TVector, T>.Run<TVectors, TMany, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else if (sizeof(TVectors) == 3)
                Tile3<TSimd, TVector, T>.Run<TVectors, TMany, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else
                Tile4<TSimd, TVector, T>.Run<TVectors, TMany, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
        }
        else
        {
            if (TSizes.FewVectors == 1)
                Tile1<TSimd, TVector, T>.Run<TVectors, TFew, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else if (TSizes.FewVectors == 2)
                Tile2<TSimd, TVector, T>.Run<TVectors, TFew, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else if (TSizes.FewVectors == 3)
                Tile3<TSimd, TVector, T>.Run<TVectors, TFew, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
            else
                Tile4<TSimd, TVector, T>.Run<TVectors, TFew, TSizes, TEpilogue>(ref left, ref right, ref sums, epilogue, count, column, continues);
        }
    }

    /// <summary>Computes a tile whose sums begin with zero.</summary>
    /// <inheritdoc cref="Run{TVectors, TMany, TFew, TSizes, TEpilogue}(ref T, ref T, ref T, TEpilogue, int, int, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TVectors, TMany, TFew, TSizes, TEpilogue>(ref T left, ref T right, TEpilogue epilogue, int count, int column)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TSizes : struct, ITileSizes
        where TEpilogue : struct, IEpilogue<TEpilogue, TVector>, allows ref struct =>
        Run<TVectors, TMany, TFew, TSizes, TEpilogue>(ref left, ref right, ref Unsafe.NullRef<T>(), epilogue, count, column, continues: false);

    /// <summary>Computes a tile whose sums are stored, and may begin with what is stored.</summary>
    /// <inheritdoc cref="Run{TVectors, TMany, TFew, TSizes, TEpilogue}(ref T, ref T, ref T, TEpilogue, int, int, bool)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<TVectors, TMany, TFew, TSizes>(ref T left, ref T right, ref T sums, int count, bool continues)
        where TVectors : unmanaged, IVectors
        where TMany : unmanaged, IRows
        where TFew : unmanaged, IRows
        where TSizes : struct, ITileSizes =>
        Run<TVectors, TMany, TFew, TSizes, SumsEpilogue<TSizes>>(ref left, ref right, ref sums, new SumsEpilogue<TSizes>(ref sums), count, 0, continues);

    /// <summary>Stores sums where they may be continued from: by this type, a tile knows whether they are.</summary>
    internal readonly ref struct SumsEpilogue<TSizes>(ref T sums) : IEpilogue<SumsEpilogue<TSizes>, TVector>
        where TSizes : struct, ITileSizes
    {
        private readonly ref T _sums = ref sums;

        public SumsEpilogue<TSizes> At(int row, int place, int column) => new(ref Unsafe.Add(ref _sums, (row * TSizes.SumsRow) + place));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Store(TVector sum, int row, int place, int column, int columns) => TSimd.Store(sum, ref _sums, (row * TSizes.SumsRow) + place);
    }
}
