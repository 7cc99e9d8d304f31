using Generated.Numerics;

namespace Generated;

/// <summary>
/// An optimizer's formula for a vector of parameters: the constants of one step, and what they do. Written
/// once; <see cref="Sweep"/> runs it over spans at either vector width.
/// </summary>
/// <remarks>
/// Only operations on single lanes, with fused multiply-adds where they are written and nowhere else: so an element's
/// bits do not depend on the vector's width or on the element's place.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
internal interface IUpdateRule<T>
    where T : unmanaged
{
    /// <summary>Updates parameters and their states; a state that the rule does not use is left alone.</summary>
    void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
        where TVector : struct
        where TSimd : ISimd<TVector, T>;
}
