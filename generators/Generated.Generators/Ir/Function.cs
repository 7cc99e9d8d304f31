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

    public List<Operation> Operations { get; private set; } = [];

    public int Count => Operations.Count;

    public Operation this[int index] => Operations[index];

    /// <summary>The values that it reads and does not write, in the order in which they are read.</summary>
    public IReadOnlyList<Value> Parameters => [.. Operations.SelectMany(operation => operation.Inputs).Except(Results).Distinct()];

    /// <summary>The values that it writes.</summary>
    public IReadOnlyList<Value> Results => [.. Operations.SelectMany(operation => operation.Outputs)];

    public void Add(Operation operation) => Operations.Add(operation);

    /// <summary>Replaces its operations, those of the bodies in it first.</summary>
    public void Transform(Func<List<Operation>, List<Operation>> pass)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (Operation operation in Operations)
            operation.Body?.Transform(pass);
        Operations = pass(Operations);
    }

    public IEnumerator<Operation> GetEnumerator() => Operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
