using System.Numerics;
using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>Stochastic gradient descent, optionally with momentum and Nesterov's acceleration: <c>torch.optim.SGD</c>.</summary>
/// <remarks>
/// <code>
/// g = gradient + λ p
/// b = μ b + (1 - dampening) g       the first step with momentum: b = g
/// p = p - rate · (g + μ b  if Nesterov, else b)
/// </code>
/// Without momentum b is g. Sutskever et al., "On the importance of initialization and momentum", 2013. Learning rate 1e-3 and weight decay 0 by
/// default. State: <c>momentum_buffer</c>, once <see cref="Momentum"/> has been set above 0.
/// </remarks>
public sealed class SGD : Optimizer
{
    private OptimizerState? _buffer;
    private long _stepsBeforeMomentum;

    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public SGD(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, learningRate: 1e-3)
    {
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public SGD(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    /// <summary>
    /// The momentum μ; finite, at least 0. Default 0. Setting it above 0 for the first time allocates the buffer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double Momentum
    {
        get;
        set
        {
            field = Hyperparameter.NotNegative(value);
            if (value > 0 && _buffer is null)
            {
                _buffer = AddState("momentum_buffer");
                _stepsBeforeMomentum = StepCount;
            }
        }
    }

    /// <summary>The fraction of each gradient that is not added to the momentum; finite. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public double Dampening
    {
        get;
        set => field = Hyperparameter.Finite(value);
    }

    /// <summary>Whether to use Nesterov's momentum, which needs a momentum above 0 and no dampening. Default false.</summary>
    public bool Nesterov { get; set; }

    /// <inheritdoc/>
    protected override void CheckSettings()
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            throw new InvalidOperationException("Nesterov needs a Momentum above 0 and a Dampening of 0.");
    }

    /// <inheritdoc/>
    protected override void DescribeState(RunState state)
    {
        base.DescribeState(state);
        state.Value(nameof(Momentum), Momentum, value =>
            Momentum = value == 0 || _buffer is not null ? value : throw new ArgumentException("momentum without a buffer"));
        state.Value(nameof(Dampening), Dampening, value => Dampening = value);
        state.Value(nameof(Nesterov), Nesterov, value => Nesterov = value);
        state.Count("StepsBeforeMomentum", _stepsBeforeMomentum, value => _stepsBeforeMomentum = value);
    }

    /// <inheritdoc/>
    protected override void Update<T>(in ParameterRange<T> range)
    {
        bool first = StepCount == _stepsBeforeMomentum + 1; // PyTorch starts the buffer with the whole gradient
        bool moves = Momentum > 0;
        var rule = new Rule<T>(
            weightDecay: range.WeightDecay,
            momentum: first || !moves ? 0 : Momentum,
            taken: first || !moves ? 1 : 1 - Dampening,
            gradientShare: Nesterov ? 1 : 0,
            bufferShare: Nesterov ? Momentum : 1,
            descent: -range.LearningRate);
        Sweep.Run(range, rule, moves ? _buffer : null);
    }

    private readonly struct Rule<T>(double weightDecay, double momentum, double taken, double gradientShare, double bufferShare, double descent)
        : IUpdateRule<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly T _weightDecay = T.CreateTruncating(weightDecay);
        private readonly T _momentum = T.CreateTruncating(momentum);
        private readonly T _taken = T.CreateTruncating(taken);
        private readonly T _gradientShare = T.CreateTruncating(gradientShare);
        private readonly T _bufferShare = T.CreateTruncating(bufferShare);
        private readonly T _descent = T.CreateTruncating(descent);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector, TSimd>(ref TVector parameter, TVector gradient, ref TVector state1, ref TVector state2, ref TVector state3)
            where TVector : struct
            where TSimd : ISimd<TVector, T>
        {
            TVector g = TSimd.MultiplyAdd(TSimd.Create(_weightDecay), parameter, gradient);
            state1 = TSimd.MultiplyAdd(TSimd.Create(_momentum), state1, TSimd.Multiply(TSimd.Create(_taken), g));
            TVector direction = TSimd.MultiplyAdd(TSimd.Create(_bufferShare), state1, TSimd.Multiply(TSimd.Create(_gradientShare), g));
            parameter = TSimd.MultiplyAdd(TSimd.Create(_descent), direction, parameter);
        }
    }
}
