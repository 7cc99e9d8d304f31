using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Generated;

/// <summary>The parameter tensors of a network, in the order in which they lie in its flat span.</summary>
public sealed class ParameterTable : IReadOnlyList<ParameterInfo>
{
    /// <summary>The empty table.</summary>
    internal static ParameterTable Empty { get; } = new();

    private readonly ParameterInfo[] _parameters;
    private readonly Dictionary<string, ParameterInfo> _byName;

    /// <summary>Makes a table of parameters that follow one another without gaps, from offset 0.</summary>
    /// <exception cref="ArgumentException">Two parameters have the same name, or a parameter does not start where the previous one ends.</exception>
    public ParameterTable(params ReadOnlySpan<ParameterInfo> parameters)
    {
        _parameters = parameters.ToArray();
        _byName = new Dictionary<string, ParameterInfo>(parameters.Length, StringComparer.Ordinal);
        foreach (ParameterInfo parameter in parameters)
        {
            if (parameter.Offset != ElementCount)
                throw new ArgumentException(
                    $"Parameter '{parameter.Name}' starts at {parameter.Offset}; expected {ElementCount}, where the one before it ends.", nameof(parameters));
            if (!_byName.TryAdd(parameter.Name, parameter))
                throw new ArgumentException($"Two parameters are named '{parameter.Name}'.", nameof(parameters));
            ElementCount = checked(ElementCount + parameter.Length);
        }
    }

    /// <summary>Number of parameter tensors.</summary>
    public int Count => _parameters.Length;

    /// <summary>Number of elements of all parameter tensors together: the length of the flat span.</summary>
    public int ElementCount { get; }

    /// <summary>The parameter at a position.</summary>
    /// <exception cref="IndexOutOfRangeException">The index is negative or not below <see cref="Count"/>.</exception>
    public ParameterInfo this[int index] => _parameters[index];

    /// <summary>The parameter with a name.</summary>
    /// <exception cref="KeyNotFoundException">The network has no parameter with this name; the message lists the existing ones.</exception>
    public ParameterInfo this[string name] => _byName.TryGetValue(name, out ParameterInfo? parameter)
        ? parameter
        : throw new KeyNotFoundException($"There is no parameter '{name}'; the network has {string.Join(", ", _byName.Keys)}.");

    /// <summary>Finds the parameter with a name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out ParameterInfo? parameter) => _byName.TryGetValue(name, out parameter);

    /// <inheritdoc/>
    public IEnumerator<ParameterInfo> GetEnumerator() => ((IEnumerable<ParameterInfo>)_parameters).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
