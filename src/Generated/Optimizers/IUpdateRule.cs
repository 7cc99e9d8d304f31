using Generated.Runtime;

namespace Generated;

/// <summary>
/// The formula of an optimizer for a vector of parameters: the constants of one step, and the operations with them. It is written once;
/// <see cref="Sweep"/> runs it over spans at either vector width.
/// </summary>
/// <remarks>
/// Contains only operations on single lanes, with fused multiply-adds only where they are written: the bits of an element then depend neither on the
/// width of the vector nor on the position of the element.
/// </remarks>
/// <typeparam name="T">The element type.</typeparam>
internal interface IUpdateRule<T>
    where T : unmanaged
{
    /// <summary>Updates parameters and their states; a state that the rule does not use is unchanged.</summary>
    void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
        where TVector : struct
        where TSimd : ISimd<TVector, T>;
}
