using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Graph;

/// <summary>The product of values: a gate. One may repeat along the positions or the channels of the largest.</summary>
internal sealed class MultiplyLayer(Options given) : ElementwiseJoin(given)
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        bool fine = RequireMarks(context);
        int[] largest = input;
        var shapes = new List<(NamedMark Mark, int[] Shape)>();
        foreach (NamedMark mark in Reads)
        {
            if (context.Mark(mark) is not { } shape)
            {
                fine = false;
                continue;
            }
            shapes.Add((mark, shape));
            // If several have the largest number of elements, the one with more axes: [C] is a gate of [1, 1, C].
            int more = shape.Elements() - largest.Elements();
            if (shape.Length >= largest.Length && (more > 0 || (more == 0 && shape.Length > largest.Length)))
                largest = shape;
        }
        foreach ((NamedMark mark, int[] shape) in shapes)
        {
            if (Fits(shape, largest) && Fits(input, largest))
                continue;
            fine = false;
            string gates = largest.Length > 1 ? ", or one with a number for each channel (C for HxWxC) or position (HxWx1) of the other" : "";
            context.ReportJoin(mark, input, "the shapes must be the same" + gates + ShapeContext.HowToMend(input, shape));
        }
        return fine ? largest : null;
    }

    private static bool Fits(int[] shape, int[] largest) => shape.SequenceEqual(largest)
        || Access.AlongOf(TensorShape.OfSample(shape), TensorShape.OfSample(largest)) is Along.SampleChannels or Along.SamplePositions
        || (shape.Length < largest.Length && shape.Elements() == largest.Elements() && shape[shape.Length - 1] == largest[largest.Length - 1]);

    protected override Expression Combine(Expression a, Expression b) => a * b;
}
