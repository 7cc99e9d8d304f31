using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The vector operations that generated kernels and the vector functions use. A kernel is written once, generic over an implementation; the
/// just-in-time compiler makes one version for each width, in which every call here becomes one instruction (or a few).
/// </summary>
/// <remarks>
/// Implementations: <see cref="PortableSimd{T}"/> on <see cref="System.Numerics.Vector{T}"/>, and
/// <see cref="WideSimd{T}"/> on <see cref="System.Runtime.Intrinsics.Vector512{T}"/>. Masks are vectors whose
/// lanes have all bits set or none. Lanes beyond the first 16 do not exist: <see cref="Count"/> divides 16.
/// The members that kernels call most stand last: the runtime looks for a member from the last to the first, whenever a call of it is compiled.
/// </remarks>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISimd<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>A vector of the lanes' numbers: 0, 1, 2, and so on.</summary>
    static abstract TVector Indices { get; }

    /// <summary>a / b.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>-a.</summary>
    static abstract TVector Negate(TVector a);

    /// <summary>The smaller, lane by lane; NaN where either is NaN (IEEE 754-2019 minimum).</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The absolute value.</summary>
    static abstract TVector Abs(TVector a);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>The largest integer that is not above.</summary>
    static abstract TVector Floor(TVector a);

    /// <summary>The smallest integer that is not below.</summary>
    static abstract TVector Ceiling(TVector a);

    /// <summary>The nearest integer, ties to even.</summary>
    static abstract TVector Round(TVector a);

    /// <summary>A mask of the lanes with a = b.</summary>
    static abstract TVector Equal(TVector a, TVector b);

    /// <summary>A mask of the lanes with a &lt; b.</summary>
    static abstract TVector LessThan(TVector a, TVector b);

    /// <summary>A mask of the lanes with a &lt;= b.</summary>
    static abstract TVector LessThanOrEqual(TVector a, TVector b);

    /// <summary>A mask of the lanes with a > b.</summary>
    static abstract TVector GreaterThan(TVector a, TVector b);

    /// <summary>A mask of the lanes with a >= b.</summary>
    static abstract TVector GreaterThanOrEqual(TVector a, TVector b);

    /// <summary>Whether any bit of any lane of a mask is set.</summary>
    static abstract bool Any(TVector mask);

    /// <summary>The bits of a and b.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>The bits of a or b.</summary>
    static abstract TVector Or(TVector a, TVector b);

    /// <summary>The bits of exactly one of a and b.</summary>
    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>The bits of a that are not set in b.</summary>
    static abstract TVector AndNot(TVector a, TVector b);

    /// <summary>The sum of the lanes' bits, taken as integers of the lanes' size.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    /// <summary>The difference of the lanes' bits, taken as integers of the lanes' size.</summary>
    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>The lanes' bits shifted left.</summary>
    static abstract TVector ShiftBitsLeft(TVector a, int count);

    /// <summary>The lanes' bits shifted right, the sign bit repeated.</summary>
    static abstract TVector ShiftBitsRightArithmetic(TVector a, int count);

    /// <summary>The lanes' bits shifted right, zeros moved in.</summary>
    static abstract TVector ShiftBitsRightLogical(TVector a, int count);

    /// <summary>The number that each lane's bits make as a signed integer, as a floating-point value.</summary>
    static abstract TVector ConvertFromInteger(TVector bits);

    /// <summary>
    /// a * b + c, rounded once on every processor, for computations that need what a product loses when it is rounded. Without an instruction for it,
    /// it takes some forty.
    /// </summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Lane by lane, <paramref name="whenTrue"/> where the mask is set, else <paramref name="whenFalse"/>.</summary>
    static abstract TVector Select(TVector mask, TVector whenTrue, TVector whenFalse);

    /// <summary>The larger of the value and zero; NaN stays NaN. Cheaper than <see cref="Max"/>, which has more cases to tell apart.</summary>
    static abstract TVector Rectify(TVector a);

    /// <summary>The larger, lane by lane; NaN where either is NaN (IEEE 754-2019 maximum).</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>Writes the first <paramref name="count"/> lanes only (all, if there are fewer lanes). No memory beyond them is touched.</summary>
    static abstract void StorePartial(TVector value, ref T destination, int index, int count);

    /// <summary>Reads the first <paramref name="count"/> lanes only (all, if there are fewer lanes); the others are zero. No memory beyond them is
    /// touched.</summary>
    static abstract TVector LoadPartial(ref readonly T source, int index, int count);

    /// <summary>
    /// Whether there are 32 vector registers (AVX-512, ARM64) or only 16 (AVX2), which limits the number of sums that a kernel can keep in registers.
    /// A constant to the compiler.
    /// </summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>Number of lanes: a power of two from 2 to 16, a constant to the compiler.</summary>
    static abstract int Count { get; }

    /// <summary>A vector of zeros.</summary>
    static abstract TVector Zero { get; }

    /// <summary>a - b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a * b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>A vector with <paramref name="value"/> in every lane.</summary>
    static abstract TVector Create(T value);

    /// <summary>Writes a vector to <paramref name="index"/> elements after <paramref name="destination"/>.</summary>
    static abstract void Store(TVector value, ref T destination, int index);

    /// <summary>Reads a vector from <paramref name="index"/> elements after <paramref name="source"/>.</summary>
    static abstract TVector Load(ref readonly T source, int index);

    /// <summary>
    /// a * b + c for sums of products: rounded once where the processor has an instruction for it, otherwise (x86 before AVX2) after the product, too.
    /// </summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);
}
