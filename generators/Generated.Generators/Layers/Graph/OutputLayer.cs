using Generated.Generators.Frontend.Inference;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Makes the current value an output; <see cref="Passes.ShapeInference"/> and <see cref="Passes.Lowering"/> keep the outputs.</summary>
internal sealed class OutputLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input) => input;

    public override Value Lower(LoweringContext context, Value input) => input;

    public override string Describe(Options options) => "output";
}
