using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>Draws the masks of dropout layers (Srivastava et al., 2014), scaled while training ("inverted").</summary>
/// <remarks>
/// <para>Each element is a pure function of seed, stream, step and its index, computed by <see cref="Philox"/>. It is the same at every vector width
/// and for every split of the work, and nothing has to be saved to draw a mask again.</para>
/// <para>Seed, stream and step give a key and half a counter (one block of the cipher). Elements come in groups of 64 from 16 blocks: element 64 g +
/// 16 w + j is word w of block 16 g + j. In this order vectors can be written as they are computed.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    private const int BlocksPerGroup = 16;
    private const int GroupSize = 4 * BlocksPerGroup;
    private const uint Tag = 0x44524F50; // "DROP": no other use of the cipher has this counter word

    /// <summary>
    /// Fills a mask with 0 (probability <paramref name="rate"/>) and 1/(1 - rate), so that the expected value of an
    /// element is 1.
    /// </summary>
    /// <remarks>The rate is rounded to a multiple of 2^-32. Allocates nothing.</remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>; both get zeros at the same places.</typeparam>
    /// <param name="mask">The elements to fill.</param>
    /// <param name="rate">Probability that an element is dropped, in [0, 1).</param>
    /// <param name="seed">The network's seed.</param>
    /// <param name="stream">Identifies the layer.</param>
    /// <param name="step">The training step.</param>
    /// <param name="start">
    /// The index of the first element of <paramref name="mask"/> within the whole mask: a part of a mask has the same elements as the whole.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rate"/> is not in [0, 1), or <paramref name="start"/> is negative.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Fill<T>(Span<T> mask, double rate, ulong seed, ulong stream, ulong step, int start = 0)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (!(rate >= 0 && rate < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A dropout rate is in [0, 1).");
        ulong bits;
        if (typeof(T) == typeof(float))
            bits = BitConverter.SingleToUInt32Bits((float)(1 / (1 - rate)));
        else if (typeof(T) == typeof(double))
            bits = BitConverter.DoubleToUInt64Bits(1 / (1 - rate));
        else
            throw new NotSupportedException($"A mask is of float or double, not {typeof(T)}.");

        var drawing = new Drawing(seed, stream, step, rate, bits);
        if (SimdWidth.PreferWide<ulong>())
            Fill<T, Vector512<ulong>, WideWords>(mask, start, drawing);
        else
            Fill<T, Vector<ulong>, PortableWords>(mask, start, drawing);
    }

    internal static void Fill<T, TVector, TWords>(Span<T> mask, int start, Drawing drawing)
        where T : unmanaged
        where TVector : struct
        where TWords : IWords<TVector>
    {
        int within = start % GroupSize;
        if (within > 0)
        {
            int count = Math.Min(GroupSize - within, mask.Length);
            FillPart<T, TVector, TWords>(mask[..count], start - within, within, drawing);
            mask = mask[count..];
            start += count;
        }
        int whole = mask.Length - (mask.Length % GroupSize);
        FillGroups<T, TVector, TWords>(ref MemoryMarshal.GetReference(mask), start, whole, drawing);
        if (whole < mask.Length)
            FillPart<T, TVector, TWords>(mask[whole..], start + whole, 0, drawing);
    }

    /// <summary>Some elements of one group.</summary>
    private static void FillPart<T, TVector, TWords>(Span<T> part, int group, int within, Drawing drawing)
        where T : unmanaged
        where TVector : struct
        where TWords : IWords<TVector>
    {
        Span<T> whole = stackalloc T[GroupSize];
        FillGroups<T, TVector, TWords>(ref MemoryMarshal.GetReference(whole), group, GroupSize, drawing);
        whole.Slice(within, part.Length).CopyTo(part);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillGroups<T, TVector, TWords>(ref T destination, int firstElement, int length, Drawing drawing)
        where T : unmanaged
        where TVector : struct
        where TWords : IWords<TVector>
    {
        TVector threshold = TWords.Create(drawing.Threshold);
        TVector kept = TWords.Create(drawing.KeptBits);

        for (int group = 0; group < length; group += GroupSize)
        {
            uint firstBlock = (uint)(firstElement + group) / 4;
            for (int j = 0; j < BlocksPerGroup; j += 2 * TWords.Count)
            {
                Blocks<TVector, TWords>(firstBlock + (uint)j, drawing, out TVector a0, out TVector a1, out TVector a2, out TVector a3);
                Blocks<TVector, TWords>(firstBlock + (uint)(j + TWords.Count), drawing, out TVector b0, out TVector b1, out TVector b2, out TVector b3);
                int at = group + j;
                Write<T, TVector, TWords>(TWords.WhereAtLeast(a0, threshold, kept), TWords.WhereAtLeast(b0, threshold, kept), ref destination, at);
                Write<T, TVector, TWords>(TWords.WhereAtLeast(a1, threshold, kept), TWords.WhereAtLeast(b1, threshold, kept), ref destination,
                    at + BlocksPerGroup);
                Write<T, TVector, TWords>(TWords.WhereAtLeast(a2, threshold, kept), TWords.WhereAtLeast(b2, threshold, kept), ref destination,
                    at + (2 * BlocksPerGroup));
                Write<T, TVector, TWords>(TWords.WhereAtLeast(a3, threshold, kept), TWords.WhereAtLeast(b3, threshold, kept), ref destination,
                    at + (3 * BlocksPerGroup));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<T, TVector, TWords>(TVector low, TVector high, ref T destination, int at)
        where T : unmanaged
        where TVector : struct
        where TWords : IWords<TVector>
    {
        if (typeof(T) == typeof(float))
        {
            TWords.StoreNarrow(low, high, ref Unsafe.As<T, uint>(ref destination), at);
        }
        else
        {
            TWords.Store(low, ref Unsafe.As<T, ulong>(ref destination), at);
            TWords.Store(high, ref Unsafe.As<T, ulong>(ref destination), at + TWords.Count);
        }
    }

    /// <summary>The cipher on as many successive blocks as there are lanes; the upper halves of the words are zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Blocks<TVector, TWords>(
        uint firstBlock, Drawing drawing, out TVector word0, out TVector word1, out TVector word2, out TVector word3)
        where TVector : struct
        where TWords : IWords<TVector>
    {
        TVector multiplier0 = TWords.Create(Philox.Multiplier0);
        TVector multiplier1 = TWords.Create(Philox.Multiplier1);
        TVector lowHalf = TWords.Create(0xFFFF_FFFF);
        uint key0 = drawing.Key0;
        uint key1 = drawing.Key1;
        word0 = TWords.Add(TWords.Create(firstBlock), TWords.Indices);
        word1 = TWords.Create(Tag);
        word2 = TWords.Create(drawing.Counter2);
        word3 = TWords.Create(drawing.Counter3);

        // As in Philox.Block. The upper halves of words 1 and 3 are not cleared; a product ignores them.
        for (int round = 0; round < Philox.Rounds; round++)
        {
            TVector product0 = TWords.MultiplyLow(word0, multiplier0);
            TVector product1 = TWords.MultiplyLow(word2, multiplier1);
            word0 = TWords.Xor(TWords.Xor(TWords.High(product1), word1), TWords.Create(key0));
            word1 = product1;
            word2 = TWords.Xor(TWords.Xor(TWords.High(product0), word3), TWords.Create(key1));
            word3 = product0;
            key0 += Philox.KeyStep0;
            key1 += Philox.KeyStep1;
        }

        word0 = TWords.And(word0, lowHalf);
        word1 = TWords.And(word1, lowHalf);
        word2 = TWords.And(word2, lowHalf);
        word3 = TWords.And(word3, lowHalf);
    }

    /// <summary>What all elements of one mask have in common.</summary>
    internal readonly struct Drawing
    {
        internal readonly uint Key0, Key1, Counter2, Counter3;
        internal readonly uint Threshold;
        internal readonly ulong KeptBits;

        internal Drawing(ulong seed, ulong stream, ulong step, double rate, ulong keptBits)
        {
            (ulong key, ulong counter) = Philox.Block(step, stream, seed);
            (Key0, Key1) = ((uint)key, (uint)(key >> 32));
            (Counter2, Counter3) = ((uint)counter, (uint)(counter >> 32));
            Threshold = (uint)Math.Min(Math.Round(rate * (1L << 32)), uint.MaxValue);
            KeptBits = keptBits;
        }
    }
}
