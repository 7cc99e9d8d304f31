using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>A formula of elements, such as a layer's activation: computes them a vector at a time. Implemented by generated code.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElements<TVector>
    where TVector : struct
{
    /// <summary>A vector of elements.</summary>
    /// <param name="i">The index of its first element.</param>
    /// <param name="n">The index of its first element among the channels of a position, or the columns of a row.</param>
    /// <param name="count">How many elements it has; more than a vector's lanes count as a whole vector.</param>
    TVector At(int i, int n, int count);
}
