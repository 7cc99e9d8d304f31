using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

/// <summary>The same elements as a vector; nothing is copied.</summary>
internal sealed class FlattenLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input) => [input.Elements()];

    public override Value Lower(LoweringContext context, Value input) => context.Flat(input);
}
