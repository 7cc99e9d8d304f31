using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Fused multiply-adds on x86 processors without the instruction, and in programs that are compiled natively for such processors: the same bits,
/// computed with additions and multiplications of whole vectors. The framework's own substitute calls a C function for each element.
/// </summary>
internal static unsafe class SoftwareFma
{
    /// <summary>2^27 + 1, which splits a double into halves of 26 bits (T. J. Dekker, A floating-point technique for extending the available precision,
    /// 1971).</summary>
    private const double Splitter = 134217729;

    // Within these, no product of halves overflows and no error of a product is lost below the smallest double.
    private const double LargestFactor = 1.6e145;
    private const double LargestAddend = 1e290;
    private const double SmallestProduct = 1e-270;

    /// <summary>a * b + c with two roundings, which is what processors without the instruction do fast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> MultiplyThenAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged => (a * b) + c;

    /// <summary>a * b + c with one rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged =>
        sizeof(T) == sizeof(float) ? MultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : MultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();

    /// <summary>a * b + c with one rounding.</summary>
    /// <remarks>
    /// The product of two floats is exact in double. The sum is rounded to odd there, so that rounding it once more, to float, is as if
    /// it had been rounded only once (S. Boldo and G. Melquiond, Emulation of a FMA and correctly-rounded sums: proved algorithms using
    /// rounding to odd, 2008). The range of double covers subnormal and infinite floats.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<float> MultiplyAdd(Vector<float> a, Vector<float> b, Vector<float> c)
    {
        Vector.Widen(a, out Vector<double> a0, out Vector<double> a1);
        Vector.Widen(b, out Vector<double> b0, out Vector<double> b1);
        Vector.Widen(c, out Vector<double> c0, out Vector<double> c1);
        return Vector.Narrow(AddToOdd(a0 * b0, c0), AddToOdd(a1 * b1, c1));
    }

    /// <summary>a * b + c with one rounding.</summary>
    /// <remarks>The third algorithm of Boldo and Melquiond: the product and the sum each in two parts, of which the small ones are added to odd.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> MultiplyAdd(Vector<double> a, Vector<double> b, Vector<double> c)
    {
        Vector<double> product = a * b;
        Vector<long> exact = Vector.Equals(a, Vector<double>.Zero) | Vector.Equals(b, Vector<double>.Zero);
        Vector<long> inRange = Vector.LessThan(Vector.Abs(a), Vector.Create(LargestFactor))
            & Vector.LessThan(Vector.Abs(b), Vector.Create(LargestFactor))
            & Vector.LessThan(Vector.Abs(c), Vector.Create(LargestAddend))
            & (Vector.GreaterThan(Vector.Abs(product), Vector.Create(SmallestProduct)) | exact);
        if (!Vector.EqualsAll(inRange, Vector<long>.AllBitsSet))
            return EachByItself(a, b, c);

        Vector<double> error = ProductError(a, b, product);
        Vector<double> low = c + error;
        Vector<double> lowError = SumError(c, error, low);
        Vector<double> high = product + low;
        Vector<double> highError = SumError(product, low, high);
        // By itself where a factor is 0, for the sign of a zero.
        return Vector.ConditionalSelect(exact, product + c, high + AddToOdd(lowError, highError));
    }

    /// <summary>What a rounded product lacks, exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ProductError(Vector<double> a, Vector<double> b, Vector<double> product)
    {
        Vector<double> a0 = a * Vector.Create(Splitter);
        a0 -= a0 - a;
        Vector<double> a1 = a - a0;
        Vector<double> b0 = b * Vector.Create(Splitter);
        b0 -= b0 - b;
        Vector<double> b1 = b - b0;
        return (a1 * b1) - (((product - (a0 * b0)) - (a1 * b0)) - (a0 * b1));
    }

    /// <summary>What a rounded sum lacks, exactly (D. E. Knuth's TwoSum); NaN where the sum is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SumError(Vector<double> a, Vector<double> b, Vector<double> sum)
    {
        Vector<double> ofB = sum - a;
        return (a - (sum - ofB)) + (b - ofB);
    }

    /// <summary>a + b, and where that is not exact the one of the two numbers around it whose last bit is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> AddToOdd(Vector<double> a, Vector<double> b)
    {
        Vector<double> sum = a + b;
        Vector<double> error = SumError(a, b, sum);
        Vector<long> tooLow = Vector.GreaterThan(error, Vector<double>.Zero);
        Vector<long> tooHigh = Vector.LessThan(error, Vector<double>.Zero);
        // Towards zero first: one less in the last place where the error has the other sign. Comparisons with NaN are false, so that infinities and NaN stay.
        Vector<long> negative = Vector.LessThan(sum, Vector<double>.Zero);
        Vector<long> inexact = tooLow | tooHigh;
        Vector<long> magnitudeTooLarge = Vector.ConditionalSelect(negative, tooLow, tooHigh);
        return ((sum.As<double, long>() + magnitudeTooLarge) | (inexact & Vector<long>.One)).As<long, double>();
    }

    /// <summary>Where numbers are near the ends of what doubles there are, or not finite.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector<double> EachByItself(Vector<double> a, Vector<double> b, Vector<double> c) => Vector.FusedMultiplyAdd(a, b, c);
}
