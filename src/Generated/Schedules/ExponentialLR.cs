using Generated.Runtime;

namespace Generated;

/// <summary>Multiplies the rate by γ at every step: <c>torch.optim.lr_scheduler.ExponentialLR</c>.</summary>
/// <remarks>
/// <code>rate = base · γ^step</code>
/// </remarks>
public sealed class ExponentialLR : LearningRateSchedule
{
    private readonly double _gamma;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="gamma">The factor γ of each step; finite, at least 0.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public ExponentialLR(Optimizer optimizer, double gamma)
        : base(optimizer)
    {
        _gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("Gamma", _gamma);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) => BaseRate * PortableMath.Pow(_gamma, step);
}
