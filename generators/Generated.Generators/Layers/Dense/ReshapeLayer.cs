using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

internal sealed record ReshapeOptions(int[] Shape)
{
    public static ReshapeOptions Of(Options given) => new(given.Integers(nameof(Shape)));
}

/// <summary>The same elements under another shape; nothing is copied.</summary>
internal sealed class ReshapeLayer(Options given) : Layer
{
    private readonly ReshapeOptions _options = ReshapeOptions.Of(given);

    public override Values Values => Values.OfInput;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Changed;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int[] shape = _options.Shape;
        string text = Shapes.Text(shape);
        if (!context.Require(shape.Length > 0, nameof(_options.Shape), "one size or more", "none") ||
            !context.Require(shape.All(size => size is >= 1 or -1), nameof(_options.Shape), "sizes of at least 1, or -1 for the one to compute", text) ||
            !context.Require(shape.Count(size => size == -1) <= 1, nameof(_options.Shape), "at most one -1", text))
        {
            return null;
        }

        int elements = input.Elements();
        // Limited to 32 bits: a product that is too large is wrong in any case.
        long known = shape.Where(size => size != -1).Aggregate(1L, (product, size) => Math.Min(product * size, int.MaxValue));
        bool fits = shape.Contains(-1) ? elements % known == 0 : elements == known;
        return context.Require(fits, nameof(_options.Shape), $"sizes whose product is {elements}, as of the input {Shapes.Text(input)}", text)
            ? [.. shape.Select(size => size == -1 ? (int)(elements / known) : size)] : null;
    }

    public override Value Lower(LoweringContext context, Value input) =>
        context.Program.Reshaped(input, TensorShape.OfSample(context.OutputShape), context.ValueName);

    public override string Describe() => Shapes.Text(_options.Shape);
}
