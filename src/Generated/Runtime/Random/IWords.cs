using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Generated.Runtime;

/// <summary>The vectors in which Philox is vectorised: 64-bit lanes, each with a 32-bit word in its lower half.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
internal interface IWords<TVector>
    where TVector : struct
{
    static abstract int Count { get; }

    static abstract TVector Indices { get; }

    static abstract TVector Create(ulong value);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector High(TVector a);

    /// <summary>The 64-bit product of the lower halves. The upper halves of b must be zero, those of a are ignored.</summary>
    static abstract TVector MultiplyLow(TVector a, TVector b);

    /// <summary><paramref name="value"/> where a is at least b, else zero.</summary>
    static abstract TVector WhereAtLeast(TVector a, TVector b, TVector value);

    /// <summary>Writes the lanes.</summary>
    static abstract void Store(TVector value, ref ulong destination, int index);

    /// <summary>Writes the lower halves of the lanes of two vectors one after the other.</summary>
    static abstract void StoreNarrow(TVector low, TVector high, ref uint destination, int index);
}

/// <summary><see cref="IWords{TVector}"/> on <see cref="Vector{T}"/>.</summary>
internal readonly struct PortableWords : IWords<Vector<ulong>>
{
    public static int Count => Vector<ulong>.Count;

    public static Vector<ulong> Indices => Vector<ulong>.Indices;

    public static Vector<ulong> Create(ulong value) => Vector.Create(value);

    public static Vector<ulong> Add(Vector<ulong> a, Vector<ulong> b) => a + b;

    public static Vector<ulong> Xor(Vector<ulong> a, Vector<ulong> b) => a ^ b;

    public static Vector<ulong> And(Vector<ulong> a, Vector<ulong> b) => a & b;

    public static Vector<ulong> High(Vector<ulong> a) => a >>> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<ulong> MultiplyLow(Vector<ulong> a, Vector<ulong> b) =>
        Vector<ulong>.Count == Vector256<ulong>.Count && Avx2.IsSupported
            ? Avx2.Multiply(a.AsVector256().AsUInt32(), b.AsVector256().AsUInt32()).AsVector()
            : (a & Vector.Create(0xFFFF_FFFFUL)) * b;

    public static Vector<ulong> WhereAtLeast(Vector<ulong> a, Vector<ulong> b, Vector<ulong> value) => Vector.GreaterThanOrEqual(a, b) & value;

    public static void Store(Vector<ulong> value, ref ulong destination, int index) => value.StoreUnsafe(ref destination, (nuint)index);

    public static void StoreNarrow(Vector<ulong> low, Vector<ulong> high, ref uint destination, int index) =>
        Vector.Narrow(low, high).StoreUnsafe(ref destination, (nuint)index);
}

/// <summary><see cref="IWords{TVector}"/> on <see cref="Vector512{T}"/>.</summary>
internal readonly struct WideWords : IWords<Vector512<ulong>>
{
    public static int Count => Vector512<ulong>.Count;

    public static Vector512<ulong> Indices => Vector512<ulong>.Indices;

    public static Vector512<ulong> Create(ulong value) => Vector512.Create(value);

    public static Vector512<ulong> Add(Vector512<ulong> a, Vector512<ulong> b) => a + b;

    public static Vector512<ulong> Xor(Vector512<ulong> a, Vector512<ulong> b) => a ^ b;

    public static Vector512<ulong> And(Vector512<ulong> a, Vector512<ulong> b) => a & b;

    public static Vector512<ulong> High(Vector512<ulong> a) => a >>> 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplyLow(Vector512<ulong> a, Vector512<ulong> b) =>
        Avx512F.IsSupported
            ? Avx512F.Multiply(a.AsUInt32(), b.AsUInt32())
            : (a & Vector512.Create(0xFFFF_FFFFUL)) * b;

    public static Vector512<ulong> WhereAtLeast(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> value) => Vector512.GreaterThanOrEqual(a, b) & value;

    public static void Store(Vector512<ulong> value, ref ulong destination, int index) => value.StoreUnsafe(ref destination, (nuint)index);

    public static void StoreNarrow(Vector512<ulong> low, Vector512<ulong> high, ref uint destination, int index) =>
        Vector512.Narrow(low, high).StoreUnsafe(ref destination, (nuint)index);
}
