using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <param name="Other">The mark of what the output is compared with.</param>
/// <param name="Margin">The cosine from which targets of -1 cost.</param>
internal sealed record CosineEmbeddingOptions(string? Other, double Margin)
{
    public static CosineEmbeddingOptions Of(Options given) => new(given.Text(nameof(Other)), given.Number(nameof(Margin), 0));
}

/// <summary>1 - cos for targets of 1, max(0, cos - margin) for targets of -1.</summary>
internal sealed class CosineEmbedding(Options given) : Loss(given)
{
    private readonly CosineEmbeddingOptions _options = CosineEmbeddingOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.Signs;

    public override TargetSize TargetSize => TargetSize.Sample;

    public override Values Expects => Values.AnyNumbers;

    public override IReadOnlyList<NamedMark> Reads => [new(_options.Other, nameof(_options.Other))];

    protected override Value Lower(LossContext context, Value output)
    {
        Value x = context.Flat(output);
        Value other = context.Flat(context.Marked[0]);
        Value dot = context.Reduce("dot", ReduceKind.Sum, X * Arg(1), x, other);
        Value square = context.Reduce("square", ReduceKind.Sum, X * X, x);
        Value otherSquare = context.Reduce("otherSquare", ReduceKind.Sum, X * X, other);
        Value target = context.NumberTarget(TensorShape.PerSample);

        // The same small number as in PyTorch keeps a vector of zeros from dividing by zero.
        Expression cosine = X / Sqrt((Arg(1) + 1e-12) * (Arg(2) + 1e-12));
        Expression loss = Choose(Greater(Arg(3), Zero), One - cosine, AtLeast(cosine - _options.Margin, Zero));
        return context.Total(context.Map("sampleLoss", loss, [dot, square, otherSquare, target]));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double margin = _options.Margin;
        return context.Require(margin is >= -1 and <= 1, nameof(_options.Margin), "from -1 to 1", margin)
            & context.RequireMark(Reads[0], output);
    }
}
