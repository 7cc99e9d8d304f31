using Generated.Runtime;

namespace Generated;

/// <summary>Rises and falls in triangles between two rates: <c>torch.optim.lr_scheduler.CyclicLR</c>. Smith, 2017.</summary>
/// <remarks>
/// The optimizer's own learning rate is ignored. Unlike the default in PyTorch, momentum is not cycled.
/// </remarks>
public sealed class CyclicLR : LearningRateSchedule
{
    private readonly double _minimumRate;
    private readonly double _maximumRate;
    private readonly long _stepsUp;
    private readonly long _stepsDown;
    private readonly CyclicMode _mode;
    private readonly double _gamma;

    /// <summary>Attaches the schedule to an optimizer and sets its first rate.</summary>
    /// <param name="optimizer">The optimizer whose learning rate is set.</param>
    /// <param name="minimumRate">The lower rate (<c>base_lr</c>); finite, at least 0.</param>
    /// <param name="maximumRate">The upper rate (<c>max_lr</c>); finite, at least the lower.</param>
    /// <param name="stepsUp">Number of steps of a rise; at least 1. Default 2000.</param>
    /// <param name="stepsDown">Number of steps of a fall; at least 1. Default: as many as a rise has.</param>
    /// <param name="mode">How the triangles shrink. Default: they do not shrink.</param>
    /// <param name="gamma">The factor γ of each step for <see cref="CyclicMode.ExponentialRange"/>; finite, at least 0. Default 1.</param>
    /// <exception cref="ArgumentNullException">The optimizer is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public CyclicLR(Optimizer optimizer, double minimumRate, double maximumRate, long stepsUp = 2000, long? stepsDown = null,
        CyclicMode mode = CyclicMode.Triangular, double gamma = 1)
        : base(optimizer)
    {
        _minimumRate = Hyperparameter.NotNegative(minimumRate, nameof(minimumRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumRate, minimumRate);
        _maximumRate = Hyperparameter.Finite(maximumRate, nameof(maximumRate));
        _stepsUp = Hyperparameter.AtLeast(1, stepsUp, nameof(stepsUp));
        _stepsDown = Hyperparameter.AtLeast(1, stepsDown ?? stepsUp, nameof(stepsDown));
        if (_stepsDown > long.MaxValue - _stepsUp)
            throw new ArgumentOutOfRangeException(nameof(stepsDown), stepsDown, "A rise and a fall together are longer than can be counted.");
        _mode = mode is CyclicMode.Triangular or CyclicMode.Triangular2 or CyclicMode.ExponentialRange
            ? mode
            : throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode.");
        _gamma = Hyperparameter.NotNegative(gamma, nameof(gamma));
        Apply();
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Setting("MinimumRate", _minimumRate);
        state.Setting("MaximumRate", _maximumRate);
        state.Setting("StepsUp", _stepsUp);
        state.Setting("StepsDown", _stepsDown);
        state.Setting("Mode", _mode);
        state.Setting("Gamma", _gamma);
    }

    /// <inheritdoc/>
    public override double RateAt(long step)
    {
        (long cycle, long within) = Math.DivRem(step, _stepsUp + _stepsDown);
        double height = within <= _stepsUp
            ? (double)within / _stepsUp
            : (double)(_stepsUp + _stepsDown - within) / _stepsDown;
        double scale = _mode switch
        {
            CyclicMode.Triangular2 => PortableMath.Pow(0.5, cycle),
            CyclicMode.ExponentialRange => PortableMath.Pow(_gamma, step),
            _ => 1,
        };
        return _minimumRate + ((_maximumRate - _minimumRate) * height * scale);
    }
}
