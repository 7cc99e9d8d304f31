namespace Generated;

/// <summary>How the triangles of <see cref="CyclicLR"/> shrink.</summary>
public enum CyclicMode
{
    /// <summary>All triangles have the same height.</summary>
    Triangular = 0,

    /// <summary>Each triangle is half as high as the previous one.</summary>
    Triangular2,

    /// <summary>The height is multiplied by γ at every step (PyTorch's <c>exp_range</c>).</summary>
    ExponentialRange,
}
