using Generated.Generators.Ir;

namespace Generated.Generators.Layers.Graph;

internal sealed record MarkOptions(string? Mark)
{
    public static MarkOptions Of(Options given) => new(given.Text(nameof(Mark)));

    /// <summary>The mark, with its option.</summary>
    public NamedMark Named => new(Mark, nameof(Mark));
}

/// <summary>Names the current value.</summary>
internal sealed class MarkLayer(Options given) : Layer
{
    private readonly MarkOptions _options = MarkOptions.Of(given);

    public override Values Values => Values.OfInput;

    public override LayerState State => LayerState.None;

    public override InputLayout Layout => InputLayout.Any;

    public override NamedMark Defines => _options.Named;

    public override int[]? Infer(ShapeContext context, int[] input) => input;

    public override Value Lower(LoweringContext context, Value input) => input;

    public override string Describe() => $"\"{_options.Mark}\"";
}
