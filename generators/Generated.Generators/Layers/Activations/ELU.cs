using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record ELUOptions(double Alpha)
{
    public static ELUOptions Of(Options given) => new(given.Number(nameof(Alpha), 1));
}

/// <summary>x above 0, alpha·(exp(x) - 1) below, whose derivative is y + alpha.</summary>
internal sealed class ELU(Options given) : Activation
{
    private readonly ELUOptions _options = ELUOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Choose(Greater(x, Zero), x, _options.Alpha * ExpM1(x));

    public override Expression? DerivativeFromOutput(Expression y) => _options.Alpha > 0 ? Choose(Greater(y, Zero), One, y + _options.Alpha) : null;

    public override string Describe() => FormattableString.Invariant($"alpha {_options.Alpha}");

    protected override bool CheckOptions(ShapeContext context) =>
        context.Require(!double.IsInfinity(_options.Alpha), nameof(_options.Alpha), "a finite number", _options.Alpha);
}
