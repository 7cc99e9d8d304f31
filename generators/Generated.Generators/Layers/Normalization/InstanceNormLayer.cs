using System.Linq;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers.Normalization;

/// <summary>(x - mean)/√(variance + epsilon) of each sample's channels, over all positions. Ulyanov et al., 2016.</summary>
internal sealed class InstanceNormLayer(Options given) : GroupedNormLayer(given, affine: false)
{
    public override int[]? Infer(ShapeContext context, int[] input)
    {
        if (input.Elements() > input.Last())
            return CheckEpsilon(context) ? input : null;
        const string expected = "more than one position, such as an image or a sequence";
        context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, expected, Shapes.Text(input), "; [LayerNorm] normalises vectors");
        return null;
    }

    protected override int GroupsOf(int channels) => channels;
}
