using System.Numerics;

namespace Generated;

/// <summary>The parameters and gradients of one <see cref="ParameterGroup"/>, which an optimizer updates together, and the rates that apply to them.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>, the optimizer's precision.</typeparam>
public readonly ref struct ParameterRange<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal ParameterRange(Span<T> parameters, ReadOnlySpan<T> gradients, ParameterGroup group, double learningRate, double weightDecay,
        double gradientScale = 1, int maxThreads = 1)
    {
        Parameters = parameters.Slice(group.Offset, group.Length);
        Gradients = gradients.Slice(group.Offset, group.Length);
        Offset = group.Offset;
        IsFrozen = group.LearningRateScale == 0;
        LearningRate = learningRate * group.LearningRateScale;
        WeightDecay = weightDecay * group.WeightDecayScale;
        GradientScale = gradientScale;
        MaxThreads = maxThreads;
    }

    private ParameterRange(ParameterRange<T> range, ReadOnlySpan<T> gradients)
    {
        this = range;
        Gradients = gradients;
        GradientScale = 1;
    }

    /// <summary>The group's parameters.</summary>
    public Span<T> Parameters { get; }

    /// <summary>Their gradients.</summary>
    public ReadOnlySpan<T> Gradients { get; }

    /// <summary>Where the range begins in the flat span of parameters, and so in every state.</summary>
    public int Offset { get; }

    /// <summary>Number of parameters.</summary>
    public int Length => Parameters.Length;

    /// <summary>Whether the group's learning-rate scale is 0: the state follows the gradients, but the parameters must not change by a single bit.</summary>
    public bool IsFrozen { get; }

    /// <summary>The optimizer's learning rate times the group's scale.</summary>
    public double LearningRate { get; }

    /// <summary>The optimizer's weight decay times the group's scale.</summary>
    public double WeightDecay { get; }

    /// <summary>
    /// The factor by which the gradients must be multiplied first, rounded to <typeparamref name="T"/>: below 1 if
    /// <see cref="Optimizer.MaxGradientNorm"/> clips them, otherwise 1; NaN if their norm is NaN.
    /// </summary>
    public double GradientScale { get; }

    /// <summary>How many threads may work on the range.</summary>
    internal int MaxThreads { get; }

    /// <summary>The same range with other gradients, of the same number, which are not scaled.</summary>
    internal ParameterRange<T> WithGradients(ReadOnlySpan<T> gradients) => new(this, gradients);

    /// <summary>The part of a state that belongs to the range.</summary>
    /// <param name="state">A state of the optimizer, or null for none.</param>
    /// <returns>As many elements as <see cref="Parameters"/>; empty for null.</returns>
    public Span<T> Of(OptimizerState? state) => state is null ? default : state.Values<T>().Slice(Offset, Length);
}
