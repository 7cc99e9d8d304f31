using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Sums and maxima along the positions of a sample's channels. Each consists of four chains, over every fourth position, which stay in registers: an
/// addition waits for the one before it, but not for those of the neighbouring positions. Used by generated code.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Positions<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged, INumber<T>
{
    private const int Chains = 4;

    /// <summary>The sum of each channel.</summary>
    /// <typeparam name="TElements">The formula of the terms.</typeparam>
    /// <param name="elements">The operands: of a position, and of a channel.</param>
    /// <param name="result">Where the sum of the first channel goes.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum<TElements>(TElements elements, ref T result, int positions, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        if (channels < TSimd.Count)
        {
            TSimd.StorePartial(SumOf(elements, 0, channels, positions, channels), ref result, 0, channels);
            return;
        }
        for (int start = 0; start < channels; start += TSimd.Count)
        {
            int n = Math.Min(start, channels - TSimd.Count); // The last vector ends with the channels.
            TSimd.Store(SumOf(elements, n, TSimd.Count, positions, channels), ref result, n);
        }
    }

    /// <summary>Two sums of each channel, whose terms have operands in common.</summary>
    /// <typeparam name="TElements">The formula of the first sum's terms.</typeparam>
    /// <typeparam name="TOthers">That of the second's.</typeparam>
    /// <param name="elements">The first sum's operands.</param>
    /// <param name="others">The second's.</param>
    /// <param name="result">Where the first channel's first sum goes.</param>
    /// <param name="other">Where its second one goes.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sums<TElements, TOthers>(TElements elements, TOthers others, ref T result, ref T other, int positions, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
        where TOthers : struct, IElements<TVector>, allows ref struct
    {
        if (channels < TSimd.Count)
        {
            TSimd.StorePartial(SumsOf(elements, others, 0, channels, positions, channels, out TVector second), ref result, 0, channels);
            TSimd.StorePartial(second, ref other, 0, channels);
            return;
        }
        for (int start = 0; start < channels; start += TSimd.Count)
        {
            int n = Math.Min(start, channels - TSimd.Count);
            TSimd.Store(SumsOf(elements, others, n, TSimd.Count, positions, channels, out TVector second), ref result, n);
            TSimd.Store(second, ref other, n);
        }
    }

    /// <summary>The greatest element of each channel; a NaN if there is one.</summary>
    /// <typeparam name="TElements">The formula of the elements.</typeparam>
    /// <param name="elements">The operands: of a position, and of a channel.</param>
    /// <param name="result">Where the first channel's goes.</param>
    /// <param name="positions">The number of positions.</param>
    /// <param name="channels">The number of channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Max<TElements>(TElements elements, ref T result, int positions, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        if (channels < TSimd.Count)
        {
            TSimd.StorePartial(MaxOf(elements, 0, channels, positions, channels), ref result, 0, channels);
            return;
        }
        for (int start = 0; start < channels; start += TSimd.Count)
        {
            int n = Math.Min(start, channels - TSimd.Count);
            TSimd.Store(MaxOf(elements, n, TSimd.Count, positions, channels), ref result, n);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOf<TElements>(TElements elements, int n, int count, int positions, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
        int at = n, whole = n + (positions / Chains * Chains * channels), end = n + (positions * channels);
        for (; at < whole; at += Chains * channels)
        {
            sum0 = TSimd.Add(sum0, elements.At(at, n, count));
            sum1 = TSimd.Add(sum1, elements.At(at + channels, n, count));
            sum2 = TSimd.Add(sum2, elements.At(at + (2 * channels), n, count));
            sum3 = TSimd.Add(sum3, elements.At(at + (3 * channels), n, count));
        }
        if (at < end)
            sum0 = TSimd.Add(sum0, elements.At(at, n, count));
        if (at + channels < end)
            sum1 = TSimd.Add(sum1, elements.At(at + channels, n, count));
        if (at + (2 * channels) < end)
            sum2 = TSimd.Add(sum2, elements.At(at + (2 * channels), n, count));
        return TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumsOf<TElements, TOthers>(TElements elements, TOthers others, int n, int count, int positions, int channels, out TVector other)
        where TElements : struct, IElements<TVector>, allows ref struct
        where TOthers : struct, IElements<TVector>, allows ref struct
    {
        TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
        TVector other0 = TSimd.Zero, other1 = TSimd.Zero, other2 = TSimd.Zero, other3 = TSimd.Zero;
        int at = n, whole = n + (positions / Chains * Chains * channels), end = n + (positions * channels);
        for (; at < whole; at += Chains * channels)
        {
            sum0 = TSimd.Add(sum0, elements.At(at, n, count));
            other0 = TSimd.Add(other0, others.At(at, n, count));
            sum1 = TSimd.Add(sum1, elements.At(at + channels, n, count));
            other1 = TSimd.Add(other1, others.At(at + channels, n, count));
            sum2 = TSimd.Add(sum2, elements.At(at + (2 * channels), n, count));
            other2 = TSimd.Add(other2, others.At(at + (2 * channels), n, count));
            sum3 = TSimd.Add(sum3, elements.At(at + (3 * channels), n, count));
            other3 = TSimd.Add(other3, others.At(at + (3 * channels), n, count));
        }
        if (at < end)
        {
            sum0 = TSimd.Add(sum0, elements.At(at, n, count));
            other0 = TSimd.Add(other0, others.At(at, n, count));
        }
        if (at + channels < end)
        {
            sum1 = TSimd.Add(sum1, elements.At(at + channels, n, count));
            other1 = TSimd.Add(other1, others.At(at + channels, n, count));
        }
        if (at + (2 * channels) < end)
        {
            sum2 = TSimd.Add(sum2, elements.At(at + (2 * channels), n, count));
            other2 = TSimd.Add(other2, others.At(at + (2 * channels), n, count));
        }
        other = TSimd.Add(TSimd.Add(other0, other1), TSimd.Add(other2, other3));
        return TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MaxOf<TElements>(TElements elements, int n, int count, int positions, int channels)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        TVector max0 = TSimd.Create(T.CreateTruncating(double.NegativeInfinity)), max1 = max0, max2 = max0, max3 = max0;
        int at = n, whole = n + (positions / Chains * Chains * channels), end = n + (positions * channels);
        for (; at < whole; at += Chains * channels)
        {
            max0 = TSimd.Max(max0, elements.At(at, n, count));
            max1 = TSimd.Max(max1, elements.At(at + channels, n, count));
            max2 = TSimd.Max(max2, elements.At(at + (2 * channels), n, count));
            max3 = TSimd.Max(max3, elements.At(at + (3 * channels), n, count));
        }
        for (; at < end; at += channels)
            max0 = TSimd.Max(max0, elements.At(at, n, count));
        return TSimd.Max(TSimd.Max(max0, max1), TSimd.Max(max2, max3));
    }
}
