using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class DoubleMath
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <remarks>At most 2.15 ulp from the exact value, measured at 400,000 points.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Tanh<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // With e = e^2|x| - 1: e / (e + 2). From 20 on, the result is 1.
        var two = TSimd.Create(2);
        var limit = TSimd.Create(20);
        var magnitude = TSimd.Abs(x);
        magnitude = TSimd.Select(TSimd.GreaterThan(magnitude, limit), limit, magnitude);
        var e = ExpM1InRange<TSimd, TVector>(TSimd.Add(magnitude, magnitude));
        var sum = TSimd.Add(e, two);
        var tanh = TSimd.Divide(e, sum);

        // If e is the smaller term (otherwise it matters little): add back what rounding the sum dropped, times the derivative -tanh / sum, where 1 /
        // sum = (1 - tanh) / 2.
        var dropped = TSimd.Subtract(e, TSimd.Subtract(sum, two));
        dropped = TSimd.Select(TSimd.LessThan(e, two), dropped, TSimd.Zero);
        var inverse = TSimd.FusedMultiplyAdd(tanh, TSimd.Create(-0.5), TSimd.Create(0.5));
        tanh = TSimd.FusedMultiplyAdd(TSimd.Multiply(tanh, inverse), TSimd.Negate(dropped), tanh);
        return WithSignOf<TSimd, TVector>(tanh, x);
    }
}
