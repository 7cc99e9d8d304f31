namespace Generated;

/// <summary>How the triangles of <see cref="CyclicLR"/> shrink.</summary>
public enum CyclicMode
{
    /// <summary>All of one height.</summary>
    Triangular = 0,

    /// <summary>Each half as high as the one before.</summary>
    Triangular2,

    /// <summary>The height times γ at every step (PyTorch's <c>exp_range</c>).</summary>
    ExponentialRange,
}
