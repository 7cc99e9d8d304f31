using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

/// <summary>The same elements under another shape; nothing is copied.</summary>
internal sealed class ReshapeLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int[] shape = context.Options.Integers("Shape");
        string text = Shapes.Text(shape);
        if (!context.Require(shape.Length > 0, "Shape", "one size or more", "none") ||
            !context.Require(shape.All(size => size is >= 1 or -1), "Shape", "sizes of at least 1, or -1 for the one to compute", text) ||
            !context.Require(shape.Count(size => size == -1) <= 1, "Shape", "at most one -1", text))
        {
            return null;
        }

        int known = shape.Where(size => size != -1).Aggregate(1, (product, size) => product * size);
        int[] result = [.. shape.Select(size => size == -1 ? input.Elements() / known : size)];
        return context.Require(result.Elements() == input.Elements(), "Shape", $"sizes whose product is {input.Elements()}, as of the input {Shapes.Text(input)}", text) ? result : null;
    }

    public override Value Lower(LoweringContext context, Value input) =>
        context.Program.Reshaped(input, TensorShape.OfSample(context.OutputShape), context.ValueName);

    public override string Describe(Options options) => Shapes.Text(options.Integers("Shape"));
}
