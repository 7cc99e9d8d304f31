using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Numerics;

namespace Generated;

/// <summary>One fused pass of an <see cref="IUpdateRule{T}"/> over a range: each element is read once and written once.</summary>
internal static class Sweep
{
    /// <summary>Applies a rule to a range and the parts of up to three states that belong to it.</summary>
    internal static void Run<T, TRule>(
        in ParameterRange<T> range, TRule rule, OptimizerState? state1 = null, OptimizerState? state2 = null, OptimizerState? state3 = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        if (SimdWidth.PreferWide<T>())
            Run<T, Vector512<T>, WideSimd<T>, TRule>(rule, range.Parameters, range.Gradients, range.Of(state1), range.Of(state2), range.Of(state3), range.IsFrozen);
        else
            Run<T, Vector<T>, PortableSimd<T>, TRule>(rule, range.Parameters, range.Gradients, range.Of(state1), range.Of(state2), range.Of(state3), range.IsFrozen);
    }

    /// <summary>The pass at one width. Spans are of one length, or empty for states that the rule does not use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T, TVector, TSimd, TRule>(
        TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> states1, Span<T> states2, Span<T> states3, bool frozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where TRule : struct, IUpdateRule<T>
    {
        int length = parameters.Length;
        ref T p = ref MemoryMarshal.GetReference(parameters);
        ref readonly T g = ref MemoryMarshal.GetReference(gradients);
        ref T s1 = ref MemoryMarshal.GetReference(states1);
        ref T s2 = ref MemoryMarshal.GetReference(states2);
        ref T s3 = ref MemoryMarshal.GetReference(states3);
        bool has1 = !states1.IsEmpty, has2 = !states2.IsEmpty, has3 = !states3.IsEmpty;

        int i = 0;
        for (; i <= length - TSimd.Count; i += TSimd.Count)
        {
            TVector parameter = TSimd.Load(ref p, i);
            TVector state1 = has1 ? TSimd.Load(ref s1, i) : TSimd.Zero;
            TVector state2 = has2 ? TSimd.Load(ref s2, i) : TSimd.Zero;
            TVector state3 = has3 ? TSimd.Load(ref s3, i) : TSimd.Zero;
            rule.Apply<TVector, TSimd>(ref parameter, TSimd.Load(in g, i), ref state1, ref state2, ref state3);
            if (!frozen)
                TSimd.Store(parameter, ref p, i);
            if (has1)
                TSimd.Store(WithoutSubnormals<T, TVector, TSimd>(state1), ref s1, i);
            if (has2)
                TSimd.Store(WithoutSubnormals<T, TVector, TSimd>(state2), ref s2, i);
            if (has3)
                TSimd.Store(WithoutSubnormals<T, TVector, TSimd>(state3), ref s3, i);
        }

        // The elements left over take the same operations, in lanes that nothing is read into or written from elsewhere.
        int left = length - i;
        if (left > 0)
        {
            TVector parameter = TSimd.LoadPartial(ref p, i, left);
            TVector state1 = has1 ? TSimd.LoadPartial(ref s1, i, left) : TSimd.Zero;
            TVector state2 = has2 ? TSimd.LoadPartial(ref s2, i, left) : TSimd.Zero;
            TVector state3 = has3 ? TSimd.LoadPartial(ref s3, i, left) : TSimd.Zero;
            rule.Apply<TVector, TSimd>(ref parameter, TSimd.LoadPartial(in g, i, left), ref state1, ref state2, ref state3);
            if (!frozen)
                TSimd.StorePartial(parameter, ref p, i, left);
            if (has1)
                TSimd.StorePartial(WithoutSubnormals<T, TVector, TSimd>(state1), ref s1, i, left);
            if (has2)
                TSimd.StorePartial(WithoutSubnormals<T, TVector, TSimd>(state2), ref s2, i, left);
            if (has3)
                TSimd.StorePartial(WithoutSubnormals<T, TVector, TSimd>(state3), ref s3, i, left);
        }
    }

    /// <summary>
    /// The state with zeros for its subnormal numbers. The running mean of a gradient that has become zero (a
    /// unit that no longer fires) shrinks to the smallest subnormal and stays there for ever; arithmetic on
    /// subnormals is many times slower, and such a state moves no parameter. NaN stays.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithoutSubnormals<T, TVector, TSimd>(TVector state)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
    {
        T smallestNormal = typeof(T) == typeof(float) ? T.CreateTruncating(1.1754943508222875e-38) : T.CreateTruncating(2.2250738585072014e-308);
        return TSimd.Select(TSimd.LessThan(TSimd.Abs(state), TSimd.Create(smallestNormal)), TSimd.Zero, state);
    }
}
