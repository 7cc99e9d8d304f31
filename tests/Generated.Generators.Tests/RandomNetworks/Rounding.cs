using Generated.Generators.Ir;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>
/// Changes numbers at random by as much as rounding may: what a result becomes with it shows how far the result of another order of the same work, or of
/// another precision, may be from the exact one (stochastic arithmetic, J. Vignes 1978).
/// </summary>
/// <param name="size">The relative size of a change, at most.</param>
/// <param name="seed">The seed of the changes.</param>
internal sealed class Rounding(double size, int seed) : IRounding
{
    private readonly Random _random = new(seed);

    /// <inheritdoc/>
    public double Of(double number, double magnitude) => double.IsFinite(magnitude) ? number + (magnitude * size * ((2 * _random.NextDouble()) - 1)) : number;
}
