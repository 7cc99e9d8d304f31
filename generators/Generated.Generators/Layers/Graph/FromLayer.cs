using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Continues from a marked value.</summary>
internal sealed class FromLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input) => context.Mark(context.Options.Text("Mark"), "Mark");

    public override Value Lower(LoweringContext context, Value input) => context.Mark(context.Options.Text("Mark")!);

    public override string Describe(Options options) => $"\"{options.Text("Mark")}\"";
}
