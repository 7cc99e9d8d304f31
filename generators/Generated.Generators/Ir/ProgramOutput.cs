namespace Generated.Generators.Ir;

/// <summary>One of the values that a network gives, and what belongs to it in training.</summary>
internal sealed class ProgramOutput(Value value)
{
    /// <summary>The value; no two outputs of a program share memory.</summary>
    public Value Value { get; } = value;

    /// <summary>The gradient of <see cref="Value"/>, which the losses write, or the caller.</summary>
    public Value? Gradient { get; set; }

    /// <summary>How far the output is from its target, unweighted; a scalar. Null for an output without a loss.</summary>
    public Value? Loss { get; set; }

    /// <summary>What the loss compares the output with; null for one that takes no target, and where there is none.</summary>
    public Value? Target { get; set; }

    /// <summary>Number of classes of a target of indices.</summary>
    public int TargetClasses { get; set; }

    /// <summary>The index that a target may have besides those of the classes, and that does not count.</summary>
    public int IgnoreIndex { get; set; }

    /// <summary>What the loss is divided by.</summary>
    public LossDivisor Divisor { get; set; }

    /// <summary>The weight of each class, of a loss that is divided by them.</summary>
    public double[]? ClassWeights { get; set; }
}

/// <summary>What the sum of a batch's losses is divided by.</summary>
internal enum LossDivisor
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The number of samples, or of the elements that each has.</summary>
    Samples,

    /// <summary>The number of targets that count, or the sum of their classes' weights.</summary>
    Classes,
}
