namespace Generated;

/// <summary>The last step of a network that can be trained: how far its output is from the target.</summary>
public abstract class LossAttribute : LayerAttribute
{
    /// <summary>How the loss of the elements or samples becomes one number; the mean by default, as in PyTorch.</summary>
    public Reduction Reduction { get; set; }
}
