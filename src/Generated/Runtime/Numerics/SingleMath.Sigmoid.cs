using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>1 / (1 + e^-x), the logistic function; its small values for negative x are exact to the last digits, too.</summary>
    /// <remarks>At most 2.32 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sigmoid<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // With e = e^-|x|, which cannot overflow: 1 / (1 + e), or e / (1 + e) for negative x.
        var one = TSimd.Create(1f);
        var e = ExpOfNegative<TSimd, TVector>(TSimd.Or(x, TSimd.Create(-0.0f)));
        return TSimd.Divide(TSimd.Select(TSimd.LessThan(x, TSimd.Zero), e, one), TSimd.Add(one, e));
    }
}
