using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Generated.Runtime;

/// <summary>
/// <see cref="ISimd{TVector, T}"/> on <see cref="Vector{T}"/>: as wide as the machine prefers, and there on
/// every machine.
/// </summary>
/// <remarks>
/// Comparisons of sizes are constants to the just-in-time compiler: of each member only the branch for its element type is left. Every kernel
/// consists of calls of these members, so that the names in them decide how long it takes to compile: a generic method of another assembly, or a method
/// of a generic type, is looked for by its name, from the last member of its type, each time that a call of it is compiled. A generic method of this
/// assembly is not, and <c>sizeof</c> is an instruction.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct PortableSimd<T> : ISimd<Vector<T>, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported;
    }

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(Vector<T>) / sizeof(T);
    }

    /// <inheritdoc/>
    public static Vector<T> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<T>.Zero;
    }

    /// <inheritdoc/>
    public static Vector<T> Indices
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<T>.Indices;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Create(T value) => Vector.Create(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Load(ref readonly T source, int index) =>
        Vector.LoadUnsafe(in source, (nuint)index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LoadPartial(ref readonly T source, int index, int count) =>
        count >= sizeof(Vector<T>) / sizeof(T) ? Vector.LoadUnsafe(in source, (nuint)index)
            : PartialVector.Load(ref Unsafe.Add(ref Unsafe.AsRef(in source), index), count);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector<T> value, ref T destination, int index) =>
        value.StoreUnsafe(ref destination, (nuint)index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePartial(Vector<T> value, ref T destination, int index, int count)
    {
        if (count >= sizeof(Vector<T>) / sizeof(T))
            value.StoreUnsafe(ref destination, (nuint)index);
        else
            PartialVector.Store(value, ref Unsafe.Add(ref destination, index), count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Add(Vector<T> a, Vector<T> b) => a + b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Subtract(Vector<T> a, Vector<T> b) => a - b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Multiply(Vector<T> a, Vector<T> b) => a * b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Divide(Vector<T> a, Vector<T> b) => a / b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Negate(Vector<T> a) => -a;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> MultiplyAdd(Vector<T> a, Vector<T> b, Vector<T> c)
    {
        if (X86Base.IsSupported && !Fma.IsSupported)
            return SoftwareFma.MultiplyThenAdd(a, b, c);
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.FusedMultiplyAdd(
                Unsafe.BitCast<Vector<T>, Vector<float>>(a), Unsafe.BitCast<Vector<T>, Vector<float>>(b), Unsafe.BitCast<Vector<T>, Vector<float>>(c)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.FusedMultiplyAdd(
            Unsafe.BitCast<Vector<T>, Vector<double>>(a), Unsafe.BitCast<Vector<T>, Vector<double>>(b), Unsafe.BitCast<Vector<T>, Vector<double>>(c)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> FusedMultiplyAdd(Vector<T> a, Vector<T> b, Vector<T> c)
    {
        // Questions whose answers are constants to the compiler, asked here: behind a property they would cost tiles their registers.
        if (X86Base.IsSupported && !Fma.IsSupported)
            return SoftwareFma.MultiplyAdd(a, b, c);
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.FusedMultiplyAdd(
                Unsafe.BitCast<Vector<T>, Vector<float>>(a), Unsafe.BitCast<Vector<T>, Vector<float>>(b), Unsafe.BitCast<Vector<T>, Vector<float>>(c)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.FusedMultiplyAdd(
            Unsafe.BitCast<Vector<T>, Vector<double>>(a), Unsafe.BitCast<Vector<T>, Vector<double>>(b), Unsafe.BitCast<Vector<T>, Vector<double>>(c)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Min(Vector<T> a, Vector<T> b) => Vector.Min(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Max(Vector<T> a, Vector<T> b) => Vector.Max(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Rectify(Vector<T> a) => Select(LessThanOrEqual(a, Zero), Zero, a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Abs(Vector<T> a) => Vector.Abs(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sqrt(Vector<T> a) => Vector.SquareRoot(a);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Floor(Vector<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.Floor(Unsafe.BitCast<Vector<T>, Vector<float>>(a)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.Floor(Unsafe.BitCast<Vector<T>, Vector<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Ceiling(Vector<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.Ceiling(Unsafe.BitCast<Vector<T>, Vector<float>>(a)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.Ceiling(Unsafe.BitCast<Vector<T>, Vector<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Round(Vector<T> a)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.Round(Unsafe.BitCast<Vector<T>, Vector<float>>(a)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.Round(Unsafe.BitCast<Vector<T>, Vector<double>>(a)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Equal(Vector<T> a, Vector<T> b) => Vector.Equals(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LessThan(Vector<T> a, Vector<T> b) => Vector.LessThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> LessThanOrEqual(Vector<T> a, Vector<T> b) => Vector.LessThanOrEqual(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GreaterThan(Vector<T> a, Vector<T> b) => Vector.GreaterThan(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> GreaterThanOrEqual(Vector<T> a, Vector<T> b) => Vector.GreaterThanOrEqual(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Select(Vector<T> mask, Vector<T> whenTrue, Vector<T> whenFalse) =>
        Vector.ConditionalSelect(mask, whenTrue, whenFalse);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Vector<T> mask) => !Vector.EqualsAll(Unsafe.BitCast<Vector<T>, Vector<int>>(mask), Vector<int>.Zero);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> And(Vector<T> a, Vector<T> b) => a & b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Or(Vector<T> a, Vector<T> b) => a | b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Xor(Vector<T> a, Vector<T> b) => a ^ b;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> AndNot(Vector<T> a, Vector<T> b) => Vector.AndNot(a, b);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> AddBits(Vector<T> a, Vector<T> b)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<int>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<int>>(a) + Unsafe.BitCast<Vector<T>, Vector<int>>(b));
        return Unsafe.BitCast<Vector<long>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<long>>(a) + Unsafe.BitCast<Vector<T>, Vector<long>>(b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> SubtractBits(Vector<T> a, Vector<T> b)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<int>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<int>>(a) - Unsafe.BitCast<Vector<T>, Vector<int>>(b));
        return Unsafe.BitCast<Vector<long>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<long>>(a) - Unsafe.BitCast<Vector<T>, Vector<long>>(b));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ShiftBitsLeft(Vector<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<int>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<int>>(a) << count);
        return Unsafe.BitCast<Vector<long>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<long>>(a) << count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ShiftBitsRightArithmetic(Vector<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<int>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<int>>(a) >> count);
        return Unsafe.BitCast<Vector<long>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<long>>(a) >> count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ShiftBitsRightLogical(Vector<T> a, int count)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<int>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<int>>(a) >>> count);
        return Unsafe.BitCast<Vector<long>, Vector<T>>(Unsafe.BitCast<Vector<T>, Vector<long>>(a) >>> count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> ConvertFromInteger(Vector<T> bits)
    {
        if (sizeof(T) == sizeof(float))
            return Unsafe.BitCast<Vector<float>, Vector<T>>(Vector.ConvertToSingle(Unsafe.BitCast<Vector<T>, Vector<int>>(bits)));
        return Unsafe.BitCast<Vector<double>, Vector<T>>(Vector.ConvertToDouble(Unsafe.BitCast<Vector<T>, Vector<long>>(bits)));
    }
}
