namespace Generated;

/// <summary>
/// Makes a class a block: a part of networks that is declared once, by the layer attributes that follow, and placed with
/// <see cref="UseAttribute{TBlock}"/> as often as needed. A block has no input and no loss of its own; its first layer reads the value before the
/// place where the block is used. Marks are local to a block: it does not see marks from outside, and its own marks are not visible outside. A block
/// that reads its own input further down therefore begins with a mark. Sizes that differ from use to use are <see cref="BlockArgument"/>s.
/// </summary>
/// <example>
/// <code>
/// [Block]
/// [Mark("x")]
/// [Dense(Width), ReLU]
/// [Dense(Width), Add("x"), ReLU]
/// public class Residual
/// {
///     public const int Width = BlockArgument.First;
/// }
///
/// [Network]
/// [Input(784)]
/// [Dense(64), ReLU]
/// [Use&lt;Residual&gt;(64, Repeat = 3, Name = "Stage1")]
/// [Dense(10), CrossEntropy]
/// public partial class Classifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BlockAttribute : Attribute;
