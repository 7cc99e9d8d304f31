using System.Numerics;

namespace Generated.Numerics;

/// <summary>
/// a * b + c for machines without the instruction: some ten instructions a vector, where the runtime's fused multiply-add would call the C library for
/// every lane.
/// </summary>
/// <remarks>Not put where it is called: a function has a dozen, and nothing is gained by fifteen instructions for each.</remarks>
internal static class MultiplyAddInParts
{
    /// <summary>In double precision, in which the product is exact; the sum is rounded there and once more to <see cref="float"/>.</summary>
    public static Vector<float> Of(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        Vector.Widen(a, out Vector<double> aLow, out Vector<double> aHigh);
        Vector.Widen(b, out Vector<double> bLow, out Vector<double> bHigh);
        Vector.Widen(c, out Vector<double> cLow, out Vector<double> cHigh);
        return Vector.Narrow((aLow * bLow) + cLow, (aHigh * bHigh) + cHigh);
    }

    /// <summary>
    /// The product in two parts (Dekker, 1971), the sum in two parts (Knuth, 1969), and the small parts at the end. Where a part is no finite
    /// number, as with factors from 2^996 on, the rounded product counts.
    /// </summary>
    public static Vector<double> Of(Vector<double> a, Vector<double> b, Vector<double> c)
    {
        Vector<double> product = a * b;
        Vector<double> aHigh = UpperDigits(a), bHigh = UpperDigits(b);
        Vector<double> aLow = a - aHigh, bLow = b - bHigh;
        Vector<double> productRest = (((aHigh * bHigh) - product) + (aHigh * bLow) + (aLow * bHigh)) + (aLow * bLow);
        Vector<double> sum = product + c;
        Vector<double> added = sum - product;
        Vector<double> rest = (product - (sum - added)) + (c - added) + productRest;
        return Vector.ConditionalSelect(Vector.LessThan(Vector.Abs(rest), new Vector<double>(double.PositiveInfinity)), sum + rest, sum);
    }

    /// <summary>The upper 26 digits: what stays when as much again is added as shifts the others out (Veltkamp, 1968).</summary>
    private static Vector<double> UpperDigits(Vector<double> x)
    {
        Vector<double> shifted = x * new Vector<double>(134217729); // 2^27 + 1
        return shifted - (shifted - x);
    }
}
