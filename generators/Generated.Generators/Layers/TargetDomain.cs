namespace Generated.Generators.Layers;

/// <summary>Which targets a loss can be computed from; others are refused when they are given. A number names a check of the library's <c>TargetGuard</c>.</summary>
internal enum TargetDomain
{
    /// <summary>The loss has no target.</summary>
    NoTarget,

    /// <summary>Any number makes sense; nothing is checked.</summary>
    AnyNumber,

    /// <summary>The indices of classes, and the one to ignore.</summary>
    Classes,

    /// <summary>From 0 to 1.</summary>
    Probabilities,

    /// <summary>Finite, and 0 or more.</summary>
    NotNegative,

    /// <summary>1 or -1.</summary>
    Signs,
}
