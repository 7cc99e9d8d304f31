using System.Globalization;

namespace Generated.Generators.Ir;

/// <summary>The size of an axis: a number, or a symbol that stands for a number which only a call knows.</summary>
internal readonly record struct Dim
{
    private readonly int _size;

    private Dim(int size, string? symbol)
    {
        _size = size;
        Symbol = symbol;
    }

    /// <summary>The number of samples in a batch.</summary>
    public static Dim Batch { get; } = new(0, "batch");

    /// <summary>The symbol's name; null for a number.</summary>
    public string? Symbol { get; }

    public bool IsFixed => Symbol is null;

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">It is a symbol.</exception>
    public int Size => IsFixed ? _size : throw new InvalidOperationException($"The size of '{Symbol}' is known only to a call.");

    public static implicit operator Dim(int size) => new(size, null);

    public override string ToString() => Symbol ?? _size.ToString(CultureInfo.InvariantCulture);
}
