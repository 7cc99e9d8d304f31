using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>2^x; exact for every whole x.</summary>
    /// <remarks>Infinite from 128 on, denormal below -126, zero below -150. At most 1.05 ulp from the exact value, measured over every 1009th of all
    /// floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp2<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // x = n + r; 2^r = e^t with t = r ln 2, in two parts.
        var one = TSimd.Create(1f);
        var shifted = TSimd.Add(x, TSimd.Create(RoundToInteger));
        var n = TSimd.Subtract(shifted, TSimd.Create(RoundToInteger));
        var r = TSimd.Subtract(x, n);
        var t = TSimd.Multiply(r, TSimd.Create(Ln2));
        var low = TSimd.FusedMultiplyAdd(r, TSimd.Create(Ln2), TSimd.Negate(t));
        low = TSimd.FusedMultiplyAdd(r, TSimd.Create(Ln2Low), low);
        var p = TSimd.FusedMultiplyAdd(ExpTail<TSimd, TVector>(t), t, one);
        p = TSimd.Add(TSimd.FusedMultiplyAdd(p, t, low), one);

        // Two halves of the power of two, as in ExpInRange.
        var exponent = TSimd.ShiftBitsLeft(shifted, MantissaBits);
        var half = TSimd.And(TSimd.ShiftBitsRightArithmetic(exponent, 1), TSimd.Create(ExponentMask));
        p = TSimd.Multiply(p, TSimd.AddBits(one, half));
        p = TSimd.Multiply(p, TSimd.AddBits(one, TSimd.SubtractBits(exponent, half)));
        p = TSimd.Select(TSimd.LessThan(x, TSimd.Create(-150f)), TSimd.Zero, p);
        return TSimd.Select(TSimd.GreaterThanOrEqual(x, TSimd.Create(128f)), TSimd.Create(float.PositiveInfinity), p);
    }

    /// <summary>The logarithm to base 2; exact for every power of 2, minus infinity at zero, NaN below.</summary>
    /// <remarks>At most 1.55 ulp from the exact value, measured over every 1009th of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log2<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // k + log m · log2 e, the constant in two parts.
        var m = SplitLogarithm<TSimd, TVector>(x, TSimd.Create(LowestMantissa), out var k);
        var log = LogCore<TSimd, TVector>(TSimd.Subtract(m, TSimd.Create(1f)), TSimd.Zero);
        var low = TSimd.FusedMultiplyAdd(log, TSimd.Create(1.925963E-8f), k);
        return LogEdges<TSimd, TVector>(TSimd.FusedMultiplyAdd(log, TSimd.Create(1.442695f), low), x);
    }

    /// <summary>The logarithm to base 10; exact for every power of 10 that the type has exactly, minus infinity at zero, NaN below.</summary>
    /// <remarks>At most 1.5 ulp from the exact value, measured over every 1009th of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log10<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // k log10 2 + log m · log10 e. The first part of log10 2 has so few digits that its product with k is exact, so that all
        // but the last sum is small.
        var m = SplitLogarithm<TSimd, TVector>(x, TSimd.Create(LowestMantissa), out var k);
        var log = LogCore<TSimd, TVector>(TSimd.Subtract(m, TSimd.Create(1f)), TSimd.Zero);
        var low = TSimd.FusedMultiplyAdd(log, TSimd.Create(-1.010305E-8f), TSimd.Multiply(k, TSimd.Create(4.605039E-6f)));
        low = TSimd.FusedMultiplyAdd(log, TSimd.Create(0.4342945f), low);
        return LogEdges<TSimd, TVector>(TSimd.FusedMultiplyAdd(k, TSimd.Create(0.3010254f), low), x);
    }
}
