using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Elementary functions of vectors of doubles: the same bits in every lane, at every width, on every machine.
/// </summary>
/// <remarks>
/// The polynomials are the library's own (coefficients.py, beside the tests, derives them), every FMA is
/// explicit, and only correctly rounded operations are used: no estimates, no library calls, no look-up tables. A
/// lane's result depends on that lane alone. NaN in gives NaN out.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class DoubleMath
{
    /// <summary>1.5 · 2^52: added to a small number, it leaves the nearest integer in the lowest bits.</summary>
    private const double RoundToInteger = 6755399441055744;

    /// <summary>Bits of the mantissa.</summary>
    private const int MantissaBits = 52;

    /// <summary>ln 2, and what that constant lacks.</summary>
    private const double Ln2 = 0.6931471805599453;
    private const double Ln2Low = 2.3190468138462996E-17;

    /// <summary>The sign and the exponent.</summary>
    private static double ExponentMask => BitConverter.UInt64BitsToDouble(0xFFF0000000000000);

    /// <summary>Takes an exponential apart: x = n ln 2 + r, with |r| at most ln 2 / 2; gives n shifted to the exponent's place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ReduceExponent<TSimd, TVector>(TVector x, out TVector r)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        // The product of n and ln 2 is exact within the FMA, and so is its difference from x; the second FMA
        // makes up for the digits that ln 2 lacks. (Cody and Waite, 1980.)
        var shifted = TSimd.FusedMultiplyAdd(x, TSimd.Create(1.4426950408889634), TSimd.Create(RoundToInteger));
        var n = TSimd.Subtract(shifted, TSimd.Create(RoundToInteger));
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2), x);
        r = TSimd.FusedMultiplyAdd(n, TSimd.Create(-Ln2Low), r);
        return TSimd.ShiftBitsLeft(shifted, MantissaBits);
    }

    /// <summary>The polynomial P of e^r = 1 + r + r² P(r), for |r| at most ln 2 / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpTail<TSimd, TVector>(TVector r)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var p = TSimd.Create(2.0893936684047797E-09);
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(2.5108701033527388E-08));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(2.7557329497018504E-07));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(2.755724511364386E-06));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(2.4801587278982096E-05));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.00019841269885373342));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.0013888888888893705));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.00833333333332179));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.041666666666666685));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.16666666666666677));
        p = TSimd.FusedMultiplyAdd(p, r, TSimd.Create(0.5));
        return p;
    }

    /// <summary>e^x for x from -746 to 710, or NaN: it overflows and underflows as it should.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpInRange<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var one = TSimd.Create(1);
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
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var result = ExpInRange<TSimd, TVector>(x);
        return TSimd.Select(TSimd.LessThan(x, TSimd.Create(-746)), TSimd.Zero, result);
    }

    /// <summary>e^x - 1 for x from -50 to 700, or NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector ExpM1InRange<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct
    {
        var one = TSimd.Create(1);
        var exponent = ReduceExponent<TSimd, TVector>(x, out var r);
        var q = TSimd.FusedMultiplyAdd(TSimd.Multiply(r, r), ExpTail<TSimd, TVector>(r), r);
        var scale = TSimd.AddBits(one, exponent);
        return TSimd.FusedMultiplyAdd(scale, q, TSimd.Subtract(scale, one));
    }

    /// <summary>Gives a result the sign of x: for odd functions, whose zero has the sign of its argument.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithSignOf<TSimd, TVector>(TVector magnitude, TVector x)
        where TSimd : ISimd<TVector, double>
        where TVector : struct =>
        TSimd.Or(magnitude, TSimd.And(x, TSimd.Create(-0.0)));
}
