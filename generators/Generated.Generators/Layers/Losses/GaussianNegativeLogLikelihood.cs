using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Losses;

/// <summary>(log v + (y - t)²/v)/2; without the constant.</summary>
internal sealed class GaussianNegativeLogLikelihood : Loss
{
    public override TargetDomain Targets => TargetDomain.AnyNumber;

    protected override Value Lower(LossContext context, Value output)
    {
        Value variance = context.Flat(context.Mark(context.Options.Text("Variance")!));
        // The bound is not differentiated: where it applies, the gradient is that of the variance itself, as in PyTorch.
        Expression v = Arg(2);
        Expression held = Hold(Max(v, context.Options.Number("Epsilon", 1e-6))) + (v - Hold(v));
        Expression d = X - Arg(1);
        bool isShared = variance.Shape.Elements == 1 && output.Shape.Elements > 1;
        Value wide = isShared ? context.Program.Reshaped(variance, TensorShape.PerSample) : variance;
        return context.ElementByElement(output, 0.5 * (Log(held) + (d * d / held)), wide);
    }

    protected override bool Check(ShapeContext context, int[] output)
    {
        string? mark = context.Options.Text("Variance");
        double epsilon = context.Options.Number("Epsilon", 1e-6);
        return context.Require(epsilon > 0 && !double.IsInfinity(epsilon), "Epsilon", "a positive number", epsilon)
            && context.Mark(mark, "Variance") is { } variance
            && (variance.Elements() == 1 || context.RequireMark(mark, "Variance", output));
    }
}
