using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers.Shared;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record GELUOptions(GeluApproximation Approximation)
{
    public static GELUOptions Of(Options given) => new(given.Member<GeluApproximation>(nameof(Approximation)));
}

/// <summary>x·Φ(x), exactly or by tanh.</summary>
internal sealed class GELU(Options given) : Activation
{
    private readonly GELUOptions _options = GELUOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) =>
        _options.Approximation == GeluApproximation.Tanh
            ? 0.5 * x * (One + Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * (x * x * x))))
            : 0.5 * x * (One + Erf(x * Math.Sqrt(0.5)));
}
