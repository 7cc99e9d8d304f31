using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Dense;

/// <summary>A function of the user, as the parser understood it.</summary>
internal sealed class MapLayer(Options given) : ElementwiseLayer
{
    private readonly FunctionOptions _options = FunctionOptions.Of(given);

    public override Values Values => Values.Unknown;

    public override LayerState State => LayerState.None;

    public override bool AppliesFunction => true;

    /// <summary>The parser reports a function that it does not understand; the layer then has no shape.</summary>
    protected override bool CheckOptions(ShapeContext context) => context.Spec.Function is not null;

    public override Value Lower(LoweringContext context, Value input) =>
        context.Map(context.ValueName, context.Spec.Function!.Body, [input]);

    public override string Describe() => _options.Method ?? "";
}
