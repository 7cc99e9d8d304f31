using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>max(0, |a - p| - |a - n| + margin).</summary>
internal sealed class TripletMargin : Loss
{
    public override TargetDomain Targets => TargetDomain.NoTarget;

    protected override Value Lower(LossContext context, Value output)
    {
        Value near = Distance(context, output, "Positive");
        Value far = Distance(context, output, "Negative");
        Expression loss = AtLeast(X - Arg(1) + context.Options.Number("Margin", 1), Zero);
        return context.Total(context.Map("sampleLoss", loss, [near, far]));
    }

    protected override bool Check(ShapeContext context, int[] output) =>
        context.RequireFinite("Margin", context.Options.Number("Margin", 1))
        & context.RequireMark(context.Options.Text("Positive"), "Positive", output)
        & context.RequireMark(context.Options.Text("Negative"), "Negative", output);

    /// <summary>The distance to a mark, 1e-6 added to each difference as in PyTorch's pairwise distance.</summary>
    private static Value Distance(LossContext context, Value output, string option)
    {
        Value mark = context.Flat(context.Mark(context.Options.Text(option)!));
        Expression d = X - Arg(1) + 1e-6;
        Value square = context.Reduce("square" + option, ReduceKind.Sum, d * d, context.Flat(output), mark);
        // The root has no slope at 0; the distance of equal vectors gets the slope 0, as in PyTorch.
        return context.Map("distance" + option, Choose(Equal(X, Zero), X, Sqrt(X)), [square]);
    }
}
