using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <summary>x/√(mean of x² + epsilon) along the last axis, scaled. Zhang and Sennrich, 2019.</summary>
internal sealed class RMSNormLayer(Options given) : NormalizationLayer(given, DefaultEpsilon)
{
    /// <summary>2⁻²³: what PyTorch takes in single precision where none is given.</summary>
    private const double DefaultEpsilon = 1.1920928955078125e-07;

    public override int[]? Infer(ShapeContext context, int[] input) => CheckEpsilon(context) ? input : null;

    public override Value Lower(LoweringContext context, Value input)
    {
        string name = context.ValueName;
        int channels = input.Shape.Channels();
        Value squares = context.ReduceLast(name + "Squares", ReduceKind.Sum, Square(X), input);
        Value inverse = context.Map(name + "Inverse", One / Sqrt((X / (double)channels) + Epsilon), [squares]);
        return IsAffine
            ? context.Map(name, X * Arg(1) * Arg(2), [input, inverse, Scale(context, [channels])])
            : context.Map(name, X * Arg(1), [input, inverse]);
    }
}
