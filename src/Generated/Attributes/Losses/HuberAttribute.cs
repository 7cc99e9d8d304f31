namespace Generated;

/// <summary>Huber's loss against a target vector: (y - t)²/2 where |y - t| ≤ delta, delta·(|y - t| - delta/2) beyond. Huber, 1964.</summary>
/// <param name="delta">Where the parabola becomes a line; positive, 1 by default.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HuberAttribute(double delta = 1) : LossAttribute
{
    /// <summary>Where the parabola becomes a line; positive, 1 by default.</summary>
    public double Delta { get; } = delta;
}
