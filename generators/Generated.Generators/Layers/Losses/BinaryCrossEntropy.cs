using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <param name="PositiveWeights">The weight of a target of 1: of each output, of all of them, or none.</param>
internal sealed record BinaryCrossEntropyOptions(double[] PositiveWeights)
{
    public static BinaryCrossEntropyOptions Of(Options given) => new(given.Numbers(nameof(PositiveWeights)));
}

/// <summary>(1 - t)·x + (1 + (w - 1)·t)·log(1 + exp(-x)), for targets from 0 to 1.</summary>
internal sealed class BinaryCrossEntropy(Options given) : ElementLoss(given)
{
    private readonly BinaryCrossEntropyOptions _options = BinaryCrossEntropyOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.Probabilities;

    public override Values Expects => Values.ScoresFor(Squashing.Sigmoid);

    protected override Value Lower(LossContext context, Value output)
    {
        double[] weights = _options.PositiveWeights;
        Expression t = Arg(1);
        // log(1 + exp(-x)), on the side where nothing overflows.
        Expression positive = Choose(Less(X, Zero), Log1P(Algebra.Exp(X)) - X, Log1P(Algebra.Exp(-X)));
        if (weights.Length > 1)
            return context.ElementByElement(output, ((One - t) * X) + ((((Arg(2) - One) * t) + One) * positive), context.Constants("positiveWeights", weights));

        double weight = weights.Length == 1 ? weights[0] : 1;
        Expression factor = weight == 1 ? One : ((weight - One) * t) + One;
        return context.ElementByElement(output, ((One - t) * X) + (factor * positive));
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        double[] weights = _options.PositiveWeights;
        const string option = nameof(_options.PositiveWeights);
        (int count, int outputs) = (weights.Length, output.Elements());
        return context.Require(count <= 1 || count == outputs, option, $"1 or {outputs} numbers, one for each output", count + " numbers")
            && context.Require(weights.All(weight => weight >= 0 && !double.IsInfinity(weight)), option, "finite numbers, not negative", Options.Text(weights));
    }
}
