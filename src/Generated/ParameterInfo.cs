using System.ComponentModel;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// One parameter tensor of a network: its name and shape as in PyTorch, and the place of its elements in the network's flat span of parameters (and,
/// at the same places, of gradients).
/// </summary>
public sealed class ParameterInfo
{
    private readonly int[] _shape;
    private readonly int[] _strides;
    private readonly int _columns;
    private readonly int _panel;

    /// <summary>Describes a parameter.</summary>
    /// <param name="name">The name, such as <c>Dense1.weight</c>.</param>
    /// <param name="kind">What the parameter is for.</param>
    /// <param name="offset">Index of the first element in the flat span of parameters.</param>
    /// <param name="shape">The shape in PyTorch's axis order, such as <c>[out, in]</c> for a dense layer.</param>
    /// <param name="strides">For each axis of <paramref name="shape"/>, the distance between neighbours in the flat span, without panels.</param>
    /// <param name="columns">For a matrix that lies in panels (see <see cref="IndexOf"/>), its columns; else 0.</param>
    /// <param name="panel">The columns of a panel.</param>
    /// <exception cref="ArgumentException">Shape and strides differ in length, or a dimension is less than 1.</exception>
    public ParameterInfo(string name, ParameterKind kind, int offset, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, int columns = 0, int panel = 0)
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
        _columns = columns;
        _panel = panel;
        Length = 1;
        foreach (int dimension in shape)
        {
            if (dimension < 1)
                throw new ArgumentException($"Parameter '{name}' has a dimension of {dimension}; every dimension is at least 1.", nameof(shape));
            Length = checked(Length * dimension);
        }
    }

    /// <summary>Describes a parameter, and how its elements are drawn. Called by generated code.</summary>
    /// <param name="name">The name, such as <c>Dense1.weight</c>.</param>
    /// <param name="kind">What the parameter is for.</param>
    /// <param name="offset">Index of the first element in the flat span of parameters.</param>
    /// <param name="shape">The shape in PyTorch's axis order, such as <c>[out, in]</c> for a dense layer.</param>
    /// <param name="strides">For each axis of <paramref name="shape"/>, the distance between neighbours in the flat span, without panels.</param>
    /// <param name="initial">How its elements are drawn.</param>
    /// <param name="columns">For a matrix that lies in panels (see <see cref="IndexOf"/>), its columns; else 0.</param>
    /// <param name="panel">The columns of a panel.</param>
    /// <exception cref="ArgumentException">Shape and strides differ in length, or a dimension is less than 1.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ParameterInfo(
        string name, ParameterKind kind, int offset, ReadOnlySpan<int> shape, ReadOnlySpan<int> strides, Draw initial, int columns = 0, int panel = 0)
        : this(name, kind, offset, shape, strides, columns, panel) => Initial = initial;

    /// <summary>The name, beginning with the layer, such as <c>Dense1.weight</c>: the key in checkpoints.</summary>
    public string Name { get; }

    /// <summary>What the parameter is for.</summary>
    public ParameterKind Kind { get; }

    /// <summary>Index of the first element in the flat spans of parameters and gradients.</summary>
    public int Offset { get; }

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    public int Length { get; }

    /// <summary>The shape in PyTorch's axis order, such as <c>[out, in]</c> for a dense layer.</summary>
    public ReadOnlySpan<int> Shape => _shape;

    /// <summary>
    /// The place of an element, counted from <see cref="Offset"/>. Vectors and small matrices are stored in the usual order, the weights of a dense
    /// layer as <c>[in, out]</c>. A matrix with more than 64 columns of <see cref="float"/> (32 of <see cref="double"/>) is stored in panels of 64
    /// (32) columns, each panel row by row, one panel after another.
    /// </summary>
    /// <param name="indices">An index for each axis of <see cref="Shape"/>.</param>
    /// <exception cref="IndexOutOfRangeException">An index is outside the shape, or the number of indices is wrong.</exception>
    public int IndexOf(params ReadOnlySpan<int> indices)
    {
        if (indices.Length != _shape.Length)
            throw new IndexOutOfRangeException($"{Name} has {_shape.Length} dimensions; {indices.Length} indices were given.");
        for (int axis = 0; axis < indices.Length; axis++)
        {
            if ((uint)indices[axis] >= (uint)_shape[axis])
                throw new IndexOutOfRangeException($"Index {indices[axis]} on axis {axis} of {Name} is outside 0..{_shape[axis] - 1}.");
        }
        return Place(indices);
    }

    /// <summary>How the elements are drawn.</summary>
    internal Draw Initial { get; }

    /// <summary>The columns of a matrix in panels; else 0.</summary>
    internal int Columns => _columns;

    internal int Place(ReadOnlySpan<int> indices)
    {
        int at = 0;
        for (int axis = 0; axis < indices.Length; axis++)
            at += indices[axis] * _strides[axis];
        return _columns == 0 ? at : Panels.Place(at / _columns, at % _columns, Length / _columns, _columns, _panel);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}] at {Offset} ({Kind})";
}
