using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Dense;

/// <summary>While training, drops whole channels of each sample and multiplies the others by 1/(1 - rate). Tompson et al., 2015.</summary>
internal sealed class SpatialDropoutLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        double rate = Rate(context.Options);
        if (!context.Require(rate is >= 0 and < 1, "Rate", "from 0 up to, but not including, 1", rate))
            return null;
        if (input.Length > 1)
            return input;
        context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, "an image or a sequence", Shapes.Text(input), "; [Dropout] drops elements of a vector");
        return null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        double rate = Rate(context.Options);
        if (!context.Training || rate == 0)
            return input;

        Value mask = context.Program.NewValue(context.ValueName + "Mask", TensorShape.OfSample(input.Shape.Channels()), ValueRole.Intermediate);
        context.Program.Forward.Add(new RandomMaskOp(mask, rate, context.Program.NextStream()) { Label = context.LayerName });
        return context.Map(context.ValueName, X * Arg(1), [input, mask]);
    }

    /// <summary>A rate that is written as 0.2f is shown as 0.2.</summary>
    public override string Describe(Options options) => Rate(options) is var rate && (float)rate == rate
        ? FormattableString.Invariant($"rate {(float)rate}")
        : FormattableString.Invariant($"rate {rate}");

    private static double Rate(Options options) => options.Number("Rate", 0.5);
}
