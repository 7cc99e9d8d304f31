using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

/// <summary>x above 0, a·x below, with a learned slope a: one for all elements, or one for each channel.</summary>
internal sealed class PReLU : Layer
{
    public override string Kind => nameof(PReLU);

    public override bool HasParameters => true;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        return context.RequireFinite("InitialSlope", context.Options.Number("InitialSlope", 0.25)) ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        bool perChannel = context.Options.Flag("PerChannel", false);
        int slopes = perChannel ? input.Shape.Channels() : 1;
        TensorShape shape = perChannel ? TensorShape.Fixed(slopes) : TensorShape.Scalar;
        var initialization = new Initialization("Constant", context.Options.Number("InitialSlope", 0.25), 1, 1);
        Value slope = context.Parameter("weight", "Slope", "Activation", shape, [slopes], [1], initialization);
        return context.Map(context.ValueName, Choose(Greater(X, Zero), X, Arg(1) * X), [input, slope]);
    }
}
