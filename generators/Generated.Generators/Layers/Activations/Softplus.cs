using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record SoftplusOptions(double Beta, double Threshold)
{
    public static SoftplusOptions Of(Options given) => new(given.Number(nameof(Beta), 1), given.Number(nameof(Threshold), 20));
}

/// <summary>log(1 + exp(beta·x))/beta.</summary>
internal sealed class Softplus(Options given) : Activation
{
    private readonly SoftplusOptions _options = SoftplusOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x)
    {
        Expression scaled = _options.Beta * x;
        return Choose(Greater(scaled, _options.Threshold), x, Log1P(Algebra.Exp(scaled)) / _options.Beta);
    }

    protected override bool CheckOptions(ShapeContext context) =>
        context.Require(_options.Beta != 0 && !double.IsInfinity(_options.Beta), nameof(_options.Beta), "a finite number other than 0", _options.Beta)
        & context.RequireFinite(nameof(_options.Threshold), _options.Threshold);
}
