namespace Generated;

/// <summary>
/// Places a block: its layers are inserted here, with parameters of their own. They are named by their path. In a use with <c>Name = "Stage2"</c>,
/// the layer <c>Dense1</c> of the block is <c>Stage2.Dense1</c> in summaries, <c>Stage2.Dense1.weight</c> in checkpoints and
/// <c>network.Stage2.Dense1.Weights</c> in C#. If the block is repeated, the names are <c>Stage2.Block1.Dense1</c>, <c>Stage2.Block2.Dense1</c> and
/// so on. Without a name, the placement is named after the class of the block with a number, such as <c>Residual1</c>.
/// </summary>
/// <typeparam name="TBlock">A class with <see cref="BlockAttribute"/>.</typeparam>
/// <param name="arguments">
/// The values of the block's <see cref="BlockArgument"/>s, in their order: <c>[Use&lt;Residual&gt;(64, 2)]</c>. As many as the block has; whole
/// numbers for options that take whole numbers.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute<TBlock>(params double[] arguments) : LayerAttribute
    where TBlock : class
{
    /// <summary>The values of the block's <see cref="BlockArgument"/>s, in their order.</summary>
    public double[] Arguments { get; } = arguments;

    /// <summary>How many times the block is placed, one after another, each time with parameters of its own; at least 1, and 1 by default.</summary>
    public int Repeat { get; set; } = 1;
}
