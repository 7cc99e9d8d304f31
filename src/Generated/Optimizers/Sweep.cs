using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;

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
        if (range.GradientScale == 1)
        {
            RunOnThreads(range, rule, state1, state2, state3);
            return;
        }
        (T first, T second) = GradientClipping.Factors<T>(range.GradientScale);
        var scaled = new ScaledRule<T, TRule>(second, rule);
        if (first == T.One || T.IsNaN(second))
            RunOnThreads(range, scaled, state1, state2, state3);
        else
            RunOnThreads(range, new ScaledRule<T, ScaledRule<T, TRule>>(first, scaled), state1, state2, state3);
    }

    /// <summary>Writes zeros over the subnormal numbers of a state.</summary>
    internal static void ClearSubnormals<T>(OptimizerState state, int maxThreads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> values = state.Values<T>();
        var range = new ParameterRange<T>(values, values, new ParameterGroup(0, values.Length), 0, 0, maxThreads: maxThreads);
        Run(range, new SubnormalsRule<T>());
    }

    private static void RunOnThreads<T, TRule>(in ParameterRange<T> range, in TRule rule, OptimizerState? state1, OptimizerState? state2,
        OptimizerState? state3)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        if (!Blocks.AreForThreads(range.Length, range.MaxThreads))
        {
            RunHere(in rule, range.Parameters, range.Gradients, range.Of(state1), range.Of(state2), range.Of(state3), range.IsFrozen);
            return;
        }
        int length = Blocks.LengthFor(range.Length);
        var job = new BlockJob<T, TRule>(in rule, range.Parameters, range.Gradients, range.Of(state1), range.Of(state2), range.Of(state3), range.IsFrozen,
            length);
        WorkerPool.Run(ref job, Blocks.Count(range.Length, length), range.MaxThreads);
    }

    private static void RunHere<T, TRule>(
        in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> states1, Span<T> states2, Span<T> states3, bool frozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        // Which states there are is a constant of each pass: to ask at each vector took SGD two fifths of its time.
        int states = frozen ? -1 : (states1.IsEmpty, states2.IsEmpty, states3.IsEmpty) switch
        {
            (true, true, true) => 0,
            (false, true, true) => 1,
            (false, false, true) => 2,
            (false, false, false) => 3,
            _ => -1,
        };
        switch (states)
        {
            case 0:
                RunHere<T, TRule, NoState>(in rule, parameters, gradients, states1, states2, states3, frozen);
                break;
            case 1:
                RunHere<T, TRule, OneState>(in rule, parameters, gradients, states1, states2, states3, frozen);
                break;
            case 2:
                RunHere<T, TRule, TwoStates>(in rule, parameters, gradients, states1, states2, states3, frozen);
                break;
            case 3:
                RunHere<T, TRule, ThreeStates>(in rule, parameters, gradients, states1, states2, states3, frozen);
                break;
            default:
                RunHere<T, TRule, AnyStates>(in rule, parameters, gradients, states1, states2, states3, frozen);
                break;
        }
    }

    private static void RunHere<T, TRule, TStates>(
        in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> states1, Span<T> states2, Span<T> states3, bool frozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
        where TStates : struct, IStates
    {
        if (SimdWidth.PreferWide<T>())
            Run<T, Vector512<T>, WideSimd<T>, TRule, TStates>(in rule, parameters, gradients, states1, states2, states3, frozen);
        else
            Run<T, Vector<T>, PortableSimd<T>, TRule, TStates>(in rule, parameters, gradients, states1, states2, states3, frozen);
    }

    /// <summary>Which states a pass has.</summary>
    internal interface IStates
    {
        /// <summary>How many, the first ones, of parameters that are not frozen; negative if only the spans say.</summary>
        static abstract int Count { get; }
    }

    private readonly struct NoState : IStates
    {
        public static int Count => 0;
    }

    private readonly struct OneState : IStates
    {
        public static int Count => 1;
    }

    private readonly struct TwoStates : IStates
    {
        public static int Count => 2;
    }

    private readonly struct ThreeStates : IStates
    {
        public static int Count => 3;
    }

    /// <summary>Any of them, or frozen parameters, of which only the states are written.</summary>
    private readonly struct AnyStates : IStates
    {
        public static int Count => -1;
    }

    /// <summary>The pass at one width. All spans have the same length, or are empty for states that the rule does not use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T, TVector, TSimd, TRule, TStates>(
        in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> states1, Span<T> states2, Span<T> states3, bool frozen)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : struct
        where TSimd : ISimd<TVector, T>
        where TRule : struct, IUpdateRule<T>
        where TStates : struct, IStates
    {
        // By reference, not by copy: the loop then broadcasts the constants of the rule from memory, as part of the instructions that need them. With
        // a copy the compiler keeps them as scalars in registers, and each broadcast occupies the vector unit.
        ref TRule constants = ref Unsafe.AsRef(in rule);

        int length = parameters.Length;
        ref T p = ref MemoryMarshal.GetReference(parameters);
        ref readonly T g = ref MemoryMarshal.GetReference(gradients);
        ref T s1 = ref MemoryMarshal.GetReference(states1);
        ref T s2 = ref MemoryMarshal.GetReference(states2);
        ref T s3 = ref MemoryMarshal.GetReference(states3);
        T least = TinyNumbers.LeastGradient<T>();
        bool has1 = TStates.Count < 0 ? !states1.IsEmpty : TStates.Count >= 1, has2 = TStates.Count < 0 ? !states2.IsEmpty : TStates.Count >= 2,
            has3 = TStates.Count < 0 ? !states3.IsEmpty : TStates.Count >= 3, moves = TStates.Count >= 0 || !frozen;

        int i = 0;
        for (; i <= length - TSimd.Count; i += TSimd.Count)
        {
            TVector parameter = TSimd.Load(ref p, i);
            TVector state1 = has1 ? TSimd.Load(ref s1, i) : TSimd.Zero;
            TVector state2 = has2 ? TSimd.Load(ref s2, i) : TSimd.Zero;
            TVector state3 = has3 ? TSimd.Load(ref s3, i) : TSimd.Zero;
            constants.Apply<TVector, TSimd>(ref parameter, TinyNumbers.Clear<TVector, TSimd, T>(TSimd.Load(in g, i), least), ref state1, ref state2,
                ref state3);
            if (moves)
                TSimd.Store(parameter, ref p, i);
            if (has1)
                TSimd.Store(state1, ref s1, i);
            if (has2)
                TSimd.Store(state2, ref s2, i);
            if (has3)
                TSimd.Store(state3, ref s3, i);
        }

        // The remaining elements use the same operations. The other lanes are neither loaded nor stored.
        int left = length - i;
        if (left > 0)
        {
            TVector parameter = TSimd.LoadPartial(ref p, i, left);
            TVector state1 = has1 ? TSimd.LoadPartial(ref s1, i, left) : TSimd.Zero;
            TVector state2 = has2 ? TSimd.LoadPartial(ref s2, i, left) : TSimd.Zero;
            TVector state3 = has3 ? TSimd.LoadPartial(ref s3, i, left) : TSimd.Zero;
            constants.Apply<TVector, TSimd>(ref parameter, TinyNumbers.Clear<TVector, TSimd, T>(TSimd.LoadPartial(in g, i, left), least), ref state1,
                ref state2, ref state3);
            if (moves)
                TSimd.StorePartial(parameter, ref p, i, left);
            if (has1)
                TSimd.StorePartial(state1, ref s1, i, left);
            if (has2)
                TSimd.StorePartial(state2, ref s2, i, left);
            if (has3)
                TSimd.StorePartial(state3, ref s3, i, left);
        }
    }

    /// <summary>A pass in blocks; elements do not depend on one another, so that the distribution of the blocks to threads changes no bit.</summary>
    private readonly ref struct BlockJob<T, TRule> : IParallelJob
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        private readonly ref readonly TRule _rule;
        private readonly Span<T> _parameters;
        private readonly ReadOnlySpan<T> _gradients;
        private readonly Span<T> _states1;
        private readonly Span<T> _states2;
        private readonly Span<T> _states3;
        private readonly bool _frozen;
        private readonly int _length;

        internal BlockJob(
            in TRule rule, Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> states1, Span<T> states2, Span<T> states3, bool frozen, int length)
        {
            _rule = ref rule;
            _parameters = parameters;
            _gradients = gradients;
            _states1 = states1;
            _states2 = states2;
            _states3 = states3;
            _frozen = frozen;
            _length = length;
        }

        public void Run(int part)
        {
            int start = part * _length;
            int length = Math.Min(_length, _parameters.Length - start);
            RunHere(
                in _rule,
                _parameters.Slice(start, length),
                _gradients.Slice(start, length),
                _states1.IsEmpty ? default : _states1.Slice(start, length),
                _states2.IsEmpty ? default : _states2.Slice(start, length),
                _states3.IsEmpty ? default : _states3.Slice(start, length),
                _frozen);
        }
    }

    /// <summary>A rule whose gradients are first multiplied by a factor, in registers: the same result as clipping them before the step.</summary>
    private struct ScaledRule<T, TRule>(T factor, TRule rule) : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRule : struct, IUpdateRule<T>
    {
        private readonly T _factor = factor;
        private TRule _rule = rule; // not readonly, for it would be copied with every call

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T> =>
            _rule.Apply<TVector, TSimd>(ref parameter,
                TinyNumbers.Clear<TVector, TSimd, T>(TSimd.Multiply(gradient, TSimd.Create(_factor)), TinyNumbers.LeastGradient<T>()), ref state1, ref state2,
                ref state3);
    }

    /// <summary>Replaces the subnormal numbers of a state (which is passed as the parameters) by zeros. NaN stays.</summary>
    private readonly struct SubnormalsRule<T> : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static T SmallestNormal
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)] // else the loop calls it for every vector, and keeps all it holds on the stack meanwhile
            get => typeof(T) == typeof(float) ? T.CreateTruncating(1.1754943508222875e-38) : T.CreateTruncating(2.2250738585072014e-308);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T> =>
            parameter = TSimd.Select(TSimd.LessThan(TSimd.Abs(parameter), TSimd.Create(SmallestNormal)), TSimd.Zero, parameter);
    }
}
