using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x above 0, slope·x below. A slope above 0 keeps the sign, so that the output tells the derivative.</summary>
internal sealed class LeakyReLU : Activation
{
    public override Expression Of(Expression x, Options options) => Choose(Greater(x, Zero), x, Slope(options) * x);

    public override Expression? DerivativeFromOutput(Expression y, Options options) => Slope(options) > 0 ? Choose(Greater(y, Zero), One, Slope(options)) : null;

    public override string Describe(Options options) => FormattableString.Invariant($"slope {Slope(options)}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double value = context.Options.Number("Slope", 0.01);
        return context.Require(!double.IsInfinity(value), "Slope", "a finite number", value);
    }

    private static double Slope(Options options) => options.Number("Slope", 0.01);
}
