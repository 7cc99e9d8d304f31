using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Images;

/// <summary>Reorders the axes of a sample; if only axes with one position change places, nothing is copied.</summary>
internal sealed class PermuteLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int[] axes = context.Options.Integers("Axes");
        bool fine = context.Require(axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(0, input.Length)), "Axes",
            $"each of 0 to {input.Length - 1} once, since the input {Shapes.Text(input)} has {input.Length} ax{(input.Length == 1 ? "is" : "es")}", axes.Length == 0 ? "none" : string.Join(", ", axes));
        return fine ? [.. axes.Select(axis => input[axis])] : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int[] axes = context.Options.Integers("Axes");
        TensorShape shape = TensorShape.OfSample(context.OutputShape);
        int[] moving = [.. axes.Where(axis => input.Shape.Axes[axis] > 1)];
        if (moving.SequenceEqual(moving.OrderBy(axis => axis)))
            return context.Program.Reshaped(input, shape, context.ValueName);
        Value output = context.Program.NewValue(context.ValueName, shape, ValueRole.Intermediate);
        context.Program.Forward.Add(new PermuteOp(output, input, axes) { Label = context.LayerName });
        return output;
    }

    public override string Describe(Options options) => string.Join(", ", options.Integers("Axes"));
}
