using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Normalization;

/// <summary>(x - mean)/√(variance + epsilon) along the last axes of each sample, scaled and shifted element by element. Ba et al., 2016.</summary>
internal sealed class LayerNormLayer : NormalizationLayer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int axes = Axes(context.Options);
        return CheckEpsilon(context) & context.Require(axes >= 1 && axes <= input.Length, "Axes", $"from 1 to {input.Length}, the axes of {Shapes.Text(input)}", axes) ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] shape = [.. input.Shape.Axes];
        int leading = shape.Length - Axes(context.Options);
        int[] normalized = [.. shape.Skip(leading)];
        Value rows = context.Program.Reshaped(input, TensorShape.OfSample([.. shape.Take(leading), normalized.Elements()]));
        return context.Program.Reshaped(NormalizeRows(context, rows, IsAffine(context.Options) ? normalized : null), input.Shape);
    }

    private static int Axes(Options options) => options.Integer("Axes", 1);
}
