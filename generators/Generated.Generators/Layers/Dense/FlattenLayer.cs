using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

/// <summary>The same elements as a vector; nothing is copied.</summary>
internal sealed class FlattenLayer : Layer
{
    public override Values Values => Values.OfInput;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Changed;

    public override int[]? Infer(ShapeContext context, int[] input) => [input.Elements()];

    public override Value Lower(LoweringContext context, Value input) => context.Flat(input);
}
