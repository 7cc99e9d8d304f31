using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>2/3: mantissas are taken from [2/3, 4/3), so that the logarithm of 1 is an exact zero.</summary>
    private static float LowestMantissa => BitConverter.UInt32BitsToSingle(0x3F2AAAAB);

    /// <summary>The natural logarithm: minus infinity at zero, NaN below.</summary>
    /// <remarks>At most 0.92 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var m = SplitLogarithm<TSimd, TVector>(x, TSimd.Create(LowestMantissa), out var k);
        var result = LogCore<TSimd, TVector>(TSimd.Subtract(m, TSimd.Create(1f)), k);
        return LogEdges<TSimd, TVector>(result, x);
    }

    /// <summary>log(1 + x), without the loss of digits near zero.</summary>
    /// <remarks>At most 1.48 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log1P<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var result = LogEdges<TSimd, TVector>(Log1PInRange<TSimd, TVector>(x), TSimd.Add(x, TSimd.Create(1f)));
        return WithSignOf<TSimd, TVector>(result, x);
    }

    /// <summary>log(1 + x) for finite x above -1, except for the sign of zero; NaN for NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Log1PInRange<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // The sum 1 + x is rounded, and only gives k; f = 2^-k x + (2^-k - 1) is then made of x itself.
        var sum = TSimd.Add(x, TSimd.Create(1f));
        var exponent = TSimd.And(TSimd.SubtractBits(sum, TSimd.Create(LowestMantissa)), TSimd.Create(ExponentMask));
        var k = TSimd.ConvertFromInteger(TSimd.ShiftBitsRightArithmetic(exponent, MantissaBits));
        var four = TSimd.Create(4f); // 4 · 2^-k is normal even where 2^-k is not
        var scale = TSimd.FusedMultiplyAdd(TSimd.SubtractBits(four, exponent), TSimd.Create(0.25f), TSimd.Create(-1f));
        var f = TSimd.Add(TSimd.SubtractBits(x, exponent), scale);
        return LogCore<TSimd, TVector>(f, k);
    }

    /// <summary>log(1 + f) + k ln 2, for f in [-1/3, 1/3].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogCore<TSimd, TVector>(TVector f, TVector k)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // f - f²/2 + f³ P(f)
        var p = TSimd.Create(-0.12891935f);
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(0.13984422f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(-0.121842116f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(0.1400587f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(-0.1668049f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(0.20010406f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(-0.24999797f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(0.33333215f));
        p = TSimd.FusedMultiplyAdd(p, f, TSimd.Create(-0.5f));
        p = TSimd.FusedMultiplyAdd(TSimd.Multiply(f, f), p, f);
        return TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln2), TSimd.FusedMultiplyAdd(k, TSimd.Create(Ln2Low), p));
    }

    /// <summary>x = 2^k m, for x above zero; gives m, from the lowest mantissa to below twice that.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SplitLogarithm<TSimd, TVector>(TVector x, TVector lowest, out TVector k)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // Denormals are scaled up first, and the scale's exponent taken off k. The mask is used once: one that
        // is used twice has to leave its mask register (vpmovm2d on AVX-512), and loops with that instruction
        // measured three times slower, as if each iteration waited for the one before.
        var one = TSimd.Create(1f);
        var scale = TSimd.Select(TSimd.LessThan(x, TSimd.Create(1.17549435E-38f)), TSimd.Create(16777216f), one);
        var normal = TSimd.Multiply(x, scale);
        var offset = TSimd.SubtractBits(normal, lowest);
        var m = TSimd.SubtractBits(normal, TSimd.And(offset, TSimd.Create(ExponentMask)));
        offset = TSimd.SubtractBits(offset, TSimd.SubtractBits(scale, one));
        k = TSimd.ConvertFromInteger(TSimd.ShiftBitsRightArithmetic(offset, MantissaBits));
        return m;
    }

    /// <summary>Replaces the result where the logarithm is special: at zero, below zero, at infinity and at NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LogEdges<TSimd, TVector>(TVector result, TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        result = TSimd.Select(TSimd.LessThan(x, TSimd.Create(float.PositiveInfinity)), result, x);
        var nonPositive = TSimd.Select(
            TSimd.Equal(x, TSimd.Zero), TSimd.Create(float.NegativeInfinity), TSimd.Create(float.NaN));
        return TSimd.Select(TSimd.LessThanOrEqual(x, TSimd.Zero), nonPositive, result);
    }
}
