namespace Generated;

/// <summary>
/// Places a block: its layers stand here, with parameters of their own. They are named by their path: a layer
/// <c>Dense1</c> of a block that is used with <c>Name = "Stage2"</c> is <c>Stage2.Dense1</c> in summaries and checkpoints
/// (<c>Stage2.Dense1.weight</c>) and in C# (<c>network.Stage2.Dense1.Weights</c>); where the block is repeated it is
/// <c>Stage2.Block1.Dense1</c>, <c>Stage2.Block2.Dense1</c> and so on. Without a name the placement has that of
/// the block's class and a number, such as <c>Residual1</c>.
/// </summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="arguments">What the block's <see cref="BlockArgument"/>s stand for here, in their order: <c>[Use&lt;Residual&gt;(64, 2)]</c>. As many as the block has; whole numbers for options that take whole numbers.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute<TBlock>(params double[] arguments) : LayerAttribute
    where TBlock : class
{
    /// <summary>What the block's <see cref="BlockArgument"/>s stand for here, in their order.</summary>
    public double[] Arguments { get; } = arguments;

    /// <summary>How often the block follows itself, each time with parameters of its own; at least 1, and 1 by default.</summary>
    public int Repeat { get; set; } = 1;
}
