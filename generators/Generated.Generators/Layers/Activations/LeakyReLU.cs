using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record LeakyReLUOptions(double Slope)
{
    public static LeakyReLUOptions Of(Options given) => new(given.Number(nameof(Slope), 0.01));
}

/// <summary>x above 0, slope·x below. A slope above 0 keeps the sign, so that the output tells the derivative.</summary>
internal sealed class LeakyReLU(Options given) : Activation
{
    private readonly LeakyReLUOptions _options = LeakyReLUOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Choose(Greater(x, Zero), x, _options.Slope * x);

    public override Expression? DerivativeFromOutput(Expression y) => _options.Slope > 0 ? Choose(Greater(y, Zero), One, _options.Slope) : null;

    public override string Describe() => FormattableString.Invariant($"slope {_options.Slope}");

    protected override bool CheckOptions(ShapeContext context) =>
        context.Require(!double.IsInfinity(_options.Slope), nameof(_options.Slope), "a finite number", _options.Slope);
}
