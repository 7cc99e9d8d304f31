namespace Generated.Generators.Layers;

/// <summary>What the output of a layer is, or what a loss takes it for.</summary>
/// <param name="Kind">The kind of the numbers.</param>
/// <param name="By">The function that made probabilities of scores; for <see cref="ValueKind.Scores"/>, the one that is still to do so.</param>
internal sealed record Values(ValueKind Kind, Squashing By = Squashing.Other)
{
    /// <inheritdoc cref="ValueKind.Unknown"/>
    public static readonly Values Unknown = new(ValueKind.Unknown);

    /// <inheritdoc cref="ValueKind.AnyNumbers"/>
    public static readonly Values AnyNumbers = new(ValueKind.AnyNumbers);

    /// <inheritdoc cref="ValueKind.WeightedSums"/>
    public static readonly Values WeightedSums = new(ValueKind.WeightedSums);

    /// <inheritdoc cref="ValueKind.Rectified"/>
    public static readonly Values Rectified = new(ValueKind.Rectified);

    /// <inheritdoc cref="ValueKind.OfInput"/>
    public static readonly Values OfInput = new(ValueKind.OfInput);

    /// <inheritdoc cref="ValueKind.Dropped"/>
    public static readonly Values Dropped = new(ValueKind.Dropped);

    /// <inheritdoc cref="ValueKind.OfMark"/>
    public static readonly Values OfMark = new(ValueKind.OfMark);

    /// <inheritdoc cref="ValueKind.Scores"/>
    public static Values ScoresFor(Squashing function) => new(ValueKind.Scores, function);

    /// <inheritdoc cref="ValueKind.Probabilities"/>
    public static Values Probabilities(Squashing by = Squashing.Other) => new(ValueKind.Probabilities, by);

    /// <inheritdoc cref="ValueKind.LogProbabilities"/>
    public static Values LogProbabilities(Squashing by = Squashing.Other) => new(ValueKind.LogProbabilities, by);
}

/// <summary>The kind of a layer's output.</summary>
internal enum ValueKind
{
    /// <summary>Only the user knows.</summary>
    Unknown,

    /// <summary>Numbers, of which nothing more is known.</summary>
    AnyNumbers,

    /// <summary>Weighted sums of all numbers of the input: such sums of such sums are again only such sums.</summary>
    WeightedSums,

    /// <summary>Numbers whose negative part was cut off.</summary>
    Rectified,

    /// <summary>Numbers of any sign, of which the one who takes them makes probabilities.</summary>
    Scores,

    /// <summary>From 0 to 1.</summary>
    Probabilities,

    /// <summary>The logarithms of probabilities.</summary>
    LogProbabilities,

    /// <summary>What the input is, perhaps in another shape.</summary>
    OfInput,

    /// <summary>What the input is; while training, random elements of it are zero.</summary>
    Dropped,

    /// <summary>What a marked value is; the layer above is not read.</summary>
    OfMark,
}

/// <summary>The functions that make probabilities of scores.</summary>
internal enum Squashing
{
    /// <summary>None, or any other.</summary>
    Other,

    /// <summary>The softmax: the probabilities of classes, which add up to 1.</summary>
    Softmax,

    /// <summary>The sigmoid: the probability of each answer.</summary>
    Sigmoid,
}
