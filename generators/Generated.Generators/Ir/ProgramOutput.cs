namespace Generated.Generators.Ir;

/// <summary>One of the values that a network returns, and what belongs to it in training.</summary>
internal sealed class ProgramOutput(Value value)
{
    /// <summary>The value; no two outputs of a program share memory.</summary>
    public Value Value { get; } = value;

    /// <summary>The gradient of <see cref="Value"/>; the losses or the caller write it.</summary>
    public Value? Gradient { get; set; }

    /// <summary>How far the output is from its target, unweighted; a scalar. Null for an output without a loss.</summary>
    public Value? Loss { get; set; }

    /// <summary>The target with which the loss compares the output; null if the loss takes no target, or if there is no loss.</summary>
    public Value? Target { get; set; }

    /// <summary>Number of classes, if the target consists of class indices.</summary>
    public int TargetClasses { get; set; }

    /// <summary>The additional index for targets that do not count.</summary>
    public int IgnoreIndex { get; set; }

    /// <summary>The divisor of the loss.</summary>
    public LossDivisor Divisor { get; set; }

    /// <summary>The weight of each class, for a loss that is divided by these weights.</summary>
    public double[]? ClassWeights { get; set; }
}

/// <summary>The divisor of the sum of a batch's losses.</summary>
internal enum LossDivisor
{
    /// <summary>No divisor.</summary>
    None,

    /// <summary>The number of samples, or of all their elements.</summary>
    Samples,

    /// <summary>The number of targets that count, or the sum of their classes' weights.</summary>
    Classes,
}
