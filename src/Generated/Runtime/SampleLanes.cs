using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Generated.Runtime;

/// <summary>
/// Brings samples that lie one after another into the lanes of vectors, and back: a vector then has one element of several samples. Used by generated
/// code.
/// </summary>
/// <typeparam name="TSimd">The operations on vectors.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleLanes<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>Reads the samples of a vector. Lanes without a sample keep what they have.</summary>
    /// <param name="samples">The first element of all samples.</param>
    /// <param name="size">The elements of a sample.</param>
    /// <param name="start">The number of the first sample.</param>
    /// <param name="count">How many samples there are from there on; no more than a vector's are read.</param>
    /// <param name="lanes">Where the elements go: those of an element of the samples together, 16 for each.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Gather(ref T samples, int size, int start, int count, ref T lanes)
    {
        ref T sample = ref Unsafe.Add(ref samples, (nint)start * size);
        for (int lane = 0; lane < Math.Min(count, TSimd.Count); lane++)
        {
            for (int i = 0; i < size; i++)
                Unsafe.Add(ref lanes, (i * LaneTree.Lanes) + lane) = Unsafe.Add(ref sample, i);
            sample = ref Unsafe.Add(ref sample, size);
        }
    }

    /// <summary>Writes the samples of a vector.</summary>
    /// <param name="lanes">Where the elements come from: those of an element of the samples together, 16 for each.</param>
    /// <param name="samples">The first element of all samples.</param>
    /// <param name="size">The elements of a sample.</param>
    /// <param name="start">The number of the first sample.</param>
    /// <param name="count">How many samples there are from there on; no more than a vector's are written.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(ref T lanes, ref T samples, int size, int start, int count)
    {
        ref T sample = ref Unsafe.Add(ref samples, (nint)start * size);
        for (int lane = 0; lane < Math.Min(count, TSimd.Count); lane++)
        {
            for (int i = 0; i < size; i++)
                Unsafe.Add(ref sample, i) = Unsafe.Add(ref lanes, (i * LaneTree.Lanes) + lane);
            sample = ref Unsafe.Add(ref sample, size);
        }
    }
}
