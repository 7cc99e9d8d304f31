using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Images;

namespace Generated.Generators.Layers.Pooling;

/// <summary>A pool of all positions: y[c] from all x[h, w, c].</summary>
internal abstract class GlobalPoolLayer : PoolLayer
{
    public sealed override InputLayout Layout => InputLayout.Any;

    public override int[]? Infer(ShapeContext context, int[] input) => ImageShapes.RequireEither(context, input) ? [input[input.Length - 1]] : null;

    protected override (TapAxis Height, TapAxis Width) Windows(int[] input) =>
        input.Length == 2 ? (OneRow, Adaptive(input[0], 1)) : (Adaptive(input[0], 1), Adaptive(input[1], 1));
}
