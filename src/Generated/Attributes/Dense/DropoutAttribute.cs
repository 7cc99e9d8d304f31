namespace Generated;

/// <summary>While training, sets each element to zero with probability <c>rate</c> and multiplies the others by 1/(1 - rate); does nothing in prediction.
/// Srivastava et al., 2014.</summary>
/// <param name="rate">Probability that an element is dropped, from 0 up to, but not including, 1; 0.5 by default, as in PyTorch.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(double rate = 0.5) : LayerAttribute
{
    /// <summary>Probability that an element is dropped, from 0 up to, but not including, 1; 0.5 by default, as in PyTorch.</summary>
    public double Rate { get; } = rate;
}
