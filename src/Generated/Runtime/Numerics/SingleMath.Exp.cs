using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>e^x.</summary>
    /// <remarks>Infinite above 88.72, denormal below -87.34, zero below -103.97. At most 0.88 ulp from the exact value, measured over every 61st of all
    /// floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // Values out of range give arbitrary results, which are overwritten here, outside the chain of operations. Comparisons with NaN are false, so
        // NaN stays.
        var result = ExpInRange<TSimd, TVector>(x);
        result = TSimd.Select(TSimd.LessThan(x, TSimd.Create(-104f)), TSimd.Zero, result);
        return TSimd.Select(TSimd.GreaterThan(x, TSimd.Create(89f)), TSimd.Create(float.PositiveInfinity), result);
    }

    /// <summary>e^x - 1, without the loss of digits near zero.</summary>
    /// <remarks>At most 1.52 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpM1<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var low = TSimd.Create(-30f);
        var high = TSimd.Create(89f);
        var clamped = TSimd.Select(TSimd.LessThan(x, low), low, x);
        clamped = TSimd.Select(TSimd.GreaterThan(clamped, high), high, clamped);

        var exponent = ReduceExponent<TSimd, TVector>(clamped, out var r);
        var q = TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), ExpTail<TSimd, TVector>(r), r);

        // 2^n q + (2^n - 1), all halved since 2^128 would overflow too early. Where n is 0 the result is q itself, since halving could make a
        // denormal q inexact.
        var half = TSimd.Create(0.5f);
        var scale = TSimd.AddBits(half, exponent);
        var result = TSimd.FusedMultiplyAdd(scale, q, TSimd.Subtract(scale, half));
        result = TSimd.Add(result, result);
        result = TSimd.Select(TSimd.Equal(scale, half), q, result);
        return WithSignOf<TSimd, TVector>(result, x);
    }
}
