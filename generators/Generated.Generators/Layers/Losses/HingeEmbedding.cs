using Generated.Generators.Ir;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

internal sealed record HingeEmbeddingOptions(double Margin)
{
    public static HingeEmbeddingOptions Of(Options given) => new(given.Number(nameof(Margin), 1));
}

/// <summary>y for targets of 1, max(0, margin - y) for targets of -1; at the kink with the slope of margin - y, as in PyTorch.</summary>
internal sealed class HingeEmbedding(Options given) : ElementLoss(given)
{
    private readonly HingeEmbeddingOptions _options = HingeEmbeddingOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.Signs;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output)
    {
        double margin = _options.Margin;
        return context.ElementByElement(output, Choose(Greater(Arg(1), Zero), X, AtLeast(margin - X, Zero)));
    }

    protected override bool Check(ShapeContext context, int[] output) => context.RequireFinite(nameof(_options.Margin), _options.Margin);
}
