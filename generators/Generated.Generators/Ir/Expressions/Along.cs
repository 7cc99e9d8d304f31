namespace Generated.Generators.Ir.Expressions;

/// <summary>Along what a loop over samples, their positions and their channels moves in a value: where it does not, the value is repeated.</summary>
[Flags]
internal enum Along
{
    /// <summary>One number: <c>[]</c>.</summary>
    Nothing = 0,

    /// <summary>One number a sample: <c>[batch]</c>.</summary>
    Samples = 1,

    /// <summary>One number a position, by itself of no value.</summary>
    Positions = 2,

    /// <summary>One number a channel: <c>[C]</c> or <c>[1, 1, C]</c>, the same for every sample and position.</summary>
    Channels = 4,

    /// <summary>One number a position of each sample: <c>[batch, H, W, 1]</c>, the same for every channel.</summary>
    SamplePositions = Samples | Positions,

    /// <summary>One number a channel of each sample: <c>[batch, C]</c> or <c>[batch, 1, 1, C]</c>, the same for every position.</summary>
    SampleChannels = Samples | Channels,

    /// <summary>The same elements for every sample: <c>[n]</c> where samples have n elements.</summary>
    Elements = Positions | Channels,

    /// <summary>An element for each of the loop's.</summary>
    Everything = Samples | Elements,
}
