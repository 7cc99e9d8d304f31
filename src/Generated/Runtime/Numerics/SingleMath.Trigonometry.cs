using System.Runtime.CompilerServices;

namespace Generated.Runtime;

public static partial class SingleMath
{
    /// <summary>Up to here the quadrant is small enough for the reduction by three FMAs.</summary>
    private const float SmallAngle = 65536f;

    /// <summary>The sine of x radians, for x of any size; NaN for infinities.</summary>
    /// <remarks>At most 0.79 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Sin<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        var sine = Circular<TSimd, TVector>(x, TSimd.Zero);
        return TSimd.Select(TSimd.Equal(x, TSimd.Zero), x, sine); // sin -0 is -0
    }

    /// <summary>The cosine of x radians, for x of any size; NaN for infinities.</summary>
    /// <remarks>At most 0.79 ulp from the exact value, measured over every 61st of all floats.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Cos<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector, float>
        where TVector : struct =>
        Circular<TSimd, TVector>(x, TSimd.Create(float.Epsilon)); // the bits of the integer 1

    /// <summary>The sine of x plus a number of quarter turns (an integer, in the bits).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Circular<TSimd, TVector>(TVector x, TVector quarters)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        // x = n π/2 + (r + low), π/2 in three parts. The first FMA is exact, the product with the second part
        // is carried in two. (Cody and Waite, 1980, with FMA.)
        var shifted = TSimd.FusedMultiplyAdd(x, TSimd.Create(0.63661975f), TSimd.Create(RoundToInteger));
        var n = TSimd.Subtract(shifted, TSimd.Create(RoundToInteger));
        var first = TSimd.FusedMultiplyAdd(n, TSimd.Create(-1.5707964f), x);
        var second = TSimd.Multiply(n, TSimd.Create(-4.371139E-08f));
        var secondLow = TSimd.FusedMultiplyAdd(n, TSimd.Create(-4.371139E-08f), TSimd.Negate(second));
        var r = TSimd.Subtract(first, second);
        var low = TSimd.Subtract(TSimd.Subtract(TSimd.Subtract(first, r), second), secondLow);
        low = TSimd.FusedMultiplyAdd(n, TSimd.Create(1.7151245E-15f), low);

        if (TSimd.Any(TSimd.GreaterThan(TSimd.Abs(x), TSimd.Create(SmallAngle))))
        {
            // Copies, so that the variables themselves stay in registers.
            var (someQuadrants, someR, someLow) = (shifted, r, low);
            ReduceLargeAngles<TSimd, TVector>(x, ref someQuadrants, ref someR, ref someLow);
            (shifted, r, low) = (someQuadrants, someR, someLow);
        }

        var quadrant = TSimd.AddBits(shifted, quarters);
        var z = TSimd.Multiply(r, r);

        // sin(r + low) = r + r³ S(r²) + low (1 - r²/2)
        var s = TSimd.Create(2.8325098E-06f);
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(-0.00019853064f));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(0.008333379f));
        s = TSimd.FusedMultiplyAdd(s, z, TSimd.Create(-0.16666667f));
        var halfSquare = TSimd.Multiply(z, TSimd.Create(0.5f));
        var sine = TSimd.FusedMultiplyAdd(TSimd.Multiply(z, r), s, TSimd.Subtract(low, TSimd.Multiply(halfSquare, low)));
        sine = TSimd.Add(r, sine);

        // cos(r + low) = 1 - r²/2 + r⁴ C(r²) - r low; what rounding 1 - r²/2 drops is added back.
        var c = TSimd.Create(2.443233E-05f);
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(-0.001388731f));
        c = TSimd.FusedMultiplyAdd(c, z, TSimd.Create(0.041666646f));
        var one = TSimd.Create(1f);
        var top = TSimd.Subtract(one, halfSquare);
        var dropped = TSimd.Subtract(TSimd.Subtract(one, top), halfSquare);
        var cosine = TSimd.FusedMultiplyAdd(TSimd.Multiply(z, z), c, TSimd.FusedMultiplyAdd(TSimd.Negate(r), low, dropped));
        cosine = TSimd.Add(top, cosine);

        // Odd quadrants take the cosine; the second and third are negative. Bit 0 and bit 1, moved to the sign.
        var odd = TSimd.ShiftBitsRightArithmetic(TSimd.ShiftBitsLeft(quadrant, 31), 31);
        var sign = TSimd.And(TSimd.ShiftBitsLeft(quadrant, 30), TSimd.Create(-0.0f));
        return TSimd.Xor(TSimd.Select(odd, cosine, sine), sign);
    }

    /// <summary>Reduces the lanes beyond <c>SmallAngle</c> with as many digits of 2/π as they need, one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReduceLargeAngles<TSimd, TVector>(TVector x, ref TVector quadrant, ref TVector r, ref TVector low)
        where TSimd : ISimd<TVector, float>
        where TVector : struct
    {
        Span<float> angle = stackalloc float[LaneTree.Lanes];
        Span<float> high = stackalloc float[LaneTree.Lanes];
        Span<float> rest = stackalloc float[LaneTree.Lanes];
        Span<float> turns = stackalloc float[LaneTree.Lanes];
        TSimd.Store(x, ref angle[0], 0);
        for (var lane = 0; lane < TSimd.Count; lane++)
        {
            var turn = LargeAngle.Reduce(angle[lane], out var reduced, out var error);
            high[lane] = (float)reduced;
            rest[lane] = (float)(reduced - high[lane]);
            turns[lane] = BitConverter.Int32BitsToSingle(turn);
        }

        var large = TSimd.GreaterThan(TSimd.Abs(x), TSimd.Create(SmallAngle));
        quadrant = TSimd.Select(large, TSimd.Load(in turns[0], 0), quadrant);
        r = TSimd.Select(large, TSimd.Load(in high[0], 0), r);
        low = TSimd.Select(large, TSimd.Load(in rest[0], 0), low);
    }
}
