using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Makes the current value an output.</summary>
internal sealed class OutputLayer : Layer
{
    public override Values Values => Values.OfInput;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Any;

    public override bool IsOutput => true;

    public override int[]? Infer(ShapeContext context, int[] input) => input;

    public override Value Lower(LoweringContext context, Value input) => input;

    public override string Describe() => "output";
}
