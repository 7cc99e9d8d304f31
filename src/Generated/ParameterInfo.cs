namespace Generated;

/// <summary>
/// One parameter tensor of a network: its name and shape as PyTorch would state them, and where its elements
/// lie in the network's flat span of parameters (and, at the same places, of gradients).
/// </summary>
public sealed class ParameterInfo
{
    private readonly int[] _shape;
    private readonly int[] _strides;

    /// <summary>Describes a parameter. Called by generated code.</summary>
    /// <param name="name">The name, such as <c>Dense1.weight</c>.</param>
    /// <param name="kind">What the parameter is for.</param>
    /// <param name="offset">Index of the first element in the flat span of parameters.</param>
    /// <param name="shape">The shape in PyTorch's axis order, such as <c>[out, in]</c> for a dense layer.</param>
    /// <param name="strides">For each axis of <paramref name="shape"/>, how far apart neighbours lie in the flat span.</param>
    /// <exception cref="ArgumentException">Shape and strides differ in length, or a dimension is less than 1.</exception>
    public ParameterInfo(string name, ParameterKind kind, int offset, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (shape.Length != strides.Length)
            throw new ArgumentException($"Parameter '{name}' has {shape.Length} dimensions but {strides.Length} strides.", nameof(strides));

        Name = name;
        Kind = kind;
        Offset = offset;
        _shape = shape.ToArray();
        _strides = strides.ToArray();
        Length = 1;
        foreach (int dimension in shape)
        {
            if (dimension < 1)
                throw new ArgumentException($"Parameter '{name}' has a dimension of {dimension}; every dimension is at least 1.", nameof(shape));
            Length = checked(Length * dimension);
        }
    }

    /// <summary>The name, layer first, such as <c>Dense1.weight</c>: the key in checkpoints.</summary>
    public string Name { get; }

    /// <summary>What the parameter is for.</summary>
    public ParameterKind Kind { get; }

    /// <summary>Index of the first element in the flat spans of parameters and gradients.</summary>
    public int Offset { get; }

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public int Length { get; }

    /// <summary>The shape in PyTorch's axis order, such as <c>[out, in]</c> for a dense layer.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>For each axis of <see cref="Shape"/>, the distance in elements between neighbours along it.</summary>
    public ReadOnlySpan<int> Strides => _strides;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}] at {Offset} ({Kind})";
}
