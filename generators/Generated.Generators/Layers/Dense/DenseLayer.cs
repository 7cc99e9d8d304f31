using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Dense;

internal sealed record DenseOptions(int Units, bool Bias, InitializerOptions Initializers)
{
    public static DenseOptions Of(Options given) => new(given.Integer(nameof(Units)), given.Flag(nameof(Bias), true), InitializerOptions.Of(given));
}

/// <summary>y[b, n] = Σ_k x[b, k]·W[k, n] + bias[n], for each position of a sequence. PyTorch holds the same weights as [n, k].</summary>
internal sealed class DenseLayer(Options given) : Layer
{
    /// <summary>The most elements a weight matrix may have: indices are 32-bit, and so are the bytes of a span.</summary>
    private const int MaximumElements = 1 << 28;

    private readonly DenseOptions _options = DenseOptions.Of(given);

    public override Values Values => Values.WeightedSums;

    public override LayerState State => LayerState.Parameters;

    public override InputLayout Layout => InputLayout.Any;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int units = _options.Units;
        if (!context.Require(units >= 1, nameof(_options.Units), "at least 1", units) || !_options.Initializers.Check(context)
            || !context.RequireVectors(input))
            return null;
        int inputs = input[input.Length - 1];
        string most = $"at most {MaximumElements / inputs} for an input of {inputs} (2^28 weights)";
        return context.Require((long)units * inputs <= MaximumElements, nameof(_options.Units), most, units)
            ? [.. input.Take(input.Length - 1), units] : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int inputs = input.Shape.Channels(), units = context.OutputShape[context.OutputShape.Length - 1];

        Initialization ofWeights = _options.Initializers.OfWeights(inputs, units), ofBias = _options.Initializers.OfBias(inputs, units);
        Value weights = context.Parameter(TensorName.Weights, ParameterKind.Weight, TensorShape.Of(inputs, units), [units, inputs], [1, units], ofWeights);
        Axis[] rows = [new('b', Dim.Batch), .. input.Shape.Axes.Take(input.Shape.Axes.Count - 1).Select(steps => new Axis('p', steps))];
        Axis k = new('k', inputs), n = new('n', units);
        string name = _options.Bias ? context.ValueName + "Product" : context.ValueName;
        Value product = context.Program.NewValue(name, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        context.Add(new ContractOp(product, [.. rows, n], input, [.. rows, k], weights, [k, n]));
        if (!_options.Bias)
            return product;

        Value bias = context.Parameter(TensorName.Bias, ParameterKind.Bias, TensorShape.Of(units), [units], [1], ofBias);
        return context.Map(context.ValueName, X + Arg(1), [product, bias]);
    }
}
