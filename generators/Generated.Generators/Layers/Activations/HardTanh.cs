using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x, held between two bounds.</summary>
internal sealed class HardTanh : Activation
{
    public override Expression Of(Expression x, Options options) => Min(Max(x, options.Number("Minimum", -1)), options.Number("Maximum", 1));

    public override Expression? DerivativeFromOutput(Expression y, Options options) => Choose(And(Greater(y, options.Number("Minimum", -1)), Less(y, options.Number("Maximum", 1))), One, Zero);

    public override string Describe(Options options) => FormattableString.Invariant($"""{options.Number("Minimum", -1)} to {options.Number("Maximum", 1)}""");

    protected override bool CheckOptions(ShapeContext context)
    {
        double minimum = context.Options.Number("Minimum", -1);
        double maximum = context.Options.Number("Maximum", 1);
        return context.Require(context.Rounded(minimum) < context.Rounded(maximum), "Maximum", FormattableString.Invariant($"above the minimum, {minimum}"), maximum);
    }
}
