using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers.Graph;

/// <summary>Values one after another along the last axis: vectors end to end, images and sequences channel after channel.</summary>
internal sealed class ConcatLayer(Options given) : JoinLayer(given)
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!RequireMarks(context))
            return null;

        int last = input.Length - 1;
        int[] output = [.. input];
        foreach (NamedMark name in Reads)
        {
            if (context.Mark(name) is not { } mark)
                return null;
            if (mark.Length != input.Length || !mark.Take(last).SequenceEqual(input.Take(last)))
            {
                context.ReportJoin(name, input, input.Length == 1
                    ? "both must be vectors; put [Flatten] before its [Mark]"
                    : $"all sizes but the last must be the same, as of {Shapes.Text([.. input.Take(last)])}x{mark[mark.Length - 1]}");
                return null;
            }
            output[last] += mark[last];
        }
        return output;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        TensorProgram program = context.Program;
        TensorShape shape = TensorShape.OfSample(context.OutputShape);
        Value[] parts = [input, .. context.Marked];
        if (shape.Axes.Count > 1)
            return program.Reshaped(Interleaved(context, parts), shape, context.ValueName);

        Value output = program.NewValue(context.ValueName, shape, ValueRole.Intermediate);
        // Vectors are written where they stand in the result.
        int offset = 0;
        foreach (Value part in parts)
        {
            Value range = program.NewValue(context.ValueName + Identifiers.Pascal(part.Name), part.Shape, ValueRole.Intermediate, output, offset);
            context.Add(new MapOp([part], [(range, Algebra.X)]));
            offset += part.Shape.Elements;
        }
        return output;
    }

    /// <summary>
    /// All positions of the images, one after another, as [positions, channels]; in each position the channels of one value follow those of another.
    /// </summary>
    private static Value Interleaved(LoweringContext context, Value[] parts)
    {
        var boxes = new List<Box>();
        int channels = context.OutputShape[context.OutputShape.Length - 1];
        int positions = context.OutputShape.Elements() / channels;
        int channel = 0;
        foreach (Value part in parts)
        {
            int own = part.Shape.Axes[part.Shape.Axes.Count - 1];
            boxes.Add(new Box(context.Program.Reshaped(part, TensorShape.OfSample(positions, own)), [0, 0], [0, channel], [positions, own]));
            channel += own;
        }
        Value output = context.Program.NewValue(context.ValueName, TensorShape.OfSample(positions, channels), ValueRole.Intermediate);
        context.Add(new PlaceOp(output, [.. boxes]));
        return output;
    }
}
