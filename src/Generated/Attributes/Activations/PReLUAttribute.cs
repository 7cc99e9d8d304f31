namespace Generated;

/// <summary>The activation PReLU, element by element: x for x ≥ 0, a·x below, with a learned slope. He et al., 2015.</summary>
/// <param name="perChannel">Whether each element of the last axis has its own slope; by default all share one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReLUAttribute(bool perChannel = false) : LayerAttribute
{
    /// <summary>Whether each element of the last axis has its own slope; by default all share one.</summary>
    public bool PerChannel { get; } = perChannel;

    /// <summary>The initial value of every slope; 0.25 by default, as in PyTorch.</summary>
    public double InitialSlope { get; set; } = 0.25;
}
