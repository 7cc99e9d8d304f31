using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Layers.Graph;

internal sealed record JoinOptions(string[] Marks)
{
    public static JoinOptions Of(Options given) => new(given.Texts(nameof(Marks)));
}

/// <summary>A layer that joins marked values with the current one.</summary>
internal abstract class JoinLayer(Options given) : Layer
{
    private readonly JoinOptions _options = JoinOptions.Of(given);

    public sealed override Values Values => Values.Unknown;

    public sealed override LayerState State => LayerState.None;

    public sealed override InputLayout Layout => InputLayout.Any;

    public sealed override IReadOnlyList<NamedMark> Reads => NamedMark.Each(nameof(_options.Marks), _options.Marks);

    public sealed override string Describe() => string.Join(", ", _options.Marks.Select(mark => $"\"{mark}\""));

    protected bool RequireMarks(ShapeContext context) =>
        context.Require(_options.Marks.Length > 0, nameof(_options.Marks), "the name of one mark or more", "none");
}
