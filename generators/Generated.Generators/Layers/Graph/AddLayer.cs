using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Graph;

/// <summary>The sum of values: a residual join.</summary>
internal sealed class AddLayer(Options given) : ElementwiseJoin(given)
{
    protected override Expression Combine(Expression a, Expression b) => a + b;
}
