using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Numerics;

/// <summary>Which implementation of <see cref="ISimd{TVector, T}"/> this machine is fastest with.</summary>
public static class SimdWidth
{
    /// <summary>
    /// Whether <see cref="WideSimd{T}"/> is the faster one: there are 512-bit registers that the runtime
    /// trusts, and <see cref="Vector{T}"/> does not use them. A constant to the just-in-time compiler, so that
    /// of the two branches that a kernel's dispatch makes only one is compiled.
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
