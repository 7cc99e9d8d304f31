using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Normalization;

/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Affine">Whether there are a learned scale and shift.</param>
internal sealed record NormalizationOptions(double Epsilon, bool Affine)
{
    public static NormalizationOptions Of(Options given, double epsilon, bool affine) =>
        new(given.Number(nameof(Epsilon), epsilon), given.Flag(nameof(Affine), affine));
}

/// <summary>What normalisation layers have in common: a learned scale and shift, and statistics along the last axis.</summary>
/// <param name="given">The options that were given.</param>
/// <param name="epsilon">The default of the option of that name.</param>
/// <param name="affine">The default of the option of that name.</param>
internal abstract class NormalizationLayer(Options given, double epsilon = 1e-5, bool affine = true) : Layer
{
    private readonly NormalizationOptions _options = NormalizationOptions.Of(given, epsilon, affine);

    public sealed override Values Values => Values.AnyNumbers;

    public override LayerState State => IsAffine ? LayerState.Parameters : LayerState.None;

    public sealed override bool HasParameters => true;

    public sealed override InputLayout Layout => InputLayout.Any;

    protected double Epsilon => _options.Epsilon;

    protected bool IsAffine => _options.Affine;

    protected bool CheckEpsilon(ShapeContext context) =>
        context.Require(Epsilon > 0 && !double.IsInfinity(Epsilon), nameof(_options.Epsilon), "a finite number above 0", Epsilon);

    /// <summary>The learned scale, which begins at 1.</summary>
    protected static Value Scale(LoweringContext context, int[] shape) => Parameter(context, TensorName.Scale, shape, Initializer.Ones);

    /// <summary>The learned shift, which begins at 0.</summary>
    protected static Value Shift(LoweringContext context, int[] shape) => Parameter(context, TensorName.Shift, shape, Initializer.Zeros);

    private static Value Parameter(LoweringContext context, TensorName name, int[] shape, Initializer initializer)
    {
        var strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return context.Parameter(name, ParameterKind.Normalization, TensorShape.Of(stride), shape, strides, new Initialization(initializer, 1, 1, 1));
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
        Value inverse = context.Map(name + "Inverse", One / Sqrt((X / count) + Epsilon), [squares]);
        Expression normalized = (X - Arg(1)) * Arg(2);
        return affine is null
            ? context.Map(name, normalized, [rows, mean, inverse])
            : context.Map(name, (normalized * Arg(3)) + Arg(4), [rows, mean, inverse, Scale(context, affine), Shift(context, affine)]);
    }

    protected static Expression Square(Expression x) => x * x;
}
