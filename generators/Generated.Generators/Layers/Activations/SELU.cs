using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>The ELU whose outputs keep mean 0 and variance 1.</summary>
internal sealed class SELU : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Scale * Choose(Greater(x, Zero), x, Alpha * ExpM1(x));

    public override Expression? DerivativeFromOutput(Expression y) => Choose(Greater(y, Zero), Scale, y + (Scale * Alpha));

    // Klambauer et al., Self-Normalizing Neural Networks, 2017, appendix A; to double precision as in PyTorch.
    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;
}
