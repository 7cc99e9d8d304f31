using System.Globalization;

namespace Generated.Tests.Runtime;

/// <summary>Arguments to try functions with.</summary>
internal static class Sweep
{
    /// <summary>Every so-manieth of all 2^32 floats: every exponent, both signs, infinities, NaNs, in arrays.</summary>
    public static IEnumerable<float[]> Singles(uint stride)
    {
        const int block = 1 << 14;
        for (ulong bits = 0; bits <= uint.MaxValue;)
        {
            var x = new List<float>(block);
            for (; x.Count < block && bits <= uint.MaxValue; bits += stride)
                x.Add(BitConverter.UInt32BitsToSingle((uint)bits));
            yield return [.. x];
        }
    }

    /// <summary>Random bits.</summary>
    public static double[] Bits(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)))];
    }

    /// <summary>Arguments in a function's range: near zero in all sizes, evenly in the middle, in all sizes.</summary>
    public static double[] Doubles(MathFunction function, int count)
    {
        var random = new Random(7);
        var result = new double[count];
        for (var i = 0; i < count; i++)
        {
            double x;
            do
            {
                x = (i % 4) switch
                {
                    0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
                    1 => Math.ScaleB((1 + random.NextDouble()) * (random.Next(2) * 2 - 1), random.Next(-59, 11)),
                    2 => random.NextDouble() * 4 - 2,
                    _ => random.NextDouble() * 100 - 50,
                };
                if (i % 4 == 0 && function.Name is "Sin" or "Cos" && random.Next(3) == 0)
                    x = Math.Round(random.NextDouble() * 1e6) * Math.PI / 2; // near zeros, where digits cancel
                if (i % 4 == 0 && function.Name is not ("Sin" or "Cos" or "Log" or "Log1P" or "Log2" or "Log10"))
                    x = function.Name == "Exp2" ? random.NextDouble() * 2200 - 1100 : random.NextDouble() * 1500 - 750;
            }
            while (!(x > function.Low && x < function.High) || (Math.Abs(x) < 1e-18 && function.Name is not ("Log" or "Log2" or "Log10")));

            result[i] = x;
        }

        return result;
    }

    /// <summary>The error of a float in units of the last place, infinity taken for the number after the largest.</summary>
    public static double Ulps(float actual, double expected)
    {
        if (double.IsNaN(expected) || float.IsNaN(actual))
            return double.IsNaN(expected) && float.IsNaN(actual) ? 0 : double.PositiveInfinity;
        var limit = Math.ScaleB(1, 128);
        expected = Math.Clamp(expected, -limit, limit);
        var exponent = expected == 0 ? -126 : Math.Clamp(Math.ILogB(expected), -126, 127);
        return Math.Abs(expected - Math.Clamp((double)actual, -limit, limit)) / Math.ScaleB(1, exponent - 23);
    }

    public static double Parse(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        "-0" => -0.0,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
