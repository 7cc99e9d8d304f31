using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>A way to divide in a kernel, chosen when the kernel is compiled.</summary>
internal interface IQuotient
{
    /// <summary>
    /// -a / b, for denominators that the implementation allows. The result is negated because the callers descend, and this saves an instruction.
    /// </summary>
    static abstract TVector DivideNegated<TVector, TSimd, T>(TVector a, TVector b)
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where T : unmanaged;
}

/// <summary>The processor's division: correctly rounded, for all numbers.</summary>
internal readonly struct ExactQuotient : IQuotient
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector DivideNegated<TVector, TSimd, T>(TVector a, TVector b)
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where T : unmanaged => TSimd.Divide(TSimd.Negate(a), b);
}

/// <summary>
/// Division of floats without the processor's divider, for kernels whose square roots already keep it busy: both use the same unit, which starts a
/// new vector only every 10 to 12 cycles. Doubles are divided as usual.
/// </summary>
/// <remarks>
/// <para>The bits of a float are nearly its logarithm, so their difference from a constant is nearly the logarithm of the reciprocal r: y = b r is
/// between 0.9502 and 1.0516. The constants of y((k1 - y)² + k2) make it a Chebyshev polynomial on this interval, with 1 as its middle: r((k1 - y)² +
/// k2) is the reciprocal to 3.25e-5. The quotient that it gives is then corrected by its own remainder, which an FMA computes exactly, to (3.25e-5)²
/// and the last rounding.</para>
/// <para>The error is at most 0.53 ulp (0.5202 measured, over every second mantissa of the denominator) if the remainder is not subnormal (|a| from
/// 1e-30); below that, the relative error is at most 4e-5. The method uses only IEEE operations and moves of bits: the bits are the same at every
/// width and on every machine with fused multiply-adds.</para>
/// <para>Denominators must be at least <see cref="SmallestDenominator"/>, infinite or NaN, and the quotient must not overflow. Denominators above
/// 2^125 count as 2^125: a number divided by infinity is not 0, but at most 2^-125 of itself. NaN gives NaN.</para>
/// </remarks>
internal readonly struct FastQuotient : IQuotient
{
    /// <summary>The smallest denominator that is allowed.</summary>
    internal const double SmallestDenominator = 1e-30;

    private const int Magic = unchecked((int)0xFEF33400);
    private const float K1 = 1.5009637f;
    private const float K2 = 0.74903408f;
    private const float LargestDenominator = 4.2535296e37f; // 2^125: its reciprocal is a normal number, and so is Magic less its bits

    /// <summary>Whether kernels of an element type become faster with it.</summary>
    /// <param name="smallestDenominator">The smallest denominator that occurs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Serves<T>(double smallestDenominator) => typeof(T) == typeof(float) && smallestDenominator >= SmallestDenominator;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector DivideNegated<TVector, TSimd, T>(TVector a, TVector b)
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where T : unmanaged
    {
        if (typeof(T) != typeof(float))
            return TSimd.Divide(TSimd.Negate(a), b);

        TVector largest = Create<TVector, TSimd, T>(LargestDenominator);
        b = TSimd.Select(TSimd.GreaterThan(b, largest), largest, b);

        // The sign bit of the constant makes r the negated reciprocal, and the FMAs differences.
        TVector r = TSimd.SubtractBits(Create<TVector, TSimd, T>(BitConverter.Int32BitsToSingle(Magic)), b);
        TVector e = TSimd.FusedMultiplyAdd(b, r, Create<TVector, TSimd, T>(K1));
        r = TSimd.Multiply(r, TSimd.FusedMultiplyAdd(e, e, Create<TVector, TSimd, T>(K2)));
        TVector q = TSimd.Multiply(a, r);
        return TSimd.FusedMultiplyAdd(TSimd.FusedMultiplyAdd(q, b, a), r, q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Create<TVector, TSimd, T>(float value)
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where T : unmanaged => TSimd.Create(Unsafe.BitCast<float, T>(value));
}
