using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <param name="Variance">The mark of the variance.</param>
/// <param name="Epsilon">The smallest variance.</param>
internal sealed record GaussianNegativeLogLikelihoodOptions(string? Variance, double Epsilon)
{
    public static GaussianNegativeLogLikelihoodOptions Of(Options given) => new(given.Text(nameof(Variance)), given.Number(nameof(Epsilon), 1e-6));
}

/// <summary>(log v + (y - t)²/v)/2; without the constant.</summary>
internal sealed class GaussianNegativeLogLikelihood(Options given) : ElementLoss(given)
{
    private readonly GaussianNegativeLogLikelihoodOptions _options = GaussianNegativeLogLikelihoodOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.AnyNumber;

    public override Values Expects => Values.AnyNumbers;

    public override IReadOnlyList<NamedMark> Reads => [new(_options.Variance, nameof(_options.Variance))];

    protected override Value Lower(LossContext context, Value output)
    {
        Value variance = context.Flat(context.Marked[0]);
        // The bound is not differentiated: where it applies, the gradient is that of the variance itself, as in PyTorch.
        Expression v = Arg(2);
        Expression held = Hold(Max(v, _options.Epsilon)) + (v - Hold(v));
        Expression d = X - Arg(1);
        bool isShared = variance.Shape.Elements == 1 && output.Shape.Elements > 1;
        Value wide = isShared ? context.Program.Reshaped(variance, TensorShape.PerSample) : variance;
        return context.ElementByElement(output, 0.5 * (Log(held) + (d * d / held)), wide);
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double epsilon = _options.Epsilon;
        return context.Require(epsilon > 0 && !double.IsInfinity(epsilon), nameof(_options.Epsilon), "a positive number", epsilon)
            && context.Mark(Reads[0]) is { } variance
            && (variance.Elements() == 1 || context.RequireMark(Reads[0], output));
    }
}
