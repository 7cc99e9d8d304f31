using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Ops;

/// <summary>An axis along which a <see cref="ContractOp"/> goes: its letter in printed programs, and its size.</summary>
internal sealed record Axis(char Letter, Dim Size)
{
    public bool IsBatch => Size == Dim.Batch;

    /// <summary>The number of steps along it in one sample: 1 along the batch.</summary>
    public int Steps => Size.IsFixed ? Size.Size : 1;

    public override string ToString() => Letter.ToString();
}

/// <summary>Axes that a <see cref="ContractOp"/> goes along as along one: the last one fastest.</summary>
internal sealed class Axes(IEnumerable<Axis> axes) : IReadOnlyList<Axis>
{
    private readonly Axis[] _axes = [.. axes];

    public int Count => _axes.Length;

    public Axis this[int index] => _axes[index];

    /// <summary>Whether the batch is among them.</summary>
    public bool HaveBatch => _axes.Any(axis => axis.IsBatch);

    /// <summary>The number of steps along them in one sample.</summary>
    public int Steps => StepsOf(1);

    /// <summary>The number of steps along them in a batch.</summary>
    /// <param name="batch">The number of samples.</param>
    public int StepsOf(int batch) => _axes.Aggregate(1, (steps, axis) => checked(steps * (axis.IsBatch ? batch : axis.Steps)));

    public IEnumerator<Axis> GetEnumerator() => ((IEnumerable<Axis>)_axes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Their letters.</summary>
    public override string ToString() => string.Join(", ", _axes.Select(axis => axis.Letter));
}
