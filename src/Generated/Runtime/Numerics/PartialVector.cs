using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>
/// Loads and stores of the first lanes of a vector that touch no memory beyond them.
/// </summary>
/// <remarks>
/// The count is split into halves: 10 lanes of 16 are a vector of 8 and a pair. With a constant count every comparison is folded, and one move per
/// part remains. With a count that is known only at run time, the masked moves of AVX and AVX-512 would be shorter, but .NET has them only for
/// pointers.
/// </remarks>
internal static unsafe class PartialVector
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<T> Load<T>(ref T source, int count)
        where T : unmanaged
    {
        if (sizeof(Vector<T>) == sizeof(Vector512<T>))
            return Load512(ref source, count).AsVector();
        if (sizeof(Vector<T>) == sizeof(Vector256<T>))
            return Load256(ref source, count).AsVector();
        return Load128(ref source, count).AsVector();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(Vector<T> value, ref T destination, int count)
        where T : unmanaged
    {
        if (sizeof(Vector<T>) == sizeof(Vector512<T>))
            Store512(value.AsVector512(), ref destination, count);
        else if (sizeof(Vector<T>) == sizeof(Vector256<T>))
            Store256(value.AsVector256(), ref destination, count);
        else
            Store128(value.AsVector128(), ref destination, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> Load512<T>(ref T source, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector512<T>) / sizeof(T))
            return Vector512.LoadUnsafe(ref source);
        if (count > sizeof(Vector256<T>) / sizeof(T))
        {
            return Vector256.LoadUnsafe(ref source).ToVector512Unsafe().WithUpper(
                Load256(ref Unsafe.Add(ref source, sizeof(Vector256<T>) / sizeof(T)), count - sizeof(Vector256<T>) / sizeof(T)));
        }

        return Load256(ref source, count).ToVector512();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<T> Load256<T>(ref T source, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector256<T>) / sizeof(T))
            return Vector256.LoadUnsafe(ref source);
        if (count > sizeof(Vector128<T>) / sizeof(T))
        {
            return Vector128.LoadUnsafe(ref source).ToVector256Unsafe().WithUpper(
                Load128(ref Unsafe.Add(ref source, sizeof(Vector128<T>) / sizeof(T)), count - sizeof(Vector128<T>) / sizeof(T)));
        }

        return Load128(ref source, count).ToVector256();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<T> Load128<T>(ref T source, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector128<T>) / sizeof(T))
            return Vector128.LoadUnsafe(ref source);
        if (count <= 0)
            return Vector128<T>.Zero;
        if (count == 1)
            return Vector128.CreateScalar(source);

        // Two or three lanes of four, of 32 bits: the pair is moved as one double.
        var pair = Vector128.CreateScalar(Unsafe.ReadUnaligned<double>(ref Unsafe.As<T, byte>(ref source))).As<double, T>();
        return count == 2 ? pair : pair.WithElement(2, Unsafe.Add(ref source, 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store512<T>(Vector512<T> value, ref T destination, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector512<T>) / sizeof(T))
        {
            value.StoreUnsafe(ref destination);
        }
        else if (count > sizeof(Vector256<T>) / sizeof(T))
        {
            value.GetLower().StoreUnsafe(ref destination);
            Store256(value.GetUpper(), ref Unsafe.Add(ref destination, sizeof(Vector256<T>) / sizeof(T)), count - sizeof(Vector256<T>) / sizeof(T));
        }
        else
        {
            Store256(value.GetLower(), ref destination, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store256<T>(Vector256<T> value, ref T destination, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector256<T>) / sizeof(T))
        {
            value.StoreUnsafe(ref destination);
        }
        else if (count > sizeof(Vector128<T>) / sizeof(T))
        {
            value.GetLower().StoreUnsafe(ref destination);
            Store128(value.GetUpper(), ref Unsafe.Add(ref destination, sizeof(Vector128<T>) / sizeof(T)), count - sizeof(Vector128<T>) / sizeof(T));
        }
        else
        {
            Store128(value.GetLower(), ref destination, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store128<T>(Vector128<T> value, ref T destination, int count)
        where T : unmanaged
    {
        if (count >= sizeof(Vector128<T>) / sizeof(T))
        {
            value.StoreUnsafe(ref destination);
        }
        else if (count == 1)
        {
            destination = value.ToScalar();
        }
        else if (count > 1)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<T, byte>(ref destination), value.AsDouble().ToScalar());
            if (count == 3)
                Unsafe.Add(ref destination, 2) = value.GetElement(2);
        }
    }
}
