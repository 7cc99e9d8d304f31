#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>
/// The arguments of a block. Within the attributes of a class with <see cref="BlockAttribute"/>, each of these constants stands for one argument of
/// <see cref="UseAttribute{TBlock}"/>. Every option that takes a number accepts them. A block gives them names of its own:
/// <c>public const int Width = BlockArgument.First;</c>.
/// </summary>
/// <remarks>
/// The attributes, constants and functions of a block may compute with arguments: <c>Dense(4 * Width)</c>, <c>const int Size = Width / Heads;</c>,
/// <c>Use&lt;Inner&gt;(2 * Width)</c>, <c>Dropout(Rate / 2)</c>, <c>Deep ? 4 : 2</c>. Everything that C# allows in constants is evaluated where the
/// block is used, by the rules of C#: with whole numbers, <c>Width / 2</c> is a whole number. An argument that is not a whole number makes the
/// computation one of <c>double</c>. To divide whole numbers without rounding, declare the constant as <c>double</c>. A computation that fails is
/// reported at the use. The values below have no meaning. C# itself folds constants with them, however, and refuses what overflows, such as a product
/// of four of them. Blocks in another assembly can only pass their arguments on unchanged, because computations exist only in the source.
/// </remarks>
public static class BlockArgument
{
    /// <summary>The first argument.</summary>
    public const int First = -701;

    /// <summary>The second argument.</summary>
    public const int Second = -709;

    /// <summary>The third argument.</summary>
    public const int Third = -719;

    /// <summary>The fourth argument.</summary>
    public const int Fourth = -727;

    /// <summary>The fifth argument.</summary>
    public const int Fifth = -733;

    /// <summary>The sixth argument.</summary>
    public const int Sixth = -739;

    /// <summary>The seventh argument.</summary>
    public const int Seventh = -743;

    /// <summary>The eighth argument.</summary>
    public const int Eighth = -751;
}
