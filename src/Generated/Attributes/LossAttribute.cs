namespace Generated;

/// <summary>
/// Measures how far an output is from its target. A loss is the end of a network that can be trained, or of one of its heads. After a loss only
/// <see cref="FromAttribute"/> may follow. It begins another head, which ends with its own loss or with <see cref="OutputAttribute"/>. In a network
/// with several outputs, <see cref="LayerAttribute.Name"/> names the output of the head in the members of the network: <c>Name = "Digit"</c> gives
/// <c>DigitSize</c>, and the parameters <c>digit</c> and <c>digitTarget</c>. By default outputs are numbered, <c>Output1</c>, <c>Output2</c>.
/// </summary>
/// <remarks>
/// <c>Train</c> and <c>Evaluate</c> refuse targets for which a loss has no meaning: numbers that are not the index of a class; probabilities outside
/// 0 to 1 (with a tolerance of 1e-6; their sums are not checked); numbers other than 1 and -1 where these are expected; negative or infinite counts;
/// and NaN in all these cases. Losses against arbitrary numbers, such as <see cref="MeanSquaredErrorAttribute"/>, accept NaN; the loss is then NaN.
/// </remarks>
public abstract class LossAttribute : LayerAttribute
{
    /// <summary>How the losses of the elements or samples are reduced to one number; the mean by default, as in PyTorch.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>The weight of this loss in the sum that is minimised: a positive number within the range of a float; 1 by default.</summary>
    public double Weight { get; set; } = 1;
}
