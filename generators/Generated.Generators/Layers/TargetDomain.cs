namespace Generated.Generators.Layers;

/// <summary>
/// The targets for which a loss is defined; others are refused at run time. The number of a member selects a check of the library's
/// <c>TargetGuard</c>.
/// </summary>
internal enum TargetDomain
{
    /// <summary>The loss has no target.</summary>
    NoTarget,

    /// <summary>Any number makes sense; nothing is checked.</summary>
    AnyNumber,

    /// <summary>The indices of classes, and the ignored index.</summary>
    Classes,

    /// <summary>From 0 to 1.</summary>
    Probabilities,

    /// <summary>Finite, and 0 or more.</summary>
    NotNegative,

    /// <summary>1 or -1.</summary>
    Signs,
}
