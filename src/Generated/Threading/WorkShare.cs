using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Generated.Threading;

/// <summary>How work is split over threads: how many parts, and what each part is. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WorkShare
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

    /// <summary>The number of parts for work of so many operations: at most one a thread, each worth its thread.</summary>
    /// <param name="flops">About how many floating-point operations there are.</param>
    /// <param name="maxThreads">The most threads to use, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Parts(long flops, int maxThreads) =>
        maxThreads == 1 || flops < 2 * MinimumFlops ? 1 : (int)Math.Min(maxThreads, flops / MinimumFlops);

    /// <summary>Where a part begins: the parts are of one size but for whole steps, in order, and the last ends with the length.</summary>
    /// <param name="part">The part's number, from 0; that of the parts themselves for the end of the last.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="length">What is split.</param>
    /// <param name="step">What parts begin at multiples of.</param>
    public static int Start(int part, int parts, int length, int step)
    {
        long steps = (length + (long)step - 1) / step;
        return (int)Math.Min(steps * part / parts * step, length);
    }

    /// <summary>How long a part is; some are empty where there are more parts than steps.</summary>
    /// <param name="part">The part's number, from 0.</param>
    /// <param name="parts">How many parts there are.</param>
    /// <param name="length">What is split.</param>
    /// <param name="step">What parts begin at multiples of.</param>
    public static int Count(int part, int parts, int length, int step) => Start(part + 1, parts, length, step) - Start(part, parts, length, step);
}
