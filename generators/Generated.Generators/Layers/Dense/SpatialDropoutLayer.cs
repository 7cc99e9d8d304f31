using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Dense;

/// <summary>While training, drops whole channels of each sample and multiplies the others by 1/(1 - rate). Tompson et al., 2015.</summary>
internal sealed class SpatialDropoutLayer(Options given) : MaskingLayer(given)
{
    public override Values Values => Values.AnyNumbers;

    /// <summary>Of a vector, the layers below would only complain again.</summary>
    public override bool KeepsShape => false;

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (!CheckOptions(context))
            return null;
        if (input.Length > 1)
            return input;
        context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, "an image or a sequence", Shapes.Text(input),
            "; [Dropout] drops elements of a vector");
        return null;
    }

    protected override TensorShape MaskOf(TensorShape input) => TensorShape.OfSample(input.Channels());
}
