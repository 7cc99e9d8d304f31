using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x, and 0 within a threshold.</summary>
internal sealed class HardShrink : Activation
{
    public override Expression Of(Expression x, Options options) => Choose(LessOrEqual(Algebra.Abs(x), Threshold(options)), Zero, x);

    public override string Describe(Options options) => FormattableString.Invariant($"threshold {Threshold(options)}");

    protected override bool CheckOptions(ShapeContext context)
    {
        double value = context.Options.Number("Threshold", 0.5);
        return context.Require(value >= 0 && !double.IsInfinity(value), "Threshold", "a finite number, not negative", value);
    }

    private static double Threshold(Options options) => options.Number("Threshold", 0.5);
}
