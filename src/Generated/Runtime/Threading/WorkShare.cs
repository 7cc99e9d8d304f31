using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// The share of a part of a job in something that is split: from <see cref="Start"/> up to, but not including, <see cref="End"/>. Used by generated
/// code.
/// </summary>
/// <remarks>
/// The shares depend only on sizes and on the number of parts. Weights, their gradients and the outputs of layers are split by the same columns in
/// every pass, so that a core finds in its own cache what it wrote there: data that another core has changed take about 20 ns per cache line to
/// fetch. Work without weights, or with few, is split by samples.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkShare
{
    /// <summary>A share.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The one after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WorkShare(int start, int end) => (Start, End) = (start, end);

    /// <summary>The first.</summary>
    public int Start { get; }

    /// <summary>The one after the last.</summary>
    public int End { get; }

    /// <summary>
    /// The least work, in floating-point operations, for which another thread is used: 500,000, or the value of
    /// <c>Generated.MinimumFlopsPerThread</c> in the application's configuration.
    /// </summary>
    /// <remarks>
    /// Giving a part to a worker that is awake and learning that it is done takes up to 0.7 µs (see <see cref="WorkerPool"/>). In this time a core
    /// with AVX-512 does about 100,000 operations: with five times that number, splitting pays.
    /// </remarks>
    public static long MinimumFlops { get; } =
        long.TryParse(AppContext.GetData("Generated.MinimumFlopsPerThread") as string, NumberStyles.None, CultureInfo.InvariantCulture, out long configured)
            ? Math.Max(1, configured) : 500_000;

    /// <summary>How many there are.</summary>
    public int Count => End - Start;

    /// <summary>Where it begins, and how many there are.</summary>
    /// <param name="start">The first.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Deconstruct(out int start, out int count) => (start, count) = (Start, Count);

    /// <summary>The elements of the samples that these are; none, if there are none at all.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="elements">The elements of all samples, or none.</param>
    /// <param name="size">Elements of a sample.</param>
    public ReadOnlySpan<T> Slice<T>(ReadOnlySpan<T> elements, int size) => elements.IsEmpty ? elements : elements.Slice(Start * size, Count * size);

    /// <inheritdoc cref="Slice{T}(ReadOnlySpan{T}, int)"/>
    public Span<T> Slice<T>(Span<T> elements, int size) => elements.IsEmpty ? elements : elements.Slice(Start * size, Count * size);

    /// <summary>The share in pieces, one after another.</summary>
    /// <param name="step">How many of it a piece has, at least 1; the last one has what remains.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WorkSteps InSteps(int step) => new(this, step);

    /// <summary>The number of parts for work of a given size: at most one per thread, and each part large enough to be worth a thread.</summary>
    /// <param name="flops">The approximate number of floating-point operations.</param>
    /// <param name="maxThreads">The most threads to use, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Parts(long flops, int maxThreads) =>
        maxThreads == 1 || flops < 2 * MinimumFlops ? 1 : (int)Math.Min(maxThreads, flops / MinimumFlops);

    /// <summary>All of it.</summary>
    /// <param name="length">How much there is.</param>
    public static WorkShare Whole(int length) => new(0, length);

    /// <summary>What of it lies within a range, counted from the range's beginning.</summary>
    /// <param name="start">The first of the range.</param>
    /// <param name="end">The one after its last.</param>
    public WorkShare Within(int start, int end) => new(Math.Max(Start - start, 0), Math.Min(End, end) - start);

    /// <summary>
    /// The share of a part. All shares have the same size up to whole steps and are in order; the last one ends with the length. If there are more
    /// parts than steps, some shares are empty.
    /// </summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="length">The size of what is split.</param>
    /// <param name="step">Shares begin at multiples of this.</param>
    public static WorkShare Of(int part, int parts, int length, int step)
    {
        long steps = (length + (long)step - 1) / step;
        return new((int)Math.Min(steps * part / parts * step, length), (int)Math.Min(steps * (part + 1) / parts * step, length));
    }

    /// <summary>
    /// The share of a part in the columns of a matrix in panels. Parts share the columns first, and the rows only if there are more parts than
    /// panels.
    /// </summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panel">Columns of a panel.</param>
    public static WorkShare OfColumns(int part, int parts, int columns, int panel)
    {
        int panels = (columns + panel - 1) / panel;
        int down = RowParts(parts, panels);
        int across = Math.Min(parts, panels);
        return part / down < across ? Of(part / down, across, columns, panel) : new(columns, columns);
    }

    /// <summary>The share of a part in the rows that belongs to its share in the columns by <see cref="OfColumns(int, int, int, int)"/>.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="step">Shares of the rows begin at multiples of this.</param>
    public static WorkShare OfRows(int part, int parts, int columns, int panel, int rows, int step)
    {
        int down = RowParts(parts, (columns + panel - 1) / panel);
        return Of(part % down, down, rows, step);
    }

    /// <summary>
    /// The share of a part in the columns of a matrix in panels that does not change: parts share the rows if there are enough for all of them, because
    /// what a part computes of a row is then in its own cache when it goes on with the row; and otherwise the columns, as by
    /// <see cref="OfColumns(int, int, int, int)"/>.
    /// </summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="enough">How many rows are enough for a part.</param>
    public static WorkShare OfColumns(int part, int parts, int columns, int panel, int rows, int enough) =>
        rows >= (long)parts * enough ? Whole(columns) : OfColumns(part, parts, columns, panel);

    /// <summary>The share of a part in the rows that belongs to its share in the columns by <see cref="OfColumns(int, int, int, int, int, int)"/>.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="step">Shares of the rows begin at multiples of this.</param>
    /// <param name="enough">How many rows are enough for a part.</param>
    public static WorkShare OfRows(int part, int parts, int columns, int panel, int rows, int step, int enough) =>
        rows >= (long)parts * enough ? Of(part, parts, rows, step) : OfRows(part, parts, columns, panel, rows, step);

    private static int RowParts(int parts, int panels) => parts > panels ? parts / panels : 1;
}
