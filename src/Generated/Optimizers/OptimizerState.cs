using System.Runtime.InteropServices;

namespace Generated;

/// <summary>One number a parameter that an optimizer remembers between steps, such as a running mean of its gradients.</summary>
public sealed class OptimizerState
{
    private const int Alignment = 64; // bytes in a cache line: a 512-bit load that straddles two costs twice

    private readonly byte[] _memory;
    private readonly int _start;

    internal OptimizerState(string name, int length, Precision precision)
    {
        Name = name;
        Length = length;
        Precision = precision;
        _memory = GC.AllocateArray<byte>(checked((length * ElementSize) + Alignment), pinned: true);
        int beyond = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0) & (Alignment - 1));
        _start = (Alignment - beyond) & (Alignment - 1);
    }

    /// <summary>The state's name, PyTorch's where it has one: <c>exp_avg</c>.</summary>
    public string Name { get; }

    /// <summary>Number of elements: the optimizer's number of parameters.</summary>
    public int Length { get; }

    /// <summary>The element type.</summary>
    public Precision Precision { get; }

    private int ElementSize => Precision == Precision.Single ? sizeof(float) : sizeof(double);

    /// <summary>The elements, at the places of the parameters; writing changes the state.</summary>
    /// <typeparam name="T"><see cref="float"/> for <see cref="Precision.Single"/>, <see cref="double"/> for <see cref="Precision.Double"/>.</typeparam>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not the state's element type.</exception>
    public Span<T> Values<T>()
        where T : unmanaged
    {
        if (typeof(T) != (Precision == Precision.Single ? typeof(float) : typeof(double)))
            throw new InvalidOperationException($"The state '{Name}' is of Precision.{Precision}: write Values<{(Precision == Precision.Single ? "float" : "double")}>().");
        return MemoryMarshal.Cast<byte, T>(_memory.AsSpan(_start, Length * ElementSize));
    }

    internal void Fill(double value)
    {
        if (Precision == Precision.Single)
            Values<float>().Fill((float)value);
        else
            Values<double>().Fill(value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{Length}] ({Precision})";
}
