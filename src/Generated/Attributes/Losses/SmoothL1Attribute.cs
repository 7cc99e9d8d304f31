namespace Generated;

/// <summary>Smooth L1 loss against a target vector: (y - t)²/(2·beta) where |y - t| &lt; beta, |y - t| - beta/2 beyond.</summary>
/// <param name="beta">Where the parabola becomes a line; not negative, 1 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SmoothL1Attribute(double beta = 1) : LossAttribute
{
    /// <summary>Where the parabola becomes a line; not negative, 1 by default.</summary>
    public double Beta { get; } = beta;
}
