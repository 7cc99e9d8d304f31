using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class DoubleMath
{
    /// <summary>e^x.</summary>
    /// <remarks>Infinite above 709.78, denormal below -708.40, zero below -745.13. At most 0.85 ulp from the exact value, measured at 400,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // Values out of range give arbitrary results, which are overwritten here, outside the chain of operations. Comparisons with NaN are false, so
        // NaN stays.
        var result = ExpInRange<TSimd, TVector>(x);
        result = TSimd.Select(TSimd.LessThan(x, TSimd.Create(-746)), TSimd.Zero, result);
        return TSimd.Select(TSimd.GreaterThan(x, TSimd.Create(710)), TSimd.Create(double.PositiveInfinity), result);
    }

    /// <summary>e^x - 1, without the loss of digits near zero.</summary>
    /// <remarks>At most 1.8 ulp from the exact value, measured at 400,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector ExpM1<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var low = TSimd.Create(-50);
        var high = TSimd.Create(710);
        var clamped = TSimd.Select(TSimd.LessThan(x, low), low, x);
        clamped = TSimd.Select(TSimd.GreaterThan(clamped, high), high, clamped);

        var exponent = ReduceExponent<TSimd, TVector>(clamped, out var r);
        var q = TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), ExpTail<TSimd, TVector>(r), r);

        // 2^n q + (2^n - 1), all halved since 2^1024 would overflow too early. Where n is 0 the result is q itself, since halving could make a
        // denormal q inexact.
        var half = TSimd.Create(0.5);
        var scale = TSimd.AddBits(half, exponent);
        var result = TSimd.FusedMultiplyAdd(scale, q, TSimd.Subtract(scale, half));
        result = TSimd.Add(result, result);
        result = TSimd.Select(TSimd.Equal(scale, half), q, result);
        return WithSignOf<TSimd, TVector>(result, x);
    }
}
