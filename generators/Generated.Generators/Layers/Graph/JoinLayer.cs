using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Graph;

/// <summary>A layer that joins marked values with the current one.</summary>
internal abstract class JoinLayer : Layer
{
    public override string Describe(Options options) => string.Join(", ", options.Texts("Marks").Select(mark => $"\"{mark}\""));

    protected static bool RequireMarks(ShapeContext context) =>
        context.Require(context.Options.Texts("Marks").Length > 0, "Marks", "the name of one mark or more", "none");
}

/// <summary>A join that combines values of one shape element by element.</summary>
internal abstract class ElementwiseJoin : JoinLayer
{
    protected abstract Expression Combine(Expression a, Expression b);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        bool fine = RequireMarks(context);
        foreach (string mark in context.Options.Texts("Marks"))
            fine &= context.RequireMark(mark, "Marks", input);
        return fine ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        Value[] joined = [input, .. context.Options.Texts("Marks").Select(context.Mark)];
        Expression all = Enumerable.Range(0, joined.Length).Select(Algebra.Arg).Aggregate(Combine);
        return context.Map(context.ValueName, all, joined);
    }
}

/// <summary>The sum of values: a residual join.</summary>
internal sealed class AddLayer : ElementwiseJoin
{
    protected override Expression Combine(Expression a, Expression b) => a + b;
}

/// <summary>The product of values: a gate. One may repeat along the positions or the channels of the largest.</summary>
internal sealed class MultiplyLayer : ElementwiseJoin
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        bool fine = RequireMarks(context);
        int[] largest = input;
        var shapes = new List<(string Mark, int[] Shape)>();
        foreach (string mark in context.Options.Texts("Marks"))
        {
            if (context.Mark(mark, "Marks") is not { } shape)
            {
                fine = false;
                continue;
            }
            shapes.Add((mark, shape));
            // If several have the largest number of elements, the one with more axes: [C] is a gate of [1, 1, C].
            if (shape.Length >= largest.Length && (shape.Elements() > largest.Elements() || (shape.Elements() == largest.Elements() && shape.Length > largest.Length)))
                largest = shape;
        }
        foreach ((string mark, int[] shape) in shapes)
        {
            if (Fits(shape, largest) && Fits(input, largest))
                continue;
            fine = false;
            string gates = largest.Length > 1 ? ", or one with a number for each channel (C for HxWxC) or position (HxWx1) of the other" : "";
            context.ReportJoin(mark, "Marks", input, "the shapes must be the same" + gates + ShapeContext.HowToMend(input, shape));
        }
        return fine ? largest : null;
    }

    private static bool Fits(int[] shape, int[] largest) => shape.SequenceEqual(largest)
        || Broadcast.Of(TensorShape.OfSample(shape), TensorShape.OfSample(largest)) is Spread.SampleChannels or Spread.Positions
        || (shape.Length < largest.Length && shape.Elements() == largest.Elements() && shape[shape.Length - 1] == largest[largest.Length - 1]);

    protected override Expression Combine(Expression a, Expression b) => a * b;
}
