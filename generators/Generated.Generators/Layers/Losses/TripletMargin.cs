using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <param name="Positive">The mark of what should be near.</param>
/// <param name="Negative">The mark of what should be far.</param>
/// <param name="Margin">By how much the one should be nearer than the other.</param>
internal sealed record TripletMarginOptions(string? Positive, string? Negative, double Margin)
{
    public static TripletMarginOptions Of(Options given) => new(given.Text(nameof(Positive)), given.Text(nameof(Negative)), given.Number(nameof(Margin), 1));
}

/// <summary>max(0, |a - p| - |a - n| + margin).</summary>
internal sealed class TripletMargin(Options given) : Loss(given)
{
    private readonly TripletMarginOptions _options = TripletMarginOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.NoTarget;

    public override TargetSize TargetSize => TargetSize.None;

    public override Values Expects => Values.AnyNumbers;

    public override IReadOnlyList<NamedMark> Reads => [new(_options.Positive, nameof(_options.Positive)), new(_options.Negative, nameof(_options.Negative))];

    protected override Value Lower(LossContext context, Value output)
    {
        Value near = Distance(context, output, 0);
        Value far = Distance(context, output, 1);
        Expression loss = AtLeast(X - Arg(1) + _options.Margin, Zero);
        return context.Total(context.Map("sampleLoss", loss, [near, far]));
    }

    protected override bool Check(ShapeContext context, int[] output) =>
        context.RequireFinite(nameof(_options.Margin), _options.Margin)
        & context.RequireMark(Reads[0], output)
        & context.RequireMark(Reads[1], output);

    /// <summary>The distance to a mark, 1e-6 added to each difference as in PyTorch's pairwise distance.</summary>
    private Value Distance(LossContext context, Value output, int read)
    {
        Value mark = context.Flat(context.Marked[read]);
        string option = Reads[read].Option;
        Expression d = X - Arg(1) + 1e-6;
        Value square = context.Reduce("square" + option, ReduceKind.Sum, d * d, context.Flat(output), mark);
        // The root has no slope at 0; the distance of equal vectors gets the slope 0, as in PyTorch.
        return context.Map("distance" + option, Choose(Equal(X, Zero), X, Sqrt(X)), [square]);
    }
}
