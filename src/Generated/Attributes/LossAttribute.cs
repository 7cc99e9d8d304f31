namespace Generated;

/// <summary>
/// How far an output is from its target: the end of a network that can be trained, or of one of its heads. After a loss
/// only <see cref="FromAttribute"/> may follow; it begins another head, which ends with a loss of its own or with
/// <see cref="OutputAttribute"/>. Its <see cref="LayerAttribute.Name"/> names the head's output in the members of a
/// network with several: <c>Name = "Digit"</c> gives <c>DigitSize</c>, and the parameters <c>digit</c> and
/// <c>digitTarget</c>. By default outputs are numbered, <c>Output1</c>, <c>Output2</c>.
/// </summary>
/// <remarks>
/// <c>Train</c> and <c>Evaluate</c> refuse targets that a loss has no meaning for: those that are no class' index; outside 0 to 1 (give or take 1e-6) where they
/// are probabilities, whose sums are not looked at; other than 1 and -1; negative or infinite counts; and NaN in all of these. Losses against any number,
/// such as <see cref="MeanSquaredErrorAttribute"/>, take NaN, and are then NaN.
/// </remarks>
public abstract class LossAttribute : LayerAttribute
{
    /// <summary>How the loss of the elements or samples becomes one number; the mean by default, as in PyTorch.</summary>
    public Reduction Reduction { get; set; }

    /// <summary>What the loss counts for in the sum that is minimised: a positive number within the range of a float; 1 by default.</summary>
    public double Weight { get; set; } = 1;
}
