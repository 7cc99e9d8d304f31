using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;

namespace Generated.Generators.Ir.Expressions;

/// <summary>
/// How an operation reads a value for each element of the shape that it goes through: along which axis of the value it moves when it moves along an
/// axis of its own. The value has the same axes from the last one on, or lacks them, or has 1 there, and is repeated along these. A value with as many
/// elements is read in their order, whatever its axes are.
/// </summary>
internal sealed record Access
{
    /// <summary>Stands for the axis of a value along which an operation does not move: the value is repeated there.</summary>
    public const int Repeated = -1;

    /// <summary>The shape that the operation goes through.</summary>
    private readonly TensorShape _domain;

    /// <summary>Whether all elements of a sample are read in their order.</summary>
    private readonly bool _isInOrder;

    /// <summary>The sizes of the value's axes, those of the domain where the elements are read in their order.</summary>
    private readonly EquatableArray<int> _sizes;

    private Access(TensorShape domain, EquatableArray<int> sizes, bool isInOrder, EquatableArray<int> axes)
    {
        _domain = domain;
        _sizes = sizes;
        _isInOrder = isInOrder;
        Axes = axes;
    }

    /// <summary>For each axis of the operation that of the value, or <see cref="Repeated"/>.</summary>
    public EquatableArray<int> Axes { get; }

    /// <summary>How an operation reads a value; null if it does not fit.</summary>
    /// <param name="value">The value's shape.</param>
    /// <param name="domain">The shape that the operation goes through.</param>
    public static Access? Of(TensorShape value, TensorShape domain)
    {
        if (value.Symbols.Any(symbol => !domain.Symbols.Contains(symbol)))
            return null;
        bool isInOrder = value.Axes.Count > 0 && value.Elements == domain.Elements;
        EquatableArray<int> sizes = isInOrder ? domain.Axes : value.Axes;
        int symbols = value.Symbols.Count, missing = domain.Axes.Count - sizes.Count;
        if (missing < 0)
            return null;
        var axes = new List<int>();
        foreach (Dim symbol in domain.Symbols)
            axes.Add(value.Symbols.ToList().IndexOf(symbol));
        for (int i = 0; i < domain.Axes.Count; i++)
        {
            int axis = i - missing;
            bool isSame = axis >= 0 && sizes[axis] == domain.Axes[i];
            if (axis >= 0 && !isSame && sizes[axis] != 1)
                return null;
            axes.Add(isSame ? symbols + axis : Repeated);
        }
        return new Access(domain, sizes, isInOrder, axes.ToEquatableArray());
    }

    /// <summary>The element of a sample of the value that belongs to an element of a sample of the domain.</summary>
    public int IndexOf(int element)
    {
        if (_isInOrder)
            return element;
        int index = 0, stride = 1, symbols = _domain.Symbols.Count;
        for (int i = _domain.Axes.Count - 1, axis = _sizes.Count - 1; axis >= 0; i--, axis--)
        {
            if (Axes[symbols + i] != Repeated)
                index += element % _domain.Axes[i] * stride;
            element /= _domain.Axes[i];
            stride *= _sizes[axis];
        }
        return index;
    }

    /// <summary>
    /// Along what it moves in a loop over samples, their positions (all axes but the last) and their channels (the last axis); null if it moves along
    /// some of the positions' axes only, or along positions but not along samples, or along none of the axes it has, which no loop does.
    /// </summary>
    private Along? Within
    {
        get
        {
            int symbols = _domain.Symbols.Count, last = Axes.Count - 1;
            bool Moves(int axis) => Axes[axis] != Repeated;
            if (Enumerable.Range(0, Axes.Count).All(Moves))
                return Along.Everything;
            bool samples = symbols > 0 && Moves(0);
            if (_isInOrder)
                return samples ? Along.Everything : Along.Elements;
            if (last < symbols)
                return samples ? Along.Samples : Along.Nothing;
            bool channels = Moves(last), positions = channels;
            if (last > symbols)
            {
                int[] moved = [.. Enumerable.Range(symbols, last - symbols).Where(Moves)];
                int[] longer = [.. Enumerable.Range(symbols, last - symbols).Where(axis => _domain.Axes[axis - symbols] > 1)];
                positions = moved.Length > 0 && longer.All(moved.Contains);
                if (!positions && longer.Any(moved.Contains))
                    return null;
            }
            Along along = (samples ? Along.Samples : 0) | (positions ? Along.Positions : 0) | (channels ? Along.Channels : 0);
            return along == Along.Positions || (along == Along.Nothing && _sizes.Count > 0) ? null : along;
        }
    }

    /// <summary>Along what an operation moves when it reads a value; null if no loop reads it so.</summary>
    public static Along? AlongOf(TensorShape value, TensorShape domain) => value.Equals(domain) ? Along.Everything : Of(value, domain)?.Within;

    public static Along? AlongOf(Value value, TensorShape domain) => AlongOf(value.Shape, domain);
}
