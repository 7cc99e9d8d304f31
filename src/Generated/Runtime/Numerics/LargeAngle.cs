namespace Generated.Runtime;

/// <summary>Reduces angles of any size to the nearest multiple of π/2, in integers (Payne and Hanek, 1983).</summary>
internal static class LargeAngle
{
    /// <summary>The binary digits of 2/π, the first of which is worth 1/2.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    /// <summary>Returns n mod 4 with x = n π/2 + (r + low), |r| at most π/4; NaN for infinities and NaN.</summary>
    internal static int Reduce(double x, out double r, out double low)
    {
        if (!double.IsFinite(x))
        {
            r = double.NaN;
            low = double.NaN;
            return 0;
        }

        // |x| = mantissa · 2^exponent. Of the product with 2/π, the digits worth 4 and more are whole turns.
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;

        // So the digits of 2/π that matter start where mantissa · digit is worth less than 2^64 quarter turns:
        // the words from there give 64 integer and 128 fractional digits, and the last one a carry.
        var first = exponent - 64;
        var high = Digits(first);
        var middle = Digits(first + 64);
        var lowest = Digits(first + 128);
        var below = (UInt128)mantissa * lowest + ((UInt128)mantissa * Digits(first + 192) >> 64);
        var product = (UInt128)mantissa * middle + (below >> 64);
        var integer = (ulong)(product >> 64) + mantissa * high;
        var fraction = new UInt128((ulong)product, 0) | (ulong)below;

        // `fraction` counts 2^-128 quarter turns; above one half, the next quadrant is nearer.
        var negative = (fraction >> 127) != 0;
        if (negative)
        {
            integer++;
            fraction = UInt128.Zero - fraction;
        }

        // fraction · π/2 in two parts, its leading zeros (up to some 62) shifted out.
        var zeros = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= zeros;
        var top = Math.ScaleB((double)(ulong)(fraction >> 75), -53 - zeros);
        var bottom = Math.ScaleB((double)(ulong)((fraction >> 11) & ulong.MaxValue), -117 - zeros);
        const double halfPi = 1.5707963267948966, halfPiLow = 6.123233995736766E-17;
        var exact = top * halfPi;
        var error = Math.FusedMultiplyAdd(top, halfPi, -exact);
        error = Math.FusedMultiplyAdd(top, halfPiLow, Math.FusedMultiplyAdd(bottom, halfPi, error));
        r = exact + error;
        low = exact - r + error;

        if (negative != x < 0)
        {
            r = -r;
            low = -low;
        }

        return (int)(x < 0 ? 0 - integer : integer) & 3;
    }

    /// <summary>64 digits of 2/π, from the one worth 2^-(start + 1) on; zeros before the first.</summary>
    private static ulong Digits(int start)
    {
        if (start <= -64)
            return 0;
        if (start < 0)
            return TwoOverPi[0] >> -start;

        var word = start >> 6;
        var shift = start & 63;
        var digits = TwoOverPi[word] << shift;
        return shift == 0 ? digits : digits | (TwoOverPi[word + 1] >> (64 - shift));
    }
}
