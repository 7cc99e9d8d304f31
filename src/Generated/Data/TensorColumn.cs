namespace Generated;

/// <summary>A tensor of a dataset: some elements for each sample.</summary>
internal abstract class TensorColumn(int size)
{
    public int Size { get; } = size;

    public TensorColumn<T> As<T>(string name)
        where T : unmanaged => this as TensorColumn<T>
            ?? throw new ArgumentException($"The elements of '{name}' are of type {ElementType.Name}, not {typeof(T).Name}.", nameof(name));

    public static string Unknown(string name, IEnumerable<string> known) =>
        $"There is no tensor '{name}'; there are {string.Join(", ", known.Select(other => $"'{other}'"))}.";

    public abstract Type ElementType { get; }

    /// <summary>Memory for the elements of some samples.</summary>
    public abstract TensorColumn MakeBatch(int count);

    /// <summary>Copies the elements of some samples to the beginning of a batch.</summary>
    public abstract void Gather(ReadOnlySpan<int> rows, TensorColumn batch);
}

/// <summary>A tensor with its elements, <c>[samples, size]</c>.</summary>
internal sealed class TensorColumn<T>(T[] data, int size) : TensorColumn(size)
    where T : unmanaged
{
    public override Type ElementType => typeof(T);

    public ReadOnlySpan<T> Row(int row) => data.AsSpan(row * Size, Size);

    public ReadOnlySpan<T> First(int count) => data.AsSpan(0, count * Size);

    public override TensorColumn MakeBatch(int count) => new TensorColumn<T>(new T[checked(count * Size)], Size);

    public override void Gather(ReadOnlySpan<int> rows, TensorColumn batch)
    {
        Span<T> destination = ((TensorColumn<T>)batch).Writable;
        for (int i = 0; i < rows.Length; i++)
            Row(rows[i]).CopyTo(destination[(i * Size)..]);
    }

    private Span<T> Writable => data;
}
