using System.Numerics;
using System.Runtime.CompilerServices;

namespace Generated.Tests.Runtime;

/// <summary>The bits of a float or a double, as numbers that tests compare.</summary>
internal static class FloatBits
{
    /// <summary>The bits, zero-extended.</summary>
    public static ulong Of<T>(T value)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<T, uint>(value) : Unsafe.BitCast<T, ulong>(value);

    /// <summary>The value with these bits (the low half only, for float).</summary>
    public static T From<T>(ulong bits)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<uint, T>((uint)bits) : Unsafe.BitCast<ulong, T>(bits);

    /// <summary>The bits as a signed integer of the type's size.</summary>
    public static long Signed<T>(T value)
        where T : unmanaged =>
        Unsafe.SizeOf<T>() == 4 ? Unsafe.BitCast<T, int>(value) : Unsafe.BitCast<T, long>(value);

    /// <summary>Equal bits, or both not a number: which of two NaNs an operation passes on is the machine's choice.</summary>
    public static bool Same<T>(T a, T b)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        Of(a) == Of(b) || (T.IsNaN(a) && T.IsNaN(b));

    /// <summary>A value with all its digits and its bits, for messages.</summary>
    public static string Show<T>(T value)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        FormattableString.Invariant($"{value:R} (0x{Of(value):X})");
}
