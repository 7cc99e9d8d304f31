using System.Linq;

namespace Generated.Generators.Layers.Normalization;

/// <param name="Groups">The number of groups.</param>
internal sealed record GroupNormOptions(int Groups)
{
    public static GroupNormOptions Of(Options given) => new(given.Integer(nameof(Groups)));
}

/// <inheritdoc cref="GroupedNormLayer"/>
/// <remarks>Wu and He, 2018.</remarks>
internal sealed class GroupNormLayer(Options given) : GroupedNormLayer(given, affine: true)
{
    private readonly GroupNormOptions _options = GroupNormOptions.Of(given);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        (int groups, int channels, int values) = (_options.Groups, input.Last(), input.Elements());
        // A single value is its own mean: the output would be the shift alone, for any input.
        string fewer = $"fewer than the {values} values of a sample: more than one value in each group";
        bool fine = CheckEpsilon(context)
            & (context.Require(groups >= 1 && channels % groups == 0, nameof(_options.Groups), $"a divisor of the {channels} channels", groups)
                && context.Require(values > groups, nameof(_options.Groups), fewer, groups));
        return fine ? input : null;
    }

    public override string Describe() => _options.Groups == 1 ? "1 group" : FormattableString.Invariant($"{_options.Groups} groups");

    protected override int GroupsOf(int channels) => _options.Groups;
}
