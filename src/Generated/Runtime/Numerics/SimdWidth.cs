using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>Selects the implementation of <see cref="ISimd{TVector, T}"/> that is fastest on this machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SimdWidth
{
    /// <summary>
    /// Whether <see cref="WideSimd{T}"/> is the faster one: the runtime reports 512-bit registers as accelerated, and <see cref="Vector{T}"/> does
    /// not use them. This is a constant to the just-in-time compiler, so that only one of the two branches of a kernel's dispatch is compiled.
    /// </summary>
    /// <remarks>
    /// False on processors that slow down for 512-bit instructions: there the runtime reports
    /// <see cref="Vector512.IsHardwareAccelerated"/> as false by itself.
    /// </remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <returns>True for <see cref="WideSimd{T}"/>, false for <see cref="PortableSimd{T}"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool PreferWide<T>()
        where T : unmanaged =>
        Vector512.IsHardwareAccelerated && Vector<T>.Count < Vector512<T>.Count;
}
