using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>What a caller gives to a member of a network of several losses. Implemented by generated code.</summary>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISeveralLosses<T>
{
    /// <summary>Says where each loss goes.</summary>
    /// <param name="losses">The span, with an element for each.</param>
    void SetLosses(Span<T> losses);
}
