using System.Runtime.InteropServices;
using Generated.Runtime;

namespace Generated;

/// <summary>One number per parameter that an optimizer keeps between steps, such as a running mean of its gradients.</summary>
public sealed class OptimizerState
{
    private readonly AlignedBuffer<byte> _memory;

    internal OptimizerState(string name, int length, Precision precision)
    {
        Name = name;
        Length = length;
        Precision = precision;
        _memory = new AlignedBuffer<byte>(checked(length * ElementSize));
    }

    /// <summary>The name of the state; PyTorch's name if there is one: <c>exp_avg</c>.</summary>
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
            throw new InvalidOperationException(
                $"The state '{Name}' is of Precision.{Precision}: write Values<{(Precision == Precision.Single ? "float" : "double")}>().");
        return MemoryMarshal.Cast<byte, T>(_memory.Span);
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
