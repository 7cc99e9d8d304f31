namespace Generated;

/// <summary>
/// What a block is told where it is used. Within the attributes of a class with <see cref="BlockAttribute"/> each of
/// these constants stands for one argument of <see cref="UseAttribute{TBlock}"/>, wherever an option takes a number;
/// a block gives them names of its own: <c>public const int Width = BlockArgument.First;</c>.
/// </summary>
/// <remarks>
/// Arguments can be computed with, in the attributes, in constants and in functions of the block: <c>Dense(4 * Width)</c>, <c>const int Size = Width / Heads;</c>,
/// <c>Use&lt;Inner&gt;(2 * Width)</c>, <c>Dropout(Rate / 2)</c>, <c>Deep ? 4 : 2</c>. What C# allows in constants is evaluated where the block is used, by
/// the rules of C#: <c>Width / 2</c> of whole numbers is whole. An argument that is not whole is computed with as a <c>double</c>; to divide
/// whole ones without rounding declare the constant as <c>double</c>. A computation that fails is reported at the use. The
/// values below mean nothing; C# itself folds constants with them, and refuses what overflows then, such as a product of four of them.
/// Blocks of another assembly can give their arguments on only as they are, since computations are in the source alone.
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
