using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Normalization;

/// <param name="Axes">How many axes are normalised together: the last ones.</param>
internal sealed record LayerNormOptions(int Axes)
{
    public static LayerNormOptions Of(Options given) => new(given.Integer(nameof(Axes), 1));
}

/// <summary>(x - mean)/√(variance + epsilon) along the last axes of each sample, scaled and shifted element by element. Ba et al., 2016.</summary>
internal sealed class LayerNormLayer(Options given) : NormalizationLayer(given)
{
    private readonly LayerNormOptions _options = LayerNormOptions.Of(given);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int axes = _options.Axes;
        string expected = $"from 1 to {input.Length}, the axes of {Shapes.Text(input)}";
        return CheckEpsilon(context) & context.Require(axes >= 1 && axes <= input.Length, nameof(_options.Axes), expected, axes) ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] shape = [.. input.Shape.Axes];
        int leading = shape.Length - _options.Axes;
        int[] normalized = [.. shape.Skip(leading)];
        Value rows = context.Program.Reshaped(input, TensorShape.OfSample([.. shape.Take(leading), normalized.Elements()]));
        return context.Program.Reshaped(NormalizeRows(context, rows, IsAffine ? normalized : null), input.Shape);
    }
}
