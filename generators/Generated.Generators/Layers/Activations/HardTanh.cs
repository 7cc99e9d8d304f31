using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record HardTanhOptions(double Minimum, double Maximum)
{
    public static HardTanhOptions Of(Options given) => new(given.Number(nameof(Minimum), -1), given.Number(nameof(Maximum), 1));
}

/// <summary>x, held between two bounds.</summary>
internal sealed class HardTanh(Options given) : Activation
{
    private readonly HardTanhOptions _options = HardTanhOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override Expression Of(Expression x) => Min(Max(x, _options.Minimum), _options.Maximum);

    public override Expression? DerivativeFromOutput(Expression y) => Choose(And(Greater(y, _options.Minimum), Less(y, _options.Maximum)), One, Zero);

    public override string Describe() => FormattableString.Invariant($"{_options.Minimum} to {_options.Maximum}");

    protected override bool CheckOptions(ShapeContext context)
    {
        (double minimum, double maximum) = _options;
        string expected = FormattableString.Invariant($"above the minimum, {minimum}");
        return context.Require(context.Rounded(minimum) < context.Rounded(maximum), nameof(_options.Maximum), expected, maximum);
    }
}
