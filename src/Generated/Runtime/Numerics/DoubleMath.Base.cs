using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class DoubleMath
{
    /// <summary>2^x; exact for every whole x.</summary>
    /// <remarks>Infinite from 1024 on, denormal below -1022, zero below -1075. At most 1 ulp from the exact value, measured at 6,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp2<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // x = n + r; 2^r = e^t with t = r ln 2, in two parts.
        var one = TSimd.Create(1);
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
        p = TSimd.Select(TSimd.LessThan(x, TSimd.Create(-1075)), TSimd.Zero, p);
        return TSimd.Select(TSimd.GreaterThanOrEqual(x, TSimd.Create(1024)), TSimd.Create(double.PositiveInfinity), p);
    }

    /// <summary>The logarithm to base 2; exact for every power of 2, minus infinity at zero, NaN below.</summary>
    /// <remarks>At most 1.4 ulp from the exact value, measured at 6,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log2<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // k + log m · log2 e, the constant in two parts.
        var m = SplitLogarithm<TSimd, TVector>(x, TSimd.Create(LowestMantissa), out var k);
        var log = LogCore<TSimd, TVector>(TSimd.Subtract(m, TSimd.Create(1)), TSimd.Zero);
        var low = TSimd.FusedMultiplyAdd(log, TSimd.Create(2.0355273740931033E-17), k);
        return LogEdges<TSimd, TVector>(TSimd.FusedMultiplyAdd(log, TSimd.Create(1.4426950408889634), low), x);
    }

    /// <summary>The logarithm to base 10; exact for every power of 10 that the type has exactly, minus infinity at zero, NaN below.</summary>
    /// <remarks>At most 1.45 ulp from the exact value, measured at 6,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log10<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // k log10 2 + log m · log10 e. The first part of log10 2 has so few digits that its product with k is exact, so that all
        // but the last sum is small.
        var m = SplitLogarithm<TSimd, TVector>(x, TSimd.Create(LowestMantissa), out var k);
        var log = LogCore<TSimd, TVector>(TSimd.Subtract(m, TSimd.Create(1)), TSimd.Zero);
        var low = TSimd.FusedMultiplyAdd(log, TSimd.Create(1.098319650216765E-17), TSimd.Multiply(k, TSimd.Create(2.8363394551044964E-14)));
        low = TSimd.FusedMultiplyAdd(log, TSimd.Create(0.4342944819032518), low);
        return LogEdges<TSimd, TVector>(TSimd.FusedMultiplyAdd(k, TSimd.Create(0.30102999566395283), low), x);
    }
}
