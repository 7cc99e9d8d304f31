using System.ComponentModel;

namespace Generated;

/// <summary>
/// Written by the generator for a block whose options are computed from its arguments, as <c>Dense(4 * Width)</c> is. The computation is in the block's
/// source only, so that another assembly must not use the block; there it is reported.
/// </summary>
/// <param name="block">The block.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ComputedBlockAttribute(Type block) : Attribute
{
    /// <summary>The block.</summary>
    public Type Block { get; } = block;
}
