using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>
    /// Whether the machine multiplies and adds with one rounding. Where it does not (x86 before AVX2), a fused multiply-add is a call of the C library for
    /// every lane, sixty times as slow as everything else: kernels and functions then multiply and add with two roundings. A constant to the compiler.
    /// </summary>
    internal static bool HasFusedMultiplyAdd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Fma.IsSupported || AdvSimd.IsSupported;
    }
}
