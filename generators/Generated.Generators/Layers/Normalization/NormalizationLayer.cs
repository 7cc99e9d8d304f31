using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <summary>What normalisation layers have in common: a learned scale and shift, and statistics along the last axis.</summary>
internal abstract class NormalizationLayer : Layer
{
    public override bool HasParameters => true;

    public override bool HasMembers(Options options) => IsAffine(options);

    protected virtual double DefaultEpsilon => 1e-5;

    protected virtual bool AffineByDefault => true;

    protected double Epsilon(Options options) => options.Number("Epsilon", DefaultEpsilon);

    protected bool IsAffine(Options options) => options.Flag("Affine", AffineByDefault);

    protected bool CheckEpsilon(ShapeContext context)
    {
        double epsilon = Epsilon(context.Options);
        return context.Require(epsilon > 0 && !double.IsInfinity(epsilon), "Epsilon", "a finite number above 0", epsilon);
    }

    /// <summary>The learned scale, which begins at 1.</summary>
    protected static Value Scale(LoweringContext context, int[] shape) => Parameter(context, "weight", "Scale", shape, "Ones");

    /// <summary>The learned shift, which begins at 0.</summary>
    protected static Value Shift(LoweringContext context, int[] shape) => Parameter(context, "bias", "Shift", shape, "Zeros");

    private static Value Parameter(LoweringContext context, string name, string property, int[] shape, string initializer)
    {
        var strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return context.Parameter(name, property, "Normalization", TensorShape.Fixed(stride), shape, strides, new Initialization(initializer, 1, 1, 1));
    }

    /// <summary>
    /// (x - mean)/√(variance + epsilon) with mean and variance of each row along the last axis, then scale and shift.
    /// </summary>
    /// <param name="context">The layer.</param>
    /// <param name="rows">The input, reshaped so that its last axis is what is normalised.</param>
    /// <param name="affine">The shape of scale and shift, or null if there are none.</param>
    protected Value NormalizeRows(LoweringContext context, Value rows, int[]? affine)
    {
        string name = context.ValueName;
        double count = rows.Shape.Channels();
        Value sum = context.ReduceLast(name + "Sum", ReduceKind.Sum, X, rows);
        Value mean = context.Map(name + "Mean", X / count, [sum]);
        // The sum of squares is minimal at the mean: its derivative may treat the mean as constant.
        Value squares = context.ReduceLast(name + "Squares", ReduceKind.Sum, Square(X - Hold(Arg(1))), rows, mean);
        Value inverse = context.Map(name + "Inverse", One / Sqrt((X / count) + Epsilon(context.Options)), [squares]);
        Expression normalized = (X - Arg(1)) * Arg(2);
        return affine is null
            ? context.Map(name, normalized, [rows, mean, inverse])
            : context.Map(name, (normalized * Arg(3)) + Arg(4), [rows, mean, inverse, Scale(context, affine), Shift(context, affine)]);
    }

    protected static Expression Square(Expression x) => x * x;
}
