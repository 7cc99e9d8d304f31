using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>The error function, 2/√π times the integral of e^-t² from 0 to x.</summary>
    /// <remarks>At most 1.02 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // Near zero x + x P(x²); further out 1 - e^-(t + t Q(t)), which is 1 from 4 on.
        var magnitude = TSimd.Abs(x);
        var near = ErfNear<TSimd, TVector>(magnitude);
        var far = ErfFar<TSimd, TVector>(magnitude);
        var result = TSimd.Select(TSimd.GreaterThan(magnitude, TSimd.Create(0.92f)), far, near);
        return WithSignOf<TSimd, TVector>(result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfNear<TSimd, TVector>(TVector t)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var z = TSimd.Multiply(t, t);
        var p = TSimd.Create(-0.00059589767f);
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.004987253f));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-0.026762916f));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.1128173f));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-0.3761249f));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.12837915f));
        return TSimd.FusedMultiplyAdd(p, t, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfFar<TSimd, TVector>(TVector t)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var limit = TSimd.Create(4f);
        t = TSimd.Select(TSimd.GreaterThan(t, limit), limit, t);
        var q = TSimd.Create(5.1033544E-06f);
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-4.758723E-05f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-3.9392078E-05f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.0029020528f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-0.022628728f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.10521968f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.6356474f));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.12854697f));
        q = TSimd.FusedMultiplyAdd(q, t, t);

        var one = TSimd.Create(1f);
        var exponent = ReduceExponent<TSimd, TVector>(TSimd.Negate(q), out var r);
        var p = ExpTail<TSimd, TVector>(r);
        p = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(p, r, one), r, one);
        return TSimd.FusedMultiplyAdd(p, TSimd.Negate(TSimd.AddBits(one, exponent)), one);
    }
}
