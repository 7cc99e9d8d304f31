using Generated.Generators.Frontend.Inference;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Names the current value; <see cref="Passes.ShapeInference"/> and <see cref="Passes.Lowering"/> keep the names.</summary>
internal sealed class MarkLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input) => input;

    public override Value Lower(LoweringContext context, Value input) => input;

    public override string Describe(Options options) => $"\"{options.Text("Mark")}\"";
}
