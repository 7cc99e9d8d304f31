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

    private static int Up(int size) => (size + Lanes - 1) / Lanes * Lanes;
}
