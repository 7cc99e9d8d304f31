using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>
/// <see cref="ISimd{TVector, T}"/> on <see cref="Vector512{T}"/>: 512 bits, for machines that can do more than the width of their
/// <see cref="System.Numerics.Vector{T}"/>. <see cref="SimdWidth"/> says when to use it. On a machine without such registers it is correct but slow.
/// </summary>
/// <remarks>
/// Comparisons of sizes are constants to the just-in-time compiler: in each member only the branch for its element type remains. What takes little
/// time to compile is told at <see cref="PortableSimd{T}"/>.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct WideSimd<T> : ISimd<Vector512<T>, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(Vector512<T>) / sizeof(T);
    }

    /// <inheritdoc/>
    public static Vector512<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Zero;
    }

    /// <inheritdoc/>
    public static Vector512<T> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Indices;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Create(T value) => Vector512.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load(ref readonly T source, int index) =>
        Vector512.LoadUnsafe(in source, (nuint)index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LoadPartial(ref readonly T source, int index, int count) =>
        count >= sizeof(Vector512<T>) / sizeof(T) ? Vector512.LoadUnsafe(in source, (nuint)index)
            : PartialVector.Load512(ref Unsafe.Add(ref Unsafe.AsRef(in source), index), count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<T> value, ref T destination, int index) =>
        value.StoreUnsafe(ref destination, (nuint)index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Vector512<T> value, ref T destination, int index, int count)
    {
        if (count >= sizeof(Vector512<T>) / sizeof(T))
            value.StoreUnsafe(ref destination, (nuint)index);
        else
            PartialVector.Store512(value, ref Unsafe.Add(ref destination, index), count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Subtract(Vector512<T> a, Vector512<T> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Multiply(Vector512<T> a, Vector512<T> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Divide(Vector512<T> a, Vector512<T> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Negate(Vector512<T> a) => -a;

    /// <inheritdoc/>
    /// <remarks>Always rounded once: a processor with registers of 512 bits has the instruction.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> MultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c) => FusedMultiplyAdd(a, b, c);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> FusedMultiplyAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<float>, Vector512<T>>(Vector512.FusedMultiplyAdd(
                Unsafe.BitCast<Vector512<T>, Vector512<float>>(a), Unsafe.BitCast<Vector512<T>, Vector512<float>>(b),
                Unsafe.BitCast<Vector512<T>, Vector512<float>>(c)));
        return Unsafe.BitCast<Vector512<double>, Vector512<T>>(Vector512.FusedMultiplyAdd(
            Unsafe.BitCast<Vector512<T>, Vector512<double>>(a), Unsafe.BitCast<Vector512<T>, Vector512<double>>(b),
            Unsafe.BitCast<Vector512<T>, Vector512<double>>(c)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Rectify(Vector512<T> a) => Select(LessThanOrEqual(a, Zero), Zero, a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> a) => Vector512.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Sqrt(Vector512<T> a) => Vector512.Sqrt(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Floor(Vector512<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<float>, Vector512<T>>(Vector512.Floor(Unsafe.BitCast<Vector512<T>, Vector512<float>>(a)));
        return Unsafe.BitCast<Vector512<double>, Vector512<T>>(Vector512.Floor(Unsafe.BitCast<Vector512<T>, Vector512<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Ceiling(Vector512<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<float>, Vector512<T>>(Vector512.Ceiling(Unsafe.BitCast<Vector512<T>, Vector512<float>>(a)));
        return Unsafe.BitCast<Vector512<double>, Vector512<T>>(Vector512.Ceiling(Unsafe.BitCast<Vector512<T>, Vector512<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Round(Vector512<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<float>, Vector512<T>>(Vector512.Round(Unsafe.BitCast<Vector512<T>, Vector512<float>>(a)));
        return Unsafe.BitCast<Vector512<double>, Vector512<T>>(Vector512.Round(Unsafe.BitCast<Vector512<T>, Vector512<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LessThan(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> LessThanOrEqual(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GreaterThan(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> GreaterThanOrEqual(Vector512<T> a, Vector512<T> b) => Vector512.GreaterThanOrEqual(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> whenTrue, Vector512<T> whenFalse) =>
        Vector512.ConditionalSelect(mask, whenTrue, whenFalse);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector512<T> mask) => !Vector512.EqualsAll(Unsafe.BitCast<Vector512<T>, Vector512<int>>(mask), Vector512<int>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> And(Vector512<T> a, Vector512<T> b) => a & b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Or(Vector512<T> a, Vector512<T> b) => a | b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Xor(Vector512<T> a, Vector512<T> b) => a ^ b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> AndNot(Vector512<T> a, Vector512<T> b) => Vector512.AndNot(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> AddBits(Vector512<T> a, Vector512<T> b)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<int>, Vector512<T>>(
                Unsafe.BitCast<Vector512<T>, Vector512<int>>(a) + Unsafe.BitCast<Vector512<T>, Vector512<int>>(b));
        return Unsafe.BitCast<Vector512<long>, Vector512<T>>(
            Unsafe.BitCast<Vector512<T>, Vector512<long>>(a) + Unsafe.BitCast<Vector512<T>, Vector512<long>>(b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> SubtractBits(Vector512<T> a, Vector512<T> b)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<int>, Vector512<T>>(
                Unsafe.BitCast<Vector512<T>, Vector512<int>>(a) - Unsafe.BitCast<Vector512<T>, Vector512<int>>(b));
        return Unsafe.BitCast<Vector512<long>, Vector512<T>>(
            Unsafe.BitCast<Vector512<T>, Vector512<long>>(a) - Unsafe.BitCast<Vector512<T>, Vector512<long>>(b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftBitsLeft(Vector512<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<int>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<int>>(a) << count);
        return Unsafe.BitCast<Vector512<long>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<long>>(a) << count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftBitsRightArithmetic(Vector512<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<int>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<int>>(a) >> count);
        return Unsafe.BitCast<Vector512<long>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<long>>(a) >> count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ShiftBitsRightLogical(Vector512<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<int>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<int>>(a) >>> count);
        return Unsafe.BitCast<Vector512<long>, Vector512<T>>(Unsafe.BitCast<Vector512<T>, Vector512<long>>(a) >>> count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> ConvertFromInteger(Vector512<T> bits)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector512<float>, Vector512<T>>(Vector512.ConvertToSingle(Unsafe.BitCast<Vector512<T>, Vector512<int>>(bits)));
        return Unsafe.BitCast<Vector512<double>, Vector512<T>>(Vector512.ConvertToDouble(Unsafe.BitCast<Vector512<T>, Vector512<long>>(bits)));
    }
}
