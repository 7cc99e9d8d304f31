namespace Generated.Runtime;

/// <summary>
/// Scalar elementary functions with the same bits on every machine. The functions of <see cref="Math"/> do not guarantee this, since they call the
/// operating system's library. Made only of +, -, *, / and moves of bits, all of which IEEE 754 defines (the just-in-time compiler never contracts a
/// product and a sum by itself).
/// </summary>
/// <remarks>
/// For values that are computed once per step (bias corrections, learning rates) and for random numbers; kernels use the vector functions. Errors are
/// a few units in the last place.
/// </remarks>
internal static class PortableMath
{
    // ln 2 in two parts: the first has 34 significant bits, so that its product with an exponent is exact.
    private const double Ln2High = 0x2C5C85FDFL / (double)(1L << 34);
    private const double Ln2Low = 1.619851018665656e-11;

    /// <summary>The natural logarithm; -∞ at 0, NaN below.</summary>
    internal static double Log(double x)
    {
        if (!(x > 0))
            return x == 0 ? double.NegativeInfinity : double.NaN;
        if (double.IsPositiveInfinity(x))
            return x;

        int exponent = 0;
        if (!double.IsNormal(x))
        {
            x *= 1L << 54;
            exponent = -54;
        }

        // x = m * 2^exponent with m in [sqrt(1/2), sqrt(2)).
        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m >= 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), |s| < 0.172: the terms after s^23 are below 1e-18.
        double s = (m - 1) / (m + 1);
        double z = s * s;
        double tail = 0;
        for (int n = 23; n >= 3; n -= 2)
            tail = (tail * z) + (2.0 / n);
        return (exponent * Ln2High) + ((2 * s) + ((s * z * tail) + (exponent * Ln2Low)));
    }

    /// <summary>e to the power of x; 0 below the range of doubles, ∞ above.</summary>
    internal static double Exp(double x)
    {
        if (double.IsNaN(x))
            return x;
        if (x > 709.79)
            return double.PositiveInfinity;
        if (x < -745.2)
            return 0;

        // x = k ln 2 + r with |r| <= ln 2 / 2; Taylor's series to r^14 leaves 1e-18.
        double k = Math.Round(x * 1.4426950408889634);
        double r = x - (k * Ln2High) - (k * Ln2Low);
        double sum = 1;
        for (int n = 14; n >= 1; n--)
            sum = 1 + (r * sum / n);
        return ScaleByPowerOfTwo(sum, (int)k);
    }

    /// <summary>A positive base (or zero) to any power: by repeated squaring for whole powers, otherwise exp(y ln x).</summary>
    internal static double Pow(double x, double y)
    {
        if (y == Math.Floor(y) && Math.Abs(y) <= 1L << 53)
            return y >= 0 ? Pow(x, (long)y) : 1 / Pow(x, (long)-y);
        if (x == 0)
            return y > 0 ? 0 : double.PositiveInfinity;
        return Exp(y * Log(x));
    }

    /// <summary>A base to a whole power that is not negative, by repeated squaring.</summary>
    internal static double Pow(double x, long power)
    {
        double result = 1;
        for (; power > 0; power >>= 1, x *= x)
        {
            if ((power & 1) != 0)
                result *= x;
        }
        return result;
    }

    /// <summary>The cosine of π x; exact at whole and half x.</summary>
    internal static double CosPi(double x)
    {
        x = Math.Abs(x % 2);        // the remainder is exact, and the function even with period 2
        if (x > 1)
            x = 2 - x;              // [0, 1]
        bool negative = x > 0.5;
        if (negative)
            x = 1 - x;              // [0, 1/2]
        double value = x <= 0.25 ? CosTaylor(Math.PI * x) : SinTaylor(Math.PI * (0.5 - x));
        return negative ? -value : value;
    }

    // On [0, π/4], where the last terms are below 1e-19.
    private static double CosTaylor(double x)
    {
        double z = x * x;
        double sum = 1;
        for (int n = 18; n >= 2; n -= 2)
            sum = 1 - (z * sum / ((n - 1) * n));
        return sum;
    }

    private static double SinTaylor(double x)
    {
        double z = x * x;
        double sum = 1;
        for (int n = 19; n >= 3; n -= 2)
            sum = 1 - (z * sum / ((n - 1) * n));
        return x * sum;
    }

    /// <summary>value * 2^exponent, rounded once even where the result is subnormal.</summary>
    private static double ScaleByPowerOfTwo(double value, int exponent)
    {
        if (exponent > 1023)
            return value * PowerOfTwo(1023) * PowerOfTwo(exponent - 1023);
        if (exponent < -1022)
            return value * PowerOfTwo(exponent + 1000) * PowerOfTwo(-1000);
        return value * PowerOfTwo(exponent);
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
