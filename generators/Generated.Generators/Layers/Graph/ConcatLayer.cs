using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Values one after another along the last axis: each is written into its range of the result.</summary>
internal sealed class ConcatLayer : JoinLayer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!RequireMarks(context) || !context.RequireVector(input))
            return null;

        int length = input[0];
        foreach (string name in context.Options.Texts("Marks"))
        {
            if (context.Mark(name, "Marks") is not { } mark)
                return null;
            if (mark.Length != 1)
            {
                context.ReportJoin(name, "Marks", input, "both must be vectors; put [Flatten] before its [Mark]");
                return null;
            }
            length += mark[0];
        }
        return [length];
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        TensorProgram program = context.Program;
        Value output = program.NewValue(context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        int offset = 0;
        foreach (Value part in (IEnumerable<Value>)[input, .. context.Options.Texts("Marks").Select(context.Mark)])
        {
            Value range = program.NewValue(context.ValueName + Identifiers.Pascal(part.Name), part.Shape, ValueRole.Intermediate, output, offset);
            program.Forward.Add(new MapOp([part], [(range, Expressions.X)]) { Label = context.LayerName });
            offset += part.Shape.Elements;
        }
        return output;
    }
}
