using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <param name="LogInput">Whether the output is the logarithm of the rate.</param>
internal sealed record PoissonNegativeLogLikelihoodOptions(bool LogInput)
{
    public static PoissonNegativeLogLikelihoodOptions Of(Options given) => new(given.Flag(nameof(LogInput), true));
}

/// <summary>exp(y) - t·y for the logarithm y of the rate; without the terms that do not depend on y.</summary>
internal sealed class PoissonNegativeLogLikelihood(Options given) : ElementLoss(given)
{
    private readonly PoissonNegativeLogLikelihoodOptions _options = PoissonNegativeLogLikelihoodOptions.Of(given);

    public override TargetDomain Targets => TargetDomain.NotNegative;

    public override Values Expects => Values.AnyNumbers;

    protected override Value Lower(LossContext context, Value output)
    {
        bool isLog = _options.LogInput;
        return context.ElementByElement(output, isLog ? Algebra.Exp(X) - (Arg(1) * X) : X - (Arg(1) * Log(X + 1e-8)));
    }
}
