using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Generated.Threading;

namespace Generated.Numerics;

/// <summary>
/// Lays the weights of a convolution out for its kernels: rows of whole vectors, filled up with zeros. Weights are a matrix
/// of [offsets and input channels of a group, output channels] in <see cref="Panels"/>; those of several groups have a panel for each group.
/// Used by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionWeights
{
    /// <summary>What rows are filled up to a multiple of: lanes of the widest vector of <see cref="float"/>.</summary>
    public const int Lanes = 16;

    /// <summary>The same matrix, of each group in panels whose last is filled up to whole vectors.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="packed">The first element of the result.</param>
    /// <param name="share">The part's rows.</param>
    public static void ToWholeVectors<T>(ref readonly T weights, int rows, int columns, int groups, ref T packed, WorkShare share)
        where T : unmanaged
    {
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

    /// <summary>The way back from <see cref="ToWholeVectors"/>.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="packed">The first element of the panels of whole vectors.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="weights">The first element of the result.</param>
    /// <param name="share">The part's rows.</param>
    public static void FromWholeVectors<T>(ref readonly T packed, int rows, int columns, int groups, ref T weights, WorkShare share)
        where T : unmanaged
    {
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
    /// The weights for the opposite direction: offsets in opposite order, and of each the matrix of [rows, columns] turned to
    /// [columns, rows]; of each group in panels whose last is filled up to whole vectors.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="offsets">Offsets of the window.</param>
    /// <param name="rows">Rows of an offset: input channels of a group.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="turned">The first element of the result.</param>
    /// <param name="share">The part's offsets, of all groups.</param>
    public static void ToTurned<T>(ref readonly T weights, int offsets, int rows, int columns, int groups, ref T turned, WorkShare share)
        where T : unmanaged
    {
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
    /// The matrix turned, run by run: for each run of rows a matrix of [columns of a group, run] in panels whose last is filled
    /// up to whole vectors. The runs of a group follow one another, then comes the next group.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights.</param>
    /// <param name="rows">Rows of the matrix.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="run">Rows of a run.</param>
    /// <param name="turned">The first element of the result.</param>
    /// <param name="share">The part's runs, of all groups.</param>
    public static void ToRuns<T>(ref readonly T weights, int rows, int columns, int groups, int run, ref T turned, WorkShare share)
        where T : unmanaged
    {
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
    /// The weights for neighbouring positions that are taken for one: rows for the offsets of all their windows together, each of which has the columns
    /// of one position after another, zeros where an offset is not in a position's window; filled up to whole vectors.
    /// </summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The first element of the weights, a matrix of one panel.</param>
    /// <param name="down">Offsets of a window down.</param>
    /// <param name="across">Offsets of a window across.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Output channels.</param>
    /// <param name="positions">How many positions are taken for one.</param>
    /// <param name="stride">Offsets from a position's window to the next one's.</param>
    /// <param name="joined">The first element of the result.</param>
    /// <param name="share">The part's rows of the result.</param>
    public static void ToJoined<T>(ref readonly T weights, int down, int across, int inputs, int columns, int positions, int stride, ref T joined, WorkShare share)
        where T : unmanaged
    {
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

    /// <summary>The adjoint of <see cref="ToJoined"/>: of each weight the sum over the positions, in their order.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="joined">The first element of the joined positions' rows.</param>
    /// <param name="down">Offsets of a window down.</param>
    /// <param name="across">Offsets of a window across.</param>
    /// <param name="inputs">Input channels.</param>
    /// <param name="columns">Output channels.</param>
    /// <param name="positions">How many positions are taken for one.</param>
    /// <param name="stride">Offsets from a position's window to the next one's.</param>
    /// <param name="weights">The first element of the result, a matrix of one panel.</param>
    /// <param name="share">The part's rows of the result.</param>
    public static void FromJoined<T>(ref readonly T joined, int down, int across, int inputs, int columns, int positions, int stride, ref T weights, WorkShare share)
        where T : unmanaged, System.Numerics.IAdditionOperators<T, T, T>
    {
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

    /// <summary>A number for each channel, once for each of the positions that are taken for one.</summary>
    /// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="channels">The first number.</param>
    /// <param name="columns">How many channels there are.</param>
    /// <param name="repeated">The first element of the result.</param>
    /// <param name="share">The part's positions.</param>
    public static void ToRepeated<T>(ref readonly T channels, int columns, ref T repeated, WorkShare share)
        where T : unmanaged
    {
        for (int position = share.Start; position < share.End; position++)
            MemoryMarshal.CreateReadOnlySpan(in channels, columns).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref repeated, position * columns), columns));
    }

    private static int Up(int size) => (size + Lanes - 1) / Lanes * Lanes;
}
