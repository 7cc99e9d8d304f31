using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>y for targets of 1, max(0, margin - y) for targets of -1; at the kink with the slope of margin - y, as in PyTorch.</summary>
internal sealed class HingeEmbedding : Loss
{
    public override TargetDomain Targets => TargetDomain.Signs;

    protected override Value Lower(LossContext context, Value output)
    {
        double margin = context.Options.Number("Margin", 1);
        return context.ElementByElement(output, Choose(Greater(Arg(1), Zero), X, AtLeast(margin - X, Zero)));
    }

    protected override bool Check(ShapeContext context, int[] output) => context.RequireFinite("Margin", context.Options.Number("Margin", 1));
}
