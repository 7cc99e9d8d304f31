namespace Generated;

/// <summary>
/// Makes a partial class a neural network: the compiler writes its forward and backward pass, memory plan,
/// constants and documentation from the layer attributes that follow, read from top to bottom.
/// </summary>
/// <param name="precision">The element type; <see cref="Precision.Single"/> by default.</param>
/// <example>
/// <code>
/// [Network]
/// [Input(784)]
/// [Dense(128), ReLU]
/// [Dense(10)]
/// [CrossEntropy]
/// public partial class DigitClassifier;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class NetworkAttribute(Precision precision = Precision.Single) : Attribute
{
    /// <summary>The element type that the network computes and stores its parameters in.</summary>
    public Precision Precision { get; } = precision;
}
