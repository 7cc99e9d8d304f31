using Generated.Runtime;

namespace Generated;

/// <summary>Multiplies the rate by γ every <c>stepSize</c> steps: <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
/// <remarks>
/// <code>rate = base · γ^⌊step/stepSize⌋</code>
/// </remarks>
public sealed class StepLR : LearningRateSchedule
{
    private readonly long _stepSize;
    private readonly double _gamma;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="stepSize">The number of steps between two changes; at least 1.</param>
    /// <param name="gamma">The factor γ of each change; finite, at least 0. Default 0.1.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public StepLR(Optimizer optimizer, long stepSize, double gamma = 0.1)
        : base(optimizer)
    {
        _stepSize = Hyperparameter.AtLeast(1, stepSize, nameof(stepSize));
        _gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("StepSize", _stepSize);
        state.Setting("Gamma", _gamma);
    }

    /// <inheritdoc/>
    public override double RateAt(long step) => BaseRate * PortableMath.Pow(_gamma, step / _stepSize);
}
