using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>1 - cos for targets of 1, max(0, cos - margin) for targets of -1.</summary>
internal sealed class CosineEmbedding : Loss
{
    public override TargetDomain Targets => TargetDomain.Signs;

    protected override Value Lower(LossContext context, Value output)
    {
        Value x = context.Flat(output);
        Value other = context.Flat(context.Mark(context.Options.Text("Other")!));
        Value dot = context.Reduce("dot", ReduceKind.Sum, X * Arg(1), x, other);
        Value square = context.Reduce("square", ReduceKind.Sum, X * X, x);
        Value otherSquare = context.Reduce("otherSquare", ReduceKind.Sum, X * X, other);
        Value target = context.NumberTarget(TensorShape.PerSample);

        // The same small number as in PyTorch keeps a vector of zeros from dividing by zero.
        Expression cosine = X / Sqrt((Arg(1) + 1e-12) * (Arg(2) + 1e-12));
        Expression loss = Choose(Greater(Arg(3), Zero), One - cosine, AtLeast(cosine - context.Options.Number("Margin", 0), Zero));
        return context.Total(context.Map("sampleLoss", loss, [dot, square, otherSquare, target]));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double margin = context.Options.Number("Margin", 0);
        return context.Require(margin is >= -1 and <= 1, "Margin", "from -1 to 1", margin)
            & context.RequireMark(context.Options.Text("Other"), "Other", output);
    }
}
