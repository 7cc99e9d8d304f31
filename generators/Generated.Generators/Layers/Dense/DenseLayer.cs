using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Dense;

/// <summary>y[b, n] = Σ_k x[b, k]·W[k, n] + bias[n]. PyTorch holds the same weights as [n, k].</summary>
internal sealed class DenseLayer : Layer
{
    /// <summary>The most elements a weight matrix may have: indices are 32-bit, and so are the bytes of a span.</summary>
    private const int MaximumElements = 1 << 28;

    public override bool HasParameters => true;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        int units = context.Options.Integer("Units");
        if (!context.Require(units >= 1, "Units", "at least 1", units) || !Initializations.Check(context) || !context.RequireVector(input))
            return null;
        return context.Require((long)units * input[0] <= MaximumElements, "Units", $"at most {MaximumElements / input[0]} for an input of {input[0]} (2^28 weights)", units) ? [units] : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        int inputs = input.Shape.Elements;
        int units = context.OutputShape[0];
        bool hasBias = context.Options.Flag("Bias", true);

        Value weights = context.Parameter("weight", "Weights", "Weight", TensorShape.Fixed(inputs, units), [units, inputs], [1, units], Initializations.OfWeights(context, inputs, units));
        var batch = new Axis('b', Axis.BatchSize);
        var k = new Axis('k', inputs);
        var n = new Axis('n', units);
        Value product = context.Program.NewValue(hasBias ? context.ValueName + "Product" : context.ValueName, TensorShape.OfSample(units), ValueRole.Intermediate);
        context.Program.Forward.Add(new ContractOp(product, [batch, n], input, [batch, k], weights, [k, n]) { Label = context.LayerName });
        if (!hasBias)
            return product;

        Value bias = context.Parameter("bias", "Bias", "Bias", TensorShape.Fixed(units), [units], [1], Initializations.OfBias(context, inputs, units));
        return context.Map(context.ValueName, X + Arg(1), [product, bias]);
    }
}
