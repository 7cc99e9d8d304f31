using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record CELUOptions(double Alpha)
{
    public static CELUOptions Of(Options given) => new(given.Number(nameof(Alpha), 1));
}

/// <summary>x above 0, alpha·(exp(x/alpha) - 1) below, whose derivative is y/alpha + 1. Barron, 2017.</summary>
internal sealed class CELU(Options given) : Activation
{
    private readonly CELUOptions _options = CELUOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Choose(Greater(x, Zero), x, _options.Alpha * ExpM1(x / _options.Alpha));

    public override Expression? DerivativeFromOutput(Expression y) => _options.Alpha > 0 ? Choose(Greater(y, Zero), One, y / _options.Alpha + One) : null;

    public override string Describe() => FormattableString.Invariant($"alpha {_options.Alpha}");

    protected override bool CheckOptions(ShapeContext context) =>
        context.Require(_options.Alpha != 0 && !double.IsInfinity(_options.Alpha), nameof(_options.Alpha), "a finite number other than 0", _options.Alpha);
}
