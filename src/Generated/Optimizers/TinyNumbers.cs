using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// Which numbers are so small that an optimizer treats them as 0. Arithmetic with subnormal results takes a processor many times as long, and here
/// its results move no parameter.
/// </summary>
internal static class TinyNumbers
{
    /// <summary>2^-126 and 2^-1022, below which numbers are subnormal.</summary>
    private const double SmallestSingle = 1.1754943508222875e-38, SmallestDouble = 2.2250738585072014e-308;

    /// <summary>A quarter of the value of the last of 24 and of 53 binary digits.</summary>
    private const double QuarterDigitSingle = 1.0 / (1 << 26), QuarterDigitDouble = 1.0 / (1L << 55);

    /// <summary>
    /// A gradient below this counts as 0: 2^-108 (3.1e-33), in double precision 2^-1000 (9.3e-302). A thousandth of it, as running means use it, is
    /// still a normal number.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // else a loop calls it for every vector
    internal static T LeastGradient<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(3.0814879110195774e-33) : T.CreateTruncating(9.332636185032189e-302);

    /// <summary>
    /// The square of a number below this is not added to a running mean v of squares: the addend would be subnormal, and √v is so small compared with
    /// ε that √v + ε is ε. If ε itself is tiny or 0, the limit is smaller, or there is none.
    /// </summary>
    /// <param name="share">The factor of the square before it is added; above 0.</param>
    /// <param name="epsilon">ε; at least 0.</param>
    internal static T LeastSquared<T>(double share, double epsilon)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(typeof(T) == typeof(float)
            ? Math.Min(Math.Sqrt(SmallestSingle / share), epsilon * QuarterDigitSingle)
            : Math.Min(Math.Sqrt(SmallestDouble / share), epsilon * QuarterDigitDouble));

    /// <summary>0 for numbers with a magnitude below the limit; NaN stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Clear<TVector, TSimd, T>(TVector value, T least)
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where T : unmanaged =>
        TSimd.Select(TSimd.LessThan(TSimd.Abs(value), TSimd.Create(least)), TSimd.Zero, value);
}
