namespace Generated;

/// <summary>Adam with decoupled weight decay: <c>torch.optim.AdamW</c>. Loshchilov and Hutter, 2019.</summary>
/// <remarks>
/// As <see cref="Adam"/>, but each step first shrinks the parameters, p = p (1 - rate · λ), instead of adding λ p to
/// the gradient. Learning rate 1e-3 and weight decay 1e-2 by default.
/// </remarks>
public sealed class AdamW : Adam
{
    /// <summary>Makes the optimizer for a number of parameters.</summary>
    /// <param name="parameterCount">Length of the spans of parameters and gradients; at least 1.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is less than 1, or the precision is not defined.</exception>
    public AdamW(int parameterCount, Precision precision = Precision.Single)
        : base(parameterCount, precision, weightDecay: 1e-2)
    {
    }

    /// <summary>Makes the optimizer for the parameters of a network.</summary>
    /// <param name="table">The network's parameters.</param>
    /// <param name="precision">Their element type.</param>
    /// <exception cref="ArgumentNullException">The table is null.</exception>
    public AdamW(ParameterTable table, Precision precision = Precision.Single)
        : this(CountOf(table), precision)
    {
    }

    private protected override bool DecouplesWeightDecay => true;
}
