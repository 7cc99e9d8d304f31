using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x times the hard sigmoid of x, in three parts: the derivatives at -3 and 3 are then those of the right side, as in PyTorch.</summary>
internal sealed class HardSwish : Activation
{
    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Choose(Less(x, -3), Zero, Choose(Less(x, 3), x * (x + 3) / 6, x));
}
