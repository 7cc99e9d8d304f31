using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Generated.Threading;

/// <summary>What a part of a job does of something that is split: from <see cref="Start"/> to before <see cref="End"/>. Used by generated code.</summary>
/// <remarks>
/// Which part does what depends on sizes and on the number of parts alone. Weights, their gradients and the layers' outputs are split
/// by the same columns in every pass, so that a core finds in its own cache what it wrote there: what another core has
/// changed takes some 20 ns a cache line to fetch. Samples share out what has no weights of its own, or few.
/// </remarks>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkShare(int Start, int End)
{
    /// <summary>
    /// The least work, in floating-point operations, that is worth a thread of its own: 500,000, or what the
    /// application's configuration says under <c>Generated.MinimumFlopsPerThread</c>.
    /// </summary>
    /// <remarks>
    /// Handing a part to a worker that is awake and hearing that it is done takes up to 0.7 µs (see <see cref="WorkerPool"/>), in
    /// which a core with AVX-512 does some 100,000 operations: at five times that, splitting pays.
    /// </remarks>
    public static long MinimumFlops { get; } =
        long.TryParse(AppContext.GetData("Generated.MinimumFlopsPerThread") as string, NumberStyles.None, CultureInfo.InvariantCulture, out long configured) ? Math.Max(1, configured) : 500_000;

    /// <summary>How many there are.</summary>
    public int Count => End - Start;

    /// <summary>The number of parts for work of so many operations: at most one a thread, each worth its thread.</summary>
    /// <param name="flops">About how many floating-point operations there are.</param>
    /// <param name="maxThreads">The most threads to use, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Parts(long flops, int maxThreads) =>
        maxThreads == 1 || flops < 2 * MinimumFlops ? 1 : (int)Math.Min(maxThreads, flops / MinimumFlops);

    /// <summary>All of it.</summary>
    /// <param name="length">How much there is.</param>
    public static WorkShare Whole(int length) => new(0, length);

    /// <summary>A part's share: the shares are of one size but for whole steps, in order, and the last ends with the length; some are empty where there are more parts than steps.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="length">What is split.</param>
    /// <param name="step">What shares begin at multiples of.</param>
    public static WorkShare Of(int part, int parts, int length, int step)
    {
        long steps = (length + (long)step - 1) / step;
        return new((int)Math.Min(steps * part / parts * step, length), (int)Math.Min(steps * (part + 1) / parts * step, length));
    }

    /// <summary>A part's share of the columns of a matrix in panels, where parts share the columns first and the rows only if there are more parts than panels.</summary>
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

    /// <summary>A part's share of the rows that go with <see cref="OfColumns"/>.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="panel">Columns of a panel.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="step">What shares of the rows begin at multiples of.</param>
    public static WorkShare OfRows(int part, int parts, int columns, int panel, int rows, int step)
    {
        int down = RowParts(parts, (columns + panel - 1) / panel);
        return Of(part % down, down, rows, step);
    }

    private static int RowParts(int parts, int panels) => parts > panels ? parts / panels : 1;
}
