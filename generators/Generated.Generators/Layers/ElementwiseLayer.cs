namespace Generated.Generators.Layers;

/// <summary>A layer with one tensor as its input, and an output of the same shape.</summary>
internal abstract class ElementwiseLayer : Layer
{
    public sealed override InputLayout Layout => InputLayout.Any;

    public override bool KeepsShape => true;

    public override int[]? Infer(ShapeContext context, int[] input) => CheckOptions(context) ? input : null;

    protected virtual bool CheckOptions(ShapeContext context) => true;
}
