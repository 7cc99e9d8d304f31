namespace Generated;

/// <summary>An input, an output or a target of a network.</summary>
public sealed class TensorInfo
{
    private readonly int[] _shape;

    /// <summary>Describes a tensor. Called by generated code.</summary>
    /// <param name="name">Its name, such as <c>input</c>.</param>
    /// <param name="shape">The shape of one sample; nothing at all for a single number.</param>
    /// <exception cref="ArgumentException">A dimension is less than 1.</exception>
    public TensorInfo(string name, params ReadOnlySpan<int> shape)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        _shape = shape.ToArray();
        Size = 1;
        foreach (int dimension in shape)
        {
            if (dimension < 1)
                throw new ArgumentException($"'{name}' has a dimension of {dimension}; every dimension is at least 1.", nameof(shape));
            Size = checked(Size * dimension);
        }
    }

    /// <summary>
    /// The name. Of an input it is the one that <see cref="InputAttribute"/> gives it, otherwise that of the parameter of Train or Predict.
    /// </summary>
    public string Name { get; }

    /// <summary>The shape of one sample, channels last. Targets that are classes have a class for each position.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>Elements of one sample: the product of <see cref="Shape"/>.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}]";
}
