using System.Globalization;
using Generated.Generators.Common;
using Generated.Generators.Ir.Expressions;
using Xunit;

namespace Generated.Generators.Tests.Ir;

/// <summary>The digits are those of .NET, found without its help; read back they are the same number.</summary>
public sealed class DecimalsTests
{
    [Fact]
    public void Numbers_of_all_exponents_and_kinds_have_the_digits_of_dotnet()
    {
        var random = new Random(1);
        IEnumerable<long> bits =
        [
            .. Enumerable.Range(0, 2047).SelectMany(exponent =>
                (long[])[(long)exponent << 52, ((long)exponent << 52) | 1, ((long)exponent << 52) - 1, ((long)exponent << 52) | random.NextInt64(1L << 52)]),
            .. Enumerable.Range(0, 20000).Select(_ => random.NextInt64()),
            .. ((double[])[0, 1, 0.1, 0.3, 1e15, 1e16, 123456789012345678, 1e-4, 1e-5, 5e-324, double.MaxValue, 1.0 / 3, 9007199254740993, 2e22, 1e23, 4.35,
                9.5]).Select(BitConverter.DoubleToInt64Bits),
        ];
        foreach (double number in bits.Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite).SelectMany(number => (double[])[number, -number]))
        {
            // Of a power of two .NET may leave out a digit that is needed: its lower neighbour is at half the distance.
            if ((BitConverter.DoubleToInt64Bits(number) & ((1L << 52) - 1)) != 0)
                Assert.Equal(Digits(number.ToString("R", CultureInfo.InvariantCulture)), Digits(Decimals.Shortest(number)));
            Assert.Equal(number, double.Parse(Decimals.Shortest(number), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Numbers_in_single_precision_have_the_digits_of_dotnet()
    {
        var random = new Random(2);
        IEnumerable<int> bits =
        [
            .. Enumerable.Range(0, 255).SelectMany(exponent =>
                (int[])[exponent << 23, (exponent << 23) | 1, Math.Max(0, (exponent << 23) - 1), (exponent << 23) | random.Next(1 << 23)]),
            .. Enumerable.Range(0, 20000).Select(_ => random.Next()),
            .. ((float[])[0, 1, 0.1f, 1e7f, 1e8f, 16777216, 123456789, 1e-4f, 1e-5f, float.Epsilon, float.MaxValue]).Select(BitConverter.SingleToInt32Bits),
        ];
        foreach (float number in bits.Select(BitConverter.Int32BitsToSingle).Where(float.IsFinite).SelectMany(number => (float[])[number, -number]))
        {
            if ((BitConverter.SingleToInt32Bits(number) & ((1 << 23) - 1)) != 0)
                Assert.Equal(Digits(number.ToString("R", CultureInfo.InvariantCulture)), Digits(Decimals.Shortest(number)));
            Assert.Equal(number, float.Parse(Decimals.Shortest(number), CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The digits alone: where .NET begins to write a power of ten depends on its version.</summary>
    private static string Digits(string number) => number.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('-').Trim('0');

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_has_a_name(double number) => Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Decimals.Shortest(number));
}
