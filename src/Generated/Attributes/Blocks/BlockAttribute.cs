namespace Generated;

/// <summary>
/// Makes a class a block: a part of networks that is declared once, by the layer attributes that follow, and
/// placed with <see cref="UseAttribute{TBlock}"/> as often as it is needed. It has no input and no loss of its
/// own; its first layer takes what stands before the place where it is used. Marks within a block are its own:
/// no mark from outside is seen in it, and none of its own outside, so that a block that reads its own
/// input begins with a mark. Sizes that differ from place to place are <see cref="BlockArgument"/>s.
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
