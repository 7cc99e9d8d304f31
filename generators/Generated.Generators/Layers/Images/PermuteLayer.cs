using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

internal sealed record PermuteOptions(int[] Axes)
{
    public static PermuteOptions Of(Options given) => new(given.Integers(nameof(Axes)));
}

/// <summary>Reorders the axes of a sample; if only axes with one position change places, nothing is copied.</summary>
internal sealed class PermuteLayer(Options given) : Layer
{
    private readonly PermuteOptions _options = PermuteOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Changed;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int[] axes = _options.Axes;
        bool fine = context.Require(axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, input.Length)), nameof(_options.Axes),
            $"each of 0 to {input.Length - 1} once, since the input {Shapes.Text(input)} has {input.Length} ax{(input.Length == 1 ? "is" : "es")}",
                axes.Length == 0 ? "none" : string.Join(", ", axes));
        return fine ? [.. axes.Select(axis => input[axis])] : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] axes = _options.Axes;
        TensorShape shape = TensorShape.OfSample(context.OutputShape);
        int[] moving = [.. axes.Where(axis => input.Shape.Axes[axis] > 1)];
        if (moving.SequenceEqual(moving.OrderBy(axis => axis)))
            return context.Program.Reshaped(input, shape, context.ValueName);
        Value output = context.Program.NewValue(context.ValueName, shape, ValueRole.Intermediate);
        context.Add(new PermuteOp(output, input, axes));
        return output;
    }

    public override string Describe() => string.Join(", ", _options.Axes);
}
