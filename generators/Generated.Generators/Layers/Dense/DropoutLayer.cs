using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Dense;

/// <summary>While training, y = x·mask with a mask of zeros and 1/(1 - rate)s; else y = x. Srivastava et al., 2014.</summary>
internal sealed class DropoutLayer : ElementwiseLayer
{
    protected override bool CheckOptions(ShapeContext context)
    {
        double rate = Rate(context.Options);
        return context.Require(rate is >= 0 and < 1, "Rate", "from 0 up to, but not including, 1", rate);
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        double rate = Rate(context.Options);
        if (!context.Training || rate == 0)
            return input;

        Value mask = context.Program.NewValue(context.ValueName + "Mask", input.Shape, ValueRole.Intermediate);
        context.Program.Forward.Add(new RandomMaskOp(mask, rate, context.Program.NextStream()) { Label = context.LayerName });
        return context.Map(context.ValueName, X * Arg(1), [input, mask]);
    }

    /// <summary>A rate that is written as 0.2f is shown as 0.2.</summary>
    public override string Describe(Options options) => Rate(options) is var rate && (float)rate == rate
        ? FormattableString.Invariant($"rate {(float)rate}")
        : FormattableString.Invariant($"rate {rate}");

    private static double Rate(Options options) => options.Number("Rate", 0.5);
}
