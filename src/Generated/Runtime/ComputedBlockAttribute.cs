using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// The generator writes this attribute for a block whose options are computed from its arguments, such as <c>Dense(4 * Width)</c>. The computation
/// exists only in the source of the block, so another assembly must not use the block; its use there is reported.
/// </summary>
/// <param name="block">The block.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComputedBlockAttribute(Type block) : Attribute
{
    /// <summary>The block.</summary>
    public Type Block { get; } = block;
}
