using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Elementary functions of vectors of floats: the same bits in every lane, at every width, on every machine.
/// </summary>
/// <remarks>
/// The polynomials are the library's own (coefficients.py, beside the tests, derives them), every FMA is
/// explicit, and only correctly rounded operations are used: no estimates, no library calls, no look-up tables. A
/// lane's result depends on that lane alone. NaN in gives NaN out.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SingleMath
{
    /// <summary>1.5 · 2^23: added to a small number, it leaves the nearest integer in the lowest bits.</summary>
    private const float RoundToInteger = 12582912f;

    /// <summary>Bits of the mantissa.</summary>
    private const int MantissaBits = 23;

    /// <summary>ln 2, and what that constant lacks.</summary>
    private const float Ln2 = 0.6931472f;
    private const float Ln2Low = -1.9046542E-09f;

    /// <summary>The sign and the exponent.</summary>
    private static float ExponentMask => BitConverter.UInt32BitsToSingle(0xFF800000);

    /// <summary>Takes an exponential apart: x = n ln 2 + r, with |r| at most ln 2 / 2; gives n shifted to the exponent's place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceExponent<TSimd, TVector>(TVector x, out TVector r)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // The product of n and ln 2 is exact within the FMA, and so is its difference from x; the second FMA
        // makes up for the digits that ln 2 lacks. (Cody and Waite, 1980.)
        var shifted = TSimd.FusedMultiplyAdd(x, TSimd.Create(1.442695f), TSimd.Create(RoundToInteger));
        var n = TSimd.Subtract(shifted, TSimd.Create(RoundToInteger));
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2), x);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2Low), r);
        return TSimd.ShiftBitsLeft(shifted, MantissaBits);
    }

    /// <summary>The polynomial P of e^r = 1 + r + r² P(r), for |r| at most ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpTail<TSimd, TVector>(TVector r)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var p = TSimd.Create(0.0013839268f);
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.008367061f));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.041667745f));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.16666539f));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.49999997f));
        return p;
    }

    /// <summary>e^x for x from -104 to 89, or NaN: it overflows and underflows as it should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpInRange<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var one = TSimd.Create(1f);
        var exponent = ReduceExponent<TSimd, TVector>(x, out var r);
        var p = ExpTail<TSimd, TVector>(r);
        p = TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(p, r, one), r, one);

        // Two halves of the power of two: the first product is exact, the second rounds once even where the
        // result is infinite or denormal.
        var half = TSimd.And(TSimd.ShiftBitsRightArithmetic(exponent, 1), TSimd.Create(ExponentMask));
        p = TSimd.Multiply(p, TSimd.AddBits(one, half));
        return TSimd.Multiply(p, TSimd.AddBits(one, TSimd.SubtractBits(exponent, half)));
    }

    /// <summary>e^x for x not above zero, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpOfNegative<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var result = ExpInRange<TSimd, TVector>(x);
        return TSimd.Select(TSimd.LessThan(x, TSimd.Create(-104f)), TSimd.Zero, result);
    }

    /// <summary>Gives a result the sign of x: for odd functions, whose zero has the sign of its argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithSignOf<TSimd, TVector>(TVector magnitude, TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct =>
        TSimd.Or(magnitude, TSimd.And(x, TSimd.Create(-0.0f)));
}
