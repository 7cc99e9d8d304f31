using Generated;

namespace Spirals;

/// <summary>
/// Tells the arms of two spirals apart. Two things the small networks of textbooks lack: an activation of one's
/// own, and a residual join, which adds what came before a layer to what comes out of it.
/// </summary>
[Network]
[Input(2)]
[Dense(32), Map(nameof(Swish))]
[Mark("before")]
[Dense(32), Map(nameof(Swish))]
[Dense(32), Add("before"), Map(nameof(Swish))]
[Dense(2)]
[CrossEntropy]
public partial class SpiralClassifier
{
    // The generator reads this expression, works out its derivative, and writes both for vectors.
    private static float Swish(float x) => x / (1 + MathF.Exp(-x));
}
