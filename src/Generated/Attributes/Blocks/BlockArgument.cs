namespace Generated;

/// <summary>
/// What a block is told where it is used. Within the attributes of a class with <see cref="BlockAttribute"/> each of
/// these constants stands for one argument of <see cref="UseAttribute{TBlock}"/>, wherever an option takes a number;
/// a block gives them names of its own: <c>public const int Width = BlockArgument.First;</c>. An argument can
/// only be given on as it is: the values below mean nothing by themselves, and are far from each other and from
/// any size so that arithmetic on them (<c>Width / 2</c>) is noticed and reported.
/// </summary>
public static class BlockArgument
{
    /// <summary>The first argument.</summary>
    public const int First = -2_101_010_101;

    /// <summary>The second argument.</summary>
    public const int Second = -2_102_020_202;

    /// <summary>The third argument.</summary>
    public const int Third = -2_103_030_303;

    /// <summary>The fourth argument.</summary>
    public const int Fourth = -2_104_040_404;

    /// <summary>The fifth argument.</summary>
    public const int Fifth = -2_105_050_505;

    /// <summary>The sixth argument.</summary>
    public const int Sixth = -2_106_060_606;

    /// <summary>The seventh argument.</summary>
    public const int Seventh = -2_107_070_707;

    /// <summary>The eighth argument.</summary>
    public const int Eighth = -2_108_080_808;
}
