using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Sums along the positions of each sample, one of each channel; the channels are a whole number of vectors. Every fourth position is summed by itself,
/// because an addition must wait for the one before it, but not for those of the neighbouring positions. Used by generated code.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Positions<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Sums [samples, positions, channels] along the positions.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="sum">Where the first sample's sums go.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="positions">The number of positions of a sample.</param>
    /// <param name="channels">The number of channels of a position.</param>
    /// <param name="step">From the numbers of a sample's channels to those of the next; 0 if all samples have the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum<TElements>(TElements elements, ref T sum, int samples, int positions, int channels, int step)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        for (int b = 0; b < samples; b++)
        {
            for (int n = 0; n < channels; n += TSimd.Count)
            {
                int i = (b * positions * channels) + n, channel = (b * step) + n, p = 0;
                TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
                for (; p <= positions - 4; p += 4, i += 4 * channels)
                {
                    sum0 = TSimd.Add(sum0, elements.At(i, channel, TSimd.Count));
                    sum1 = TSimd.Add(sum1, elements.At(i + channels, channel, TSimd.Count));
                    sum2 = TSimd.Add(sum2, elements.At(i + (2 * channels), channel, TSimd.Count));
                    sum3 = TSimd.Add(sum3, elements.At(i + (3 * channels), channel, TSimd.Count));
                }
                if (p < positions)
                    sum0 = TSimd.Add(sum0, elements.At(i, channel, TSimd.Count));
                if (p < positions - 1)
                    sum1 = TSimd.Add(sum1, elements.At(i + channels, channel, TSimd.Count));
                if (p < positions - 2)
                    sum2 = TSimd.Add(sum2, elements.At(i + (2 * channels), channel, TSimd.Count));
                TSimd.Store(TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3)), ref sum, (b * channels) + n);
            }
        }
    }

    /// <summary>The same for fewer channels than the widest vector has lanes.</summary>
    /// <typeparam name="TElements">The formula.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="sum">Where the first sample's sums go.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="positions">The number of positions of a sample.</param>
    /// <param name="channels">The number of channels of a position.</param>
    /// <param name="step">From the numbers of a sample's channels to those of the next; 0 if all samples have the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumFew<TElements>(TElements elements, ref T sum, int samples, int positions, int channels, int step)
        where TElements : struct, IElements<TVector>, allows ref struct
    {
        for (int b = 0; b < samples; b++)
        {
            for (int n = 0; n < channels; n += TSimd.Count)
            {
                int i = (b * positions * channels) + n, channel = (b * step) + n, count = channels - n, p = 0;
                TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
                for (; p <= positions - 4; p += 4, i += 4 * channels)
                {
                    sum0 = TSimd.Add(sum0, elements.At(i, channel, count));
                    sum1 = TSimd.Add(sum1, elements.At(i + channels, channel, count));
                    sum2 = TSimd.Add(sum2, elements.At(i + (2 * channels), channel, count));
                    sum3 = TSimd.Add(sum3, elements.At(i + (3 * channels), channel, count));
                }
                if (p < positions)
                    sum0 = TSimd.Add(sum0, elements.At(i, channel, count));
                if (p < positions - 1)
                    sum1 = TSimd.Add(sum1, elements.At(i + channels, channel, count));
                if (p < positions - 2)
                    sum2 = TSimd.Add(sum2, elements.At(i + (2 * channels), channel, count));
                TSimd.StorePartial(TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3)), ref sum, (b * channels) + n, count);
            }
        }
    }

    /// <summary>The same for two sums of the same elements.</summary>
    /// <typeparam name="TElements">The formulas.</typeparam>
    /// <param name="elements">The operands.</param>
    /// <param name="first">Where the first sample's sums by the first formula go.</param>
    /// <param name="second">Where those by the second go.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="positions">The number of positions of a sample.</param>
    /// <param name="channels">The number of channels of a position.</param>
    /// <param name="step">From the numbers of a sample's channels to those of the next; 0 if all samples have the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumPairs<TElements>(TElements elements, ref T first, ref T second, int samples, int positions, int channels, int step)
        where TElements : struct, IElementPairs<TVector>, allows ref struct
    {
        for (int b = 0; b < samples; b++)
        {
            for (int n = 0; n < channels; n += TSimd.Count)
            {
                int i = (b * positions * channels) + n, channel = (b * step) + n, p = 0;
                TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, sum2 = TSimd.Zero, sum3 = TSimd.Zero;
                TVector other0 = TSimd.Zero, other1 = TSimd.Zero, other2 = TSimd.Zero, other3 = TSimd.Zero;
                for (; p <= positions - 4; p += 4, i += 4 * channels)
                {
                    elements.At(i, channel, TSimd.Count, out TVector a0, out TVector b0);
                    (sum0, other0) = (TSimd.Add(sum0, a0), TSimd.Add(other0, b0));
                    elements.At(i + channels, channel, TSimd.Count, out TVector a1, out TVector b1);
                    (sum1, other1) = (TSimd.Add(sum1, a1), TSimd.Add(other1, b1));
                    elements.At(i + (2 * channels), channel, TSimd.Count, out TVector a2, out TVector b2);
                    (sum2, other2) = (TSimd.Add(sum2, a2), TSimd.Add(other2, b2));
                    elements.At(i + (3 * channels), channel, TSimd.Count, out TVector a3, out TVector b3);
                    (sum3, other3) = (TSimd.Add(sum3, a3), TSimd.Add(other3, b3));
                }
                if (p < positions)
                {
                    elements.At(i, channel, TSimd.Count, out TVector a0, out TVector b0);
                    (sum0, other0) = (TSimd.Add(sum0, a0), TSimd.Add(other0, b0));
                }
                if (p < positions - 1)
                {
                    elements.At(i + channels, channel, TSimd.Count, out TVector a1, out TVector b1);
                    (sum1, other1) = (TSimd.Add(sum1, a1), TSimd.Add(other1, b1));
                }
                if (p < positions - 2)
                {
                    elements.At(i + (2 * channels), channel, TSimd.Count, out TVector a2, out TVector b2);
                    (sum2, other2) = (TSimd.Add(sum2, a2), TSimd.Add(other2, b2));
                }
                TSimd.Store(TSimd.Add(TSimd.Add(sum0, sum1), TSimd.Add(sum2, sum3)), ref first, (b * channels) + n);
                TSimd.Store(TSimd.Add(TSimd.Add(other0, other1), TSimd.Add(other2, other3)), ref second, (b * channels) + n);
            }
        }
    }
}
