using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x·Φ(x), exactly or by tanh.</summary>
internal sealed class GELU : Activation
{
    public override Expression Of(Expression x, Options options)
    {
        bool tanh = options.Integer("Approximation") == 1;
        return tanh
            ? 0.5 * x * (One + Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * (x * x * x))))
            : 0.5 * x * (One + Erf(x * Math.Sqrt(0.5)));
    }
}
