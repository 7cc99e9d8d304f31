namespace Generated;

/// <summary>
/// While training, sets whole channels (the last axis) of each image or sequence to zero with probability <c>rate</c> and multiplies the others
/// by 1/(1 - rate); does nothing in prediction. Tompson et al., 2015.
/// </summary>
/// <param name="rate">Probability that a channel is dropped, from 0 up to, but not including, 1; 0.5 by default, as in PyTorch.</param>
/// <remarks>
/// PyTorch's <c>Dropout1d</c> and <c>Dropout2d</c>. Neighbouring positions of a channel are similar: dropping single elements would have little
/// effect.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SpatialDropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>Probability that a channel is dropped, from 0 up to, but not including, 1; 0.5 by default, as in PyTorch.</summary>
    public double Rate { get; } = rate;
}
