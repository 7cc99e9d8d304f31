using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>exp(y) - t·y for the logarithm y of the rate; without the terms that do not depend on y.</summary>
internal sealed class PoissonNegativeLogLikelihood : Loss
{
    public override TargetDomain Targets => TargetDomain.NotNegative;

    protected override Value Lower(LossContext context, Value output)
    {
        bool isLog = context.Options.Flag("LogInput", true);
        return context.ElementByElement(output, isLog ? Algebra.Exp(X) - (Arg(1) * X) : X - (Arg(1) * Log(X + 1e-8)));
    }
}
