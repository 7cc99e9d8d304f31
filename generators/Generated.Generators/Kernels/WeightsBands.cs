using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Kernels;

/// <summary>How much of an image the tiles of a weights' gradient go through before the next part of it.</summary>
internal static class WeightsBands
{
    /// <summary>Elements of both images that stay in a core's first-level cache of 48 KiB while all tiles process them, with room for the sums.</summary>
    private const int ElementsOfBand = 10_000;

    /// <summary>With fewer positions than this at once, storing the sums in between costs more than it gains.</summary>
    private const int LeastPositions = 64;

    /// <summary>
    /// The number of rows of the small image that all tiles process before the next rows, a divisor of its height: as many as stay in the first-level
    /// cache if a whole sample does not.
    /// </summary>
    public static int Of(ImageLayout layout)
    {
        ConvGeometry g = layout.Geometry;
        int height = g.Height.Small, row = layout.Down + layout.SmallRow;
        if ((long)height * row <= ElementsOfBand)
            return height;
        int band = height;
        while (band > 1 && (height % band != 0 || (long)band * row > ElementsOfBand))
            band--;
        while (height % band != 0 || band * g.Width.Small < LeastPositions)
        {
            if (band >= height)
                return height;
            band++;
        }
        return band;
    }
}
