using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>Operations that run one after another as a whole: a part of a program, or the body of an operation that repeats it.</summary>
/// <param name="name">What it is called in printed programs.</param>
internal sealed class Function(string name) : IReadOnlyList<Operation>
{
    public string Name { get; } = name;

    private List<Operation> _operations = [];

    /// <summary>What its operations read and write, or null if nobody has asked since they changed.</summary>
    private Value[]? _parameters, _results;

    public IReadOnlyList<Operation> Operations => _operations;

    public int Count => _operations.Count;

    public Operation this[int index] => _operations[index];

    /// <summary>The values that it reads and does not write, in the order in which they are read.</summary>
    public IReadOnlyList<Value> Parameters => _parameters ??= Read();

    /// <summary>The values that it writes.</summary>
    public IReadOnlyList<Value> Results => _results ??= Written();

    /// <summary>
    /// Whether <see cref="Parameters"/> and <see cref="Results"/> are still what its operations read and write. They are collected once: what reads or
    /// writes another value from then on must be a new operation.
    /// </summary>
    public bool IsCurrent => (_parameters?.SequenceEqual(Read()) ?? true) && (_results?.SequenceEqual(Written()) ?? true);

    private Value[] Read() => [.. _operations.SelectMany(operation => operation.Inputs).Except(Written()).Distinct()];

    private Value[] Written() => [.. _operations.SelectMany(operation => operation.Outputs)];

    public void Add(params IEnumerable<Operation> operations)
    {
        _operations.AddRange(operations);
        (_parameters, _results) = (null, null);
    }

    /// <summary>Replaces its operations, those of the bodies in it first.</summary>
    public void Transform(Func<List<Operation>, List<Operation>> pass)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Operation operation in _operations)
            operation.Body?.Transform(pass);
        _operations = pass(_operations);
        (_parameters, _results) = (null, null);
    }

    public IEnumerator<Operation> GetEnumerator() => _operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
