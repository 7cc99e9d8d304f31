using System.Collections.Generic;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

/// <summary>Continues from a marked value.</summary>
internal sealed class FromLayer(Options given) : Layer
{
    private readonly MarkOptions _options = MarkOptions.Of(given);

    public override Values Values => Values.OfMark;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Changed;

    public override IReadOnlyList<NamedMark> Reads => [_options.Named];

    public override int[]? Infer(ShapeContext context, int[] input) => context.Mark(_options.Named);

    public override Value Lower(LoweringContext context, Value input) => context.Marked[0];

    public override string Describe() => $"\"{_options.Mark}\"";
}
