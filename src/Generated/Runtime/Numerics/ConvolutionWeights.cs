using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Generated.Runtime;

/// <summary>
/// Arranges the weights of a convolution for its kernels: rows of whole vectors, filled up with zeros. The weights are a matrix of [offsets and input
/// channels of a group, output channels] in <see cref="Panels"/>; with several groups each group has one panel. Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeights
{
    /// <summary>Rows are filled up to a multiple of this: the lanes of the widest vector of <see cref="float"/>.</summary>
    public const int Lanes = 16;

    /// <summary>The same matrix, with each group in panels whose last one is filled up to whole vectors.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="packed">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToWholeVectors<T>(ref readonly T weights, int rows, int columns, int groups, ref T packed, int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, rows, 1);
        int panel = Panels.Width<T>();
        int whole = Up(columns);
        for (int group = 0; group < groups; group++)
        {
            for (int first = 0; first < columns; first += panel)
            {
                int width = Math.Min(panel, columns - first);
                int wide = Math.Min(panel, whole - first);
                for (int row = share.Start; row < share.End; row++)
                {
                    int from = groups > 1 ? (row * columns) + first : (first * rows) + (row * width);
                    Span<T> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref packed, (group * rows * whole) + (first * rows) + (row * wide)), wide);
                    MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in weights), (group * rows * columns) + from), width).CopyTo(to);
                    to[width..].Clear();
                }
            }
        }
    }

    /// <summary>The inverse of <see cref="ToWholeVectors"/>.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="packed">The first element of the panels of whole vectors.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="weights">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromWholeVectors<T>(ref readonly T packed, int rows, int columns, int groups, ref T weights, int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, rows, 1);
        int panel = Panels.Width<T>();
        int whole = Up(columns);
        for (int group = 0; group < groups; group++)
        {
            for (int first = 0; first < columns; first += panel)
            {
                int width = Math.Min(panel, columns - first);
                int wide = Math.Min(panel, whole - first);
                for (int row = share.Start; row < share.End; row++)
                {
                    int to = groups > 1 ? (row * columns) + first : (first * rows) + (row * width);
                    MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in packed), (group * rows * whole) + (first * rows) + (row * wide)), width)
                        .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref weights, (group * rows * columns) + to), width));
                }
            }
        }
    }

    /// <summary>
    /// The weights for the opposite direction: the offsets in opposite order, and for each offset the matrix of [rows, columns] turned to [columns,
    /// rows]; each group in panels whose last one is filled up to whole vectors.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="offsets">Offsets of the window.</param>
    /// <param name="rows">Rows of an offset: input channels of a group.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="turned">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToTurned<T>(ref readonly T weights, int offsets, int rows, int columns, int groups, ref T turned, int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, groups * offsets, 1);
        int panel = Panels.Width<T>();
        int whole = Up(rows);
        for (int i = share.Start; i < share.End; i++)
        {
            (int group, int offset) = (i / offsets, i % offsets);
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in weights), group * offsets * rows * columns);
            ref T to = ref Unsafe.Add(ref turned, group * offsets * columns * whole);
            for (int first = 0; first < rows; first += panel)
            {
                int width = Math.Min(panel, rows - first);
                int wide = Math.Min(panel, whole - first);
                ref T block = ref Unsafe.Add(ref to, (first * offsets * columns) + ((offsets - 1 - offset) * columns * wide));
                if (wide != width)
                    MemoryMarshal.CreateSpan(ref block, columns * wide).Clear();
                int sourcePanel = groups > 1 ? columns : panel;
                for (int column = 0; column < columns; column += sourcePanel)
                {
                    int stride = Math.Min(sourcePanel, columns - column);
                    Transpose.Block(
                        ref Unsafe.Add(ref from, (column * offsets * rows) + (((offset * rows) + first) * stride)), stride, width, stride,
                        ref Unsafe.Add(ref block, column * wide), wide);
                }
            }
        }
    }

    /// <summary>
    /// The matrix turned, run by run: for each run of rows, a matrix of [columns of a group, run] in panels whose last one is filled up to whole
    /// vectors. All runs of a group come before those of the next group.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="run">Rows of a run.</param>
    /// <param name="turned">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRuns<T>(ref readonly T weights, int rows, int columns, int groups, int run, ref T turned, int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, groups * rows / run, 1);
        int panel = Panels.Width<T>();
        int whole = Up(run);
        int runs = rows / run;
        for (int i = share.Start; i < share.End; i++)
        {
            (int group, int row) = (i / runs, i % runs * run);
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in weights), group * rows * columns);
            ref T to = ref Unsafe.Add(ref turned, i * columns * whole);
            if (whole != run)
                MemoryMarshal.CreateSpan(ref to, columns * whole).Clear();
            for (int first = 0; first < run; first += panel)
            {
                int width = Math.Min(panel, run - first);
                int wide = Math.Min(panel, whole - first);
                // Panels of the source; with several groups, a group is one.
                int sourcePanel = groups > 1 ? columns : panel;
                for (int column = 0; column < columns; column += sourcePanel)
                {
                    int stride = Math.Min(sourcePanel, columns - column);
                    Transpose.Block(
                        ref Unsafe.Add(ref from, (column * rows) + ((row + first) * stride)), stride, width, stride,
                        ref Unsafe.Add(ref to, (first * columns) + (column * wide)), wide);
                }
            }
        }
    }

    /// <summary>
    /// The weights for several neighbouring positions that are joined into one. The rows are the offsets of all their windows together. Each row has
    /// the columns of one position after those of another, with zeros where an offset is not in the window of a position; filled up to whole vectors.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights, a matrix of one panel.</param>
    /// <param name="down">Offsets of a window down.</param>
    /// <param name="across">Offsets of a window across.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Output channels.</param>
    /// <param name="positions">How many positions are joined into one.</param>
    /// <param name="stride">Offsets from a position's window to the next one's.</param>
    /// <param name="joined">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToJoined<T>(ref readonly T weights, int down, int across, int inputs, int columns, int positions, int stride, ref T joined,
        int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, down * (across + ((positions - 1) * stride)) * inputs, 1);
        int wide = across + ((positions - 1) * stride);
        int whole = Up(positions * columns);
        for (int row = share.Start; row < share.End; row++)
        {
            (int offset, int input) = (row / inputs, row % inputs);
            (int h, int w) = (offset / wide, offset % wide);
            Span<T> to = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref joined, row * whole), whole);
            to.Clear();
            for (int position = 0; position < positions; position++)
            {
                int own = w - (position * stride);
                if (own < 0 || own >= across)
                    continue;
                int from = ((((h * across) + own) * inputs) + input) * columns;
                MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in weights), from), columns).CopyTo(to[(position * columns)..]);
            }
        }
    }

    /// <summary>The adjoint of <see cref="ToJoined"/>: for each weight the sum over the positions, in their order.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="joined">The first element of the joined positions' rows.</param>
    /// <param name="down">Offsets of a window down.</param>
    /// <param name="across">Offsets of a window across.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Output channels.</param>
    /// <param name="positions">How many positions are joined into one.</param>
    /// <param name="stride">Offsets from a position's window to the next one's.</param>
    /// <param name="weights">The first element of the result, a matrix of one panel.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromJoined<T>(ref readonly T joined, int down, int across, int inputs, int columns, int positions, int stride, ref T weights,
        int part, int parts)
        where T : unmanaged, IAdditionOperators<T, T, T>
    {
        WorkShare share = WorkShare.Of(part, parts, down * across * inputs, 1);
        int wide = across + ((positions - 1) * stride);
        int whole = Up(positions * columns);
        ref T from = ref Unsafe.AsRef(in joined);
        for (int row = share.Start; row < share.End; row++)
        {
            (int offset, int input) = (row / inputs, row % inputs);
            (int h, int w) = (offset / across, offset % across);
            for (int column = 0; column < columns; column++)
            {
                T sum = default;
                for (int position = 0; position < positions; position++)
                    sum += Unsafe.Add(ref from, (((((h * wide) + w + (position * stride)) * inputs) + input) * whole) + (position * columns) + column);
                Unsafe.Add(ref weights, (row * columns) + column) = sum;
            }
        }
    }

    /// <summary>A number for each channel, repeated for each of the joined positions.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="channels">The first number.</param>
    /// <param name="columns">How many channels there are.</param>
    /// <param name="repeated">The first element of the result.</param>
    /// <param name="share">The part's positions.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToRepeated<T>(ref readonly T channels, int columns, ref T repeated, WorkShare share)
        where T : unmanaged
    {
        for (int position = share.Start; position < share.End; position++)
            MemoryMarshal.CreateReadOnlySpan(in channels, columns).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref repeated, position * columns), columns));
    }

    /// <summary>
    /// The weights of 3x3 windows for Winograd's F(2x2, 3x3): for each input and output channel <c>G·g·Gᵀ</c> with
    /// <c>G = [1 0 0; ½ ½ ½; ½ -½ ½; 0 0 1]</c>. The result is 16 matrices of [input channels, columns], one for each element of this product (Lavin
    /// and Gray, 2015, "Fast Algorithms for Convolutional Neural Networks").
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights, in panels of whole vectors.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Columns in whole vectors.</param>
    /// <param name="transformed">The first element of the result.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ToWinograd<T>(ref readonly T weights, int inputs, int columns, ref T transformed, int part, int parts)
        where T : unmanaged, INumberBase<T>
    {
        WorkShare share = WorkShare.Of(part, parts, inputs, 1);
        int panel = Panels.Width<T>();
        nuint matrix = (nuint)(inputs * columns);
        for (int first = 0; first < columns; first += panel)
        {
            int width = Math.Min(panel, columns - first);
            nuint offset = (nuint)(inputs * width);
            for (int input = share.Start; input < share.End; input++)
            {
                ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in weights), (first * 9 * inputs) + (input * width));
                ref T to = ref Unsafe.Add(ref transformed, (first * inputs) + (input * width));
                for (int n = 0; n < width; n += Vector<T>.Count)
                {
                    (Vector<T> a0, Vector<T> a1, Vector<T> a2, Vector<T> a3) =
                        Four(Vector.LoadUnsafe(ref from), Vector.LoadUnsafe(ref from, 3 * offset), Vector.LoadUnsafe(ref from, 6 * offset));
                    (Vector<T> b0, Vector<T> b1, Vector<T> b2, Vector<T> b3) =
                        Four(Vector.LoadUnsafe(ref from, offset), Vector.LoadUnsafe(ref from, 4 * offset), Vector.LoadUnsafe(ref from, 7 * offset));
                    (Vector<T> c0, Vector<T> c1, Vector<T> c2, Vector<T> c3) =
                        Four(Vector.LoadUnsafe(ref from, 2 * offset), Vector.LoadUnsafe(ref from, 5 * offset), Vector.LoadUnsafe(ref from, 8 * offset));
                    StoreFour(Four(a0, b0, c0), ref to, 0, matrix);
                    StoreFour(Four(a1, b1, c1), ref to, 4 * matrix, matrix);
                    StoreFour(Four(a2, b2, c2), ref to, 8 * matrix, matrix);
                    StoreFour(Four(a3, b3, c3), ref to, 12 * matrix, matrix);
                    from = ref Unsafe.Add(ref from, Vector<T>.Count);
                    to = ref Unsafe.Add(ref to, Vector<T>.Count);
                }
            }
        }
    }

    /// <summary>
    /// The result of <see cref="ToWinograd"/> for the opposite direction, computed from its result for the original one. For a window with its
    /// offsets in opposite order, the first and last rows of the transform are exchanged, and so are the first and last columns; and each matrix is
    /// turned.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="transformed">The first element of the 16 matrices, of [rows, columns filled up to whole vectors].</param>
    /// <param name="rows">Rows of a matrix.</param>
    /// <param name="columns">Columns of a matrix.</param>
    /// <param name="turned">The first element of the result: 16 matrices of [columns, rows filled up to whole vectors].</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TurnWinograd<T>(ref readonly T transformed, int rows, int columns, ref T turned, int part, int parts)
        where T : unmanaged
    {
        WorkShare share = WorkShare.Of(part, parts, 16, 1);
        static int Opposite(int i) => i is 0 or 3 ? 3 - i : i;
        int panel = Panels.Width<T>();
        (int wholeRows, int wholeColumns) = (Up(rows), Up(columns));
        for (int matrix = share.Start; matrix < share.End; matrix++)
        {
            ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in transformed), ((4 * Opposite(matrix / 4)) + Opposite(matrix % 4)) * rows * wholeColumns);
            ref T to = ref Unsafe.Add(ref turned, matrix * columns * wholeRows);
            for (int first = 0; first < rows; first += panel)
            {
                int width = Math.Min(panel, rows - first);
                int wide = Math.Min(panel, wholeRows - first);
                ref T block = ref Unsafe.Add(ref to, first * columns);
                if (wide != width)
                    MemoryMarshal.CreateSpan(ref block, columns * wide).Clear();
                for (int column = 0; column < columns; column += panel)
                {
                    int stride = Math.Min(panel, wholeColumns - column);
                    Transpose.Block(
                        ref Unsafe.Add(ref from, (column * rows) + (first * stride)), stride, width, Math.Min(stride, columns - column),
                        ref Unsafe.Add(ref block, column * wide), wide);
                }
            }
        }
    }

    /// <summary>
    /// The gradient of the weights of 3x3 windows, from the gradient of the 16 matrices of <see cref="ToWinograd"/>: <c>Gᵀ·d·G</c>. The last rows and
    /// columns of d must have opposite signs.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="transformed">The first element of the 16 matrices.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Columns in whole vectors.</param>
    /// <param name="weights">The first element of the result, in panels of whole vectors.</param>
    /// <param name="part">The number of this part of the work.</param>
    /// <param name="parts">The number of parts.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FromWinograd<T>(ref readonly T transformed, int inputs, int columns, ref T weights, int part, int parts)
        where T : unmanaged, INumberBase<T>
    {
        WorkShare share = WorkShare.Of(part, parts, inputs, 1);
        int panel = Panels.Width<T>();
        nuint matrix = (nuint)(inputs * columns);
        for (int first = 0; first < columns; first += panel)
        {
            int width = Math.Min(panel, columns - first);
            nuint offset = (nuint)(inputs * width);
            for (int input = share.Start; input < share.End; input++)
            {
                ref T from = ref Unsafe.Add(ref Unsafe.AsRef(in transformed), (first * inputs) + (input * width));
                ref T to = ref Unsafe.Add(ref weights, (first * 9 * inputs) + (input * width));
                for (int n = 0; n < width; n += Vector<T>.Count)
                {
                    (Vector<T> a0, Vector<T> a1, Vector<T> a2) = LoadThree(ref from, 0, matrix);
                    (Vector<T> b0, Vector<T> b1, Vector<T> b2) = LoadThree(ref from, 4 * matrix, matrix);
                    (Vector<T> c0, Vector<T> c1, Vector<T> c2) = LoadThree(ref from, 8 * matrix, matrix);
                    (Vector<T> d0, Vector<T> d1, Vector<T> d2) = LoadThree(ref from, 12 * matrix, matrix);
                    StoreThree(Three(a0, b0, c0, d0), ref to, 0, 3 * offset);
                    StoreThree(Three(a1, b1, c1, d1), ref to, offset, 3 * offset);
                    StoreThree(Three(a2, b2, c2, d2), ref to, 2 * offset, 3 * offset);
                    from = ref Unsafe.Add(ref from, Vector<T>.Count);
                    to = ref Unsafe.Add(ref to, Vector<T>.Count);
                }
            }
        }
    }

    /// <summary>G times a column of three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<T> First, Vector<T> Second, Vector<T> Third, Vector<T> Fourth) Four<T>(Vector<T> above, Vector<T> middle, Vector<T> below)
        where T : unmanaged, INumberBase<T>
    {
        Vector<T> half = new(T.One / (T.One + T.One)), outer = above + below;
        return (above, half * (outer + middle), half * (outer - middle), below);
    }

    /// <summary>Gᵀ times a column of four, the last with the opposite sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<T> First, Vector<T> Second, Vector<T> Third) Three<T>(Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> d)
        where T : unmanaged, INumberBase<T>
    {
        Vector<T> half = new(T.One / (T.One + T.One)), sum = half * (b + c);
        return (a + sum, half * (b - c), sum - d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<T> First, Vector<T> Second, Vector<T> Third) LoadThree<T>(ref T from, nuint place, nuint step)
        where T : unmanaged, INumberBase<T> =>
        Three(Vector.LoadUnsafe(ref from, place), Vector.LoadUnsafe(ref from, place + step), Vector.LoadUnsafe(ref from, place + (2 * step)),
            Vector.LoadUnsafe(ref from, place + (3 * step)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreFour<T>((Vector<T> First, Vector<T> Second, Vector<T> Third, Vector<T> Fourth) row, ref T to, nuint place, nuint step)
        where T : unmanaged
    {
        row.First.StoreUnsafe(ref to, place);
        row.Second.StoreUnsafe(ref to, place + step);
        row.Third.StoreUnsafe(ref to, place + (2 * step));
        row.Fourth.StoreUnsafe(ref to, place + (3 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreThree<T>((Vector<T> First, Vector<T> Second, Vector<T> Third) column, ref T to, nuint place, nuint step)
        where T : unmanaged
    {
        column.First.StoreUnsafe(ref to, place);
        column.Second.StoreUnsafe(ref to, place + step);
        column.Third.StoreUnsafe(ref to, place + (2 * step));
    }

    private static int Up(int size) => (size + Lanes - 1) / Lanes * Lanes;
}
