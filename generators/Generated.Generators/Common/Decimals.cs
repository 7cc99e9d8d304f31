using System.Globalization;
using System.Numerics;
using System.Text;

namespace Generated.Generators.Common;

/// <summary>
/// Writes numbers as the shortest decimals that are read back as the same number; among the shortest, the nearest one. The digits come from exact
/// arithmetic, not from the runtime: .NET and the .NET Framework, in which some editors run the generator, give different digits. After Steele and
/// White, "How to print floating-point numbers accurately" (1990), the free-format algorithm.
/// </summary>
internal static class Decimals
{
    /// <summary>A finite or infinite number, or NaN, in the layout of .NET's format R.</summary>
    public static string Shortest(double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        return Special(number) ?? Write(bits < 0, bits & ((1L << 52) - 1), (int)((bits >> 52) & 0x7FF), fractionBits: 52, bias: 1075, plainDigits: 15);
    }

    /// <summary>The same of a number in single precision.</summary>
    public static string Shortest(float number)
    {
        int bits = BitConverter.ToInt32(BitConverter.GetBytes(number), 0);
        return Special(number) ?? Write(bits < 0, bits & ((1 << 23) - 1), (bits >> 23) & 0xFF, fractionBits: 23, bias: 150, plainDigits: 7);
    }

    private static string? Special(double number) =>
        double.IsNaN(number) ? "NaN" : double.IsPositiveInfinity(number) ? "Infinity" : double.IsNegativeInfinity(number) ? "-Infinity" : null;

    private static string Write(bool isNegative, long fraction, int exponent, int fractionBits, int bias, int plainDigits)
    {
        string sign = isNegative ? "-" : "";
        if (fraction == 0 && exponent == 0)
            return sign + "0";
        long mantissa = exponent == 0 ? fraction : fraction | (1L << fractionBits);
        (string digits, int point) = Digits(mantissa, Math.Max(exponent, 1) - bias, isLowerNear: fraction == 0 && exponent > 1);
        return sign + Layout(digits, point, plainDigits);
    }

    /// <summary>The digits of mantissa·2^exponent, and how many of them stand before the decimal point.</summary>
    private static (string Digits, int Point) Digits(long mantissa, int exponent, bool isLowerNear)
    {
        // The number is value/scale. Every number from low/scale below it to high/scale above it is read back as this number.
        BigInteger value = mantissa, scale = BigInteger.One, low = BigInteger.One;
        if (exponent >= 0)
            (value, low) = (value << exponent, low << exponent);
        else
            scale <<= -exponent;
        (value, scale, BigInteger high) = (value << 1, scale << 1, low);
        if (isLowerNear) // A power of two has its lower neighbour at half the distance.
            (value, scale, high) = (value << 1, scale << 1, high << 1);
        bool isEven = (mantissa & 1) == 0; // A tie is read as the even mantissa.

        int point = (int)Math.Ceiling(((BitLength(mantissa) + exponent - 1) * 0.30102999566398120) - 1e-10);
        if (point >= 0)
            scale *= BigInteger.Pow(10, point);
        else
            (value, low, high) = (value * BigInteger.Pow(10, -point), low * BigInteger.Pow(10, -point), high * BigInteger.Pow(10, -point));
        if (isEven ? value + high >= scale : value + high > scale)
            point++;
        else
            (value, low, high) = (value * 10, low * 10, high * 10);

        var digits = new StringBuilder();
        while (true)
        {
            var digit = (int)BigInteger.DivRem(value, scale, out value);
            bool isLow = isEven ? value <= low : value < low;
            bool isHigh = isEven ? value + high >= scale : value + high > scale;
            if (!isLow && !isHigh)
            {
                digits.Append((char)('0' + digit));
                (value, low, high) = (value * 10, low * 10, high * 10);
                continue;
            }
            bool isUp = isHigh && (!isLow || value * 2 > scale || (value * 2 == scale && (digit & 1) == 1));
            digits.Append((char)('0' + digit + (isUp ? 1 : 0)));
            return (digits.ToString(), point);
        }
    }

    private static int BitLength(long number)
    {
        int length = 0;
        for (; number > 0; number >>= 1)
            length++;
        return length;
    }

    private static string Layout(string digits, int point, int plainDigits)
    {
        if (point > plainDigits || point < -3)
        {
            int power = point - 1;
            string fraction = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return $"{digits[0]}{fraction}E{(power < 0 ? "-" : "+")}{Math.Abs(power).ToString("00", CultureInfo.InvariantCulture)}";
        }
        return point <= 0 ? "0." + new string('0', -point) + digits
            : point >= digits.Length ? digits + new string('0', point - digits.Length)
            : digits.Substring(0, point) + "." + digits.Substring(point);
    }
}
