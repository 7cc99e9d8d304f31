using System.Numerics;

namespace Generated.Tests.Runtime;

/// <summary>
/// A slow, simple reference: mantissa · 2^exponent with some 300 correct bits, and elementary functions by
/// textbook series. Only good for arguments from 2^-60 to about 2^10 (sine and cosine: to any size).
/// </summary>
internal readonly struct BigReal
{
    private const int Bits = 420; // digits after the point inside the functions

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private BigReal(BigInteger mantissa, int exponent)
    {
        _mantissa = mantissa;
        _exponent = exponent;
    }

    private static readonly BigInteger One = BigInteger.One << Bits;

    private static readonly BigInteger Ln2 = 2 * AtanhOfInverse(3);

    /// <summary>π to 2,000 digits more than <see cref="Bits"/>, by Machin's formula.</summary>
    private static readonly BigInteger LongPi = Machin(Bits + 2000);

    private static readonly BigInteger Pi = LongPi >> 2000;

    private static readonly BigInteger SqrtPi = Sqrt(Pi);

    public static BigReal Exp(double x)
    {
        var value = Fixed(x);
        var n = Nearest(value, Ln2);
        return new BigReal(ExpSeries(value - n * Ln2), (int)n - Bits);
    }

    public static BigReal Exp2(double x) => Pow(2, x);

    public static BigReal Sinh(double x) => FromFixed((ExpFixed(Fixed(x)) - ExpFixed(Fixed(-x))) / 2);

    public static BigReal Cosh(double x) => FromFixed((ExpFixed(Fixed(x)) + ExpFixed(Fixed(-x))) / 2);

    public static BigReal ExpM1(double x) => FromFixed(ExpFixed(Fixed(x)) - One);

    public static BigReal Log(double x)
    {
        var k = Math.ILogB(x);
        return FromFixed(LogFixed(Fixed(Math.ScaleB(x, -k))) + k * Ln2);
    }

    public static BigReal Log2(double x) => Log(x) / Ln2;

    public static BigReal Log10(double x) => Log(x) / LogFixed(Fixed(10));

    public static BigReal Log1P(double x) => FromFixed(LogFixed(One + Fixed(x)));

    public static BigReal Log1PExp(double x) =>
        x > 0
            ? FromFixed(Fixed(x) + LogFixed(One + ExpFixed(Fixed(-x))))
            : x > -200 ? FromFixed(LogFixed(One + ExpFixed(Fixed(x)))) : Exp(x);

    public static BigReal Tanh(double x)
    {
        var e = ExpFixed(Fixed(-2 * Math.Abs(x)));
        return FromFixed(Math.Sign(x) * Divide(One - e, One + e));
    }

    public static BigReal Sigmoid(double x)
    {
        if (x < -200)
            return Exp(x); // but for a factor 1 + e^-200
        var e = ExpFixed(Fixed(-Math.Abs(x)));
        return FromFixed(Divide(x < 0 ? e : One, One + e));
    }

    public static BigReal Erf(double x)
    {
        // 2/√π Σ (-1)^n x^(2n+1) / (n! (2n+1))
        var value = Fixed(x);
        var square = Multiply(value, value);
        var (term, sum) = (value, value);
        for (var n = 1; !term.IsZero; n++)
        {
            term = -Multiply(term, square) / n;
            sum += term / (2 * n + 1);
        }

        return FromFixed(2 * Divide(sum, SqrtPi));
    }

    public static BigReal Sin(double x) => Circular(x, 0);

    public static BigReal Cos(double x) => Circular(x, 1);

    public static BigReal Pow(double x, double y)
    {
        var k = Math.ILogB(x);
        var log = LogFixed(Fixed(Math.ScaleB(x, -k))) + k * Ln2;
        var (mantissa, exponent) = Parts(y);
        var product = exponent >= 0 ? log * mantissa << exponent : log * mantissa >> -exponent;
        var n = Nearest(product, Ln2);
        return new BigReal(ExpSeries(product - n * Ln2), (int)n - Bits);
    }

    /// <summary>The quotient by a number with <see cref="Bits"/> digits after the point.</summary>
    public static BigReal operator /(BigReal a, BigInteger b) => new((a._mantissa << Bits) / b, a._exponent);

    /// <summary>The quotient, of numbers made with <see cref="Bits"/> digits after the point.</summary>
    public static BigReal operator /(BigReal a, BigReal b) => new((a._mantissa << (2 * Bits)) / b._mantissa, a._exponent - b._exponent - (2 * Bits));

    /// <summary>How many units in the last place of the exact value another one is away from it.</summary>
    /// <param name="actual">The value that was computed.</param>
    /// <param name="digits">Digits of the format, with the leading one: 53 for double.</param>
    /// <param name="least">The exponent of the format's least denormal: -1074.</param>
    public double UlpsFrom(double actual, int digits = 53, int least = -1074)
    {
        // Infinity counts as the number after the largest, as it does in rounding.
        var (mantissa, exponent) = double.IsInfinity(actual)
            ? (new BigInteger(Math.Sign(actual)), digits == 53 ? 1024 : 128)
            : Parts(actual);
        var length = (int)BigInteger.Abs(_mantissa).GetBitLength();
        var unit = Math.Max(_exponent + length - digits, least);
        var common = Math.Min(_exponent, exponent);
        var difference = BigInteger.Abs((_mantissa << (_exponent - common)) - (mantissa << (exponent - common)));
        return Math.Exp(BigInteger.Log(difference + BigInteger.One) + (common - unit) * Math.Log(2));
    }

    /// <summary>The nearest double, or close to it.</summary>
    public double ToDouble()
    {
        var shift = (int)BigInteger.Abs(_mantissa).GetBitLength() - 64;
        return shift > 0 ? Math.ScaleB((double)(_mantissa >> shift), _exponent + shift) : Math.ScaleB((double)_mantissa, _exponent);
    }

    private static BigReal FromFixed(BigInteger value) => new(value, -Bits);

    private static (BigInteger Mantissa, int Exponent) Parts(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa = exponent == 0 ? mantissa : mantissa | 0x10000000000000;
        return (x < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    private static BigInteger Fixed(double x)
    {
        var (mantissa, exponent) = Parts(x);
        var shift = exponent + Bits;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }

    private static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Bits;

    private static BigInteger Divide(BigInteger a, BigInteger b) => (a << Bits) / b;

    private static BigInteger Nearest(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(2 * a + b, 2 * b, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Sqrt(BigInteger a)
    {
        var root = Fixed(Math.Sqrt((double)a / (double)One));
        for (var i = 0; i < 6; i++)
            root = (root + Divide(a, root)) / 2;
        return root;
    }

    private static BigInteger ExpFixed(BigInteger x)
    {
        var n = Nearest(x, Ln2);
        var e = ExpSeries(x - n * Ln2);
        return n >= 0 ? e << (int)n : e >> (int)-n;
    }

    /// <summary>Σ x^n / n!, of a 256th of x, squared eight times.</summary>
    private static BigInteger ExpSeries(BigInteger x)
    {
        x >>= 8;
        var (term, sum) = (One, One);
        for (var n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = Multiply(term, x) / n;
            sum += term;
        }

        for (var i = 0; i < 8; i++)
            sum = Multiply(sum, sum);
        return sum;
    }

    /// <summary>2 atanh((x - 1)/(x + 1)), x brought near 1 by powers of two.</summary>
    private static BigInteger LogFixed(BigInteger x)
    {
        var k = (int)x.GetBitLength() - Bits - 1;
        x = k >= 0 ? x >> k : x << -k;
        var s = Divide(x - One, x + One);
        var square = Multiply(s, s);
        var (power, sum) = (s, s);
        for (var n = 3; !power.IsZero && power != BigInteger.MinusOne; n += 2)
        {
            power = Multiply(power, square);
            sum += power / n;
        }

        return 2 * sum + k * Ln2;
    }

    private static BigInteger AtanhOfInverse(int m)
    {
        var power = One / m;
        var sum = power;
        for (var n = 3; !power.IsZero; n += 2)
        {
            power /= m * m;
            sum += power / n;
        }

        return sum;
    }

    private static BigInteger Machin(int bits)
    {
        return 4 * (4 * Atan(5) - Atan(239));

        BigInteger Atan(int m)
        {
            var power = (BigInteger.One << bits) / m;
            var sum = power;
            for (var n = 3; !power.IsZero; n += 2)
            {
                power /= -m * m;
                sum += power / n;
            }

            return sum;
        }
    }

    /// <summary>sin(x + quarters · π/2).</summary>
    private static BigReal Circular(double x, int quarters)
    {
        // The long π reduces the longest doubles with all of Bits to spare.
        var (mantissa, exponent) = Parts(x);
        var angle = mantissa << (exponent + Bits + 2000);
        var n = Nearest(angle, LongPi / 2);
        var r = (2 * angle - n * LongPi) >> 2001;
        var quadrant = (int)(((n + quarters) % 4 + 4) % 4);

        var square = Multiply(r, r);
        var term = quadrant % 2 == 0 ? r : One;
        var sum = term;
        for (var k = quadrant % 2 == 0 ? 2 : 1; !term.IsZero && term != BigInteger.MinusOne; k += 2)
        {
            term = -Multiply(term, square) / (k * (k + 1));
            sum += term;
        }

        return FromFixed(quadrant < 2 ? sum : -sum);
    }
}
