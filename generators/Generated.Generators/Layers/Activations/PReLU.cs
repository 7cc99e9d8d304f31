using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers.Shared;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Activations;

internal sealed record PReLUOptions(bool PerChannel, double InitialSlope)
{
    public static PReLUOptions Of(Options given) => new(given.Flag(nameof(PerChannel), false), given.Number(nameof(InitialSlope), 0.25));
}

/// <summary>x above 0, a·x below, with a learned slope a: one for all elements, or one for each channel.</summary>
internal sealed class PReLU(Options given) : Layer
{
    private readonly PReLUOptions _options = PReLUOptions.Of(given);

    public override Values Values => Values.AnyNumbers;

    public override LayerState State => LayerState.Parameters;

    public override InputLayout Layout => InputLayout.Any;

    public override int[]? Infer(ShapeContext context, int[] input) =>
        context.RequireFinite(nameof(_options.InitialSlope), _options.InitialSlope) ? input : null;

    public override Value Lower(LoweringContext context, Value input)
    {
        int slopes = _options.PerChannel ? input.Shape.Channels() : 1;
        TensorShape shape = _options.PerChannel ? TensorShape.Of(slopes) : TensorShape.Scalar;
        var initialization = new Initialization(Initializer.Constant, _options.InitialSlope, 1, 1);
        Value slope = context.Parameter(TensorName.Slope, ParameterKind.Activation, shape, [slopes], [1], initialization);
        return context.Map(context.ValueName, Choose(Greater(X, Zero), X, Arg(1) * X), [input, slope]);
    }
}
