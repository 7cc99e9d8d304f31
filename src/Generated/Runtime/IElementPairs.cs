using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>Two formulas of the same elements, which are read once. Implemented by generated code.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementPairs<TVector>
    where TVector : struct
{
    /// <summary>Computes some elements.</summary>
    /// <param name="i">The number of the first.</param>
    /// <param name="n">The number of its channel.</param>
    /// <param name="count">How many there are: a vector's, or fewer; the others are not read.</param>
    /// <param name="first">What the first formula gives.</param>
    /// <param name="second">What the second one gives.</param>
    void At(int i, int n, int count, out TVector first, out TVector second);
}
