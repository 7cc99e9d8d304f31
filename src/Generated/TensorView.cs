using Generated.Runtime;

namespace Generated;

/// <summary>
/// A view of one parameter tensor (or of its gradient) within a network's flat span. Indices follow the shape that PyTorch gives the tensor, not the
/// order of the elements in memory: the weights of a dense layer are <c>[out, in]</c>. Reading and writing through the view reads and writes the
/// network.
/// </summary>
/// <typeparam name="T">The network's element type.</typeparam>
public readonly ref struct TensorView<T>
    where T : unmanaged
{
    private readonly Span<T> _elements;
    private readonly ParameterInfo _info;

    /// <summary>Views the elements of <paramref name="info"/> in the flat span of a network.</summary>
    /// <param name="flat">The network's whole span of parameters or of gradients.</param>
    /// <param name="info">Which tensor to view.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is too short for the tensor.</exception>
    public TensorView(Span<T> flat, ParameterInfo info)
    {
        _elements = flat.Slice(info.Offset, info.Length);
        _info = info;
    }

    /// <summary>The tensor's name, shape and place.</summary>
    public ParameterInfo Info => _info;

    /// <summary>The shape in PyTorch's axis order.</summary>
    public ReadOnlySpan<int> Shape => _info.Shape;

    /// <summary>Number of elements.</summary>
    public int Length => _elements.Length;

    /// <summary>The elements in their order in memory; for a vector this is its natural order.</summary>
    public Span<T> Raw => _elements;

    /// <summary>An element of a one-dimensional tensor, such as a bias.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is outside the shape, or the tensor is not one-dimensional.</exception>
    public ref T this[int i] => ref _elements[At([i])];

    /// <summary>An element of a matrix, such as the weights <c>[out, in]</c> of a dense layer.</summary>
    /// <exception cref="IndexOutOfRangeException">An index is outside the shape, or the tensor is not two-dimensional.</exception>
    public ref T this[int i, int j] => ref _elements[At([i, j])];

    /// <summary>An element of a tensor of any number of dimensions.</summary>
    /// <exception cref="IndexOutOfRangeException">An index is outside the shape, or the number of indices is wrong.</exception>
    public ref T this[params ReadOnlySpan<int> indices] => ref _elements[At(indices)];

    /// <summary>Copies the tensor in row-major order of its shape, the order of PyTorch and safetensors.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> does not have the length of the tensor, or overlaps its memory.</exception>
    public void CopyTo(Span<T> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        CheckApart(destination, nameof(destination));
        Span<int> index = stackalloc int[Shape.Length];
        for (int i = 0; i < destination.Length; i++)
            destination[i] = _elements[Next(index)];
    }

    /// <summary>Fills the tensor from elements in row-major order of its shape.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> does not have the length of the tensor, or overlaps its memory.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        CheckLength(source.Length, nameof(source));
        CheckApart(source, nameof(source));
        Span<int> index = stackalloc int[Shape.Length];
        for (int i = 0; i < source.Length; i++)
            _elements[Next(index)] = source[i];
    }

    /// <summary>The tensor in row-major order of its shape, as a new array.</summary>
    public T[] ToArray()
    {
        var array = new T[Length];
        CopyTo(array);
        return array;
    }

    /// <inheritdoc/>
    public override string ToString() => _info.ToString();

    /// <summary>The orders of the elements differ: overlapping elements would be overwritten before they are read.</summary>
    private void CheckApart(ReadOnlySpan<T> span, string argument)
    {
        if (MemoryArea.Of(span).Overlaps(MemoryArea.Of<T>(_elements)))
            throw new ArgumentException($"'{argument}' overlaps the tensor's own memory. Give '{argument}' memory of its own.", argument);
    }

    private int At(ReadOnlySpan<int> indices) => _info.IndexOf(indices);

    /// <summary>The place of the element at <paramref name="index"/>; advances the index in row-major order.</summary>
    private int Next(Span<int> index)
    {
        int at = _info.Place(index);
        for (int axis = index.Length - 1; axis >= 0 && ++index[axis] == Shape[axis]; axis--)
            index[axis] = 0;
        return at;
    }

    private void CheckLength(int length, string argument)
    {
        if (length != Length)
            throw new ArgumentException($"{_info.Name} [{string.Join(", ", Shape.ToArray())}] has {Length} elements; the span has {length}.", argument);
    }
}
