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
}
