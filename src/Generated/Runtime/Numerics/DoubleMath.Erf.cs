using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class DoubleMath
{
    /// <summary>The error function, 2/√π times the integral of e^-t² from 0 to x.</summary>
    /// <remarks>At most 1.0 ulp from the exact value, measured at 400,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Erf<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // Near zero x + x P(x²); further out 1 - e^-(t + t Q(t)), which is 1 from 6.0 on.
        var magnitude = TSimd.Abs(x);
        var near = ErfNear<TSimd, TVector>(magnitude);
        var far = ErfFar<TSimd, TVector>(magnitude);
        var result = TSimd.Select(TSimd.GreaterThan(magnitude, TSimd.Create(1.0)), far, near);
        return WithSignOf<TSimd, TVector>(result, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfNear<TSimd, TVector>(TVector t)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var z = TSimd.Multiply(t, t);
        var p = TSimd.Create(1.29210985967409E-10);
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-1.5665959274372648E-09));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(1.5818431422181866E-08));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-1.6530085130343245E-07));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(1.6478704370753397E-06));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-1.4926748000561012E-05));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.00012055381241472879));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-0.0008548328417984835));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.005223977650982972));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-0.026866170647893598));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.11283791670970589));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(-0.3761263890318409));
        p = TSimd.FusedMultiplyAdd(p, z, TSimd.Create(0.1283791670955126));
        return TSimd.FusedMultiplyAdd(p, t, t);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ErfFar<TSimd, TVector>(TVector t)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var limit = TSimd.Create(6.0);
        t = TSimd.Select(TSimd.GreaterThan(t, limit), limit, t);
        var q = TSimd.Create(-1.0154508866427824E-14);
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(6.627251280712112E-13));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-1.9755133472285856E-11));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(3.613138636246966E-10));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-4.575726208523886E-09));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(4.2803539214414816E-08));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-3.072421876225409E-07));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(1.7295521683572102E-06));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-7.699782020434884E-06));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(2.6891788077529413E-05));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-7.082317766007245E-05));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.00012225674875814119));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-3.9682574703582524E-05));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-0.0005303162466142635));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.0016529191765781214));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-0.000184896144954866));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(-0.019138645870082734));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.10277561452338399));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.63661921484673));
        q = TSimd.FusedMultiplyAdd(q, t, TSimd.Create(0.12837921576575137));
        q = TSimd.FusedMultiplyAdd(q, t, t);

        var one = TSimd.Create(1);
        var exponent = ReduceExponent<TSimd, TVector>(TSimd.Negate(q), out var r);
        var p = ExpTail<TSimd, TVector>(r);
        p = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(p, r, one), r, one);
        return TSimd.FusedMultiplyAdd(p, TSimd.Negate(TSimd.AddBits(one, exponent)), one);
    }
}
