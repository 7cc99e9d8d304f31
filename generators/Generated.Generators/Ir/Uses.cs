using System.Collections.Generic;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Ir;

/// <summary>The readers and writers of each value at the time when this was made; a pass that changes operations must report it here.</summary>
internal sealed class Uses
{
    private static readonly List<Operation> None = [];

    private readonly Dictionary<Value, List<Operation>> _readers = [];
    private readonly Dictionary<Value, List<Operation>> _writers = [];

    public Uses(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
            Add(operation);
    }

    /// <summary>The operations that read a value or another value in the same memory, each once.</summary>
    public IReadOnlyList<Operation> ReadersOf(Value value) => _readers.TryGetValue(value.Storage, out List<Operation> readers) ? readers : None;

    /// <summary>The operations that write a value or another value in the same memory, each once.</summary>
    public IReadOnlyList<Operation> WritersOf(Value value) => _writers.TryGetValue(value.Storage, out List<Operation> writers) ? writers : None;

    /// <summary>Adds an operation that is new, or that was changed after it was removed.</summary>
    public void Add(Operation operation)
    {
        foreach (Value input in operation.Inputs)
            Add(_readers, input.Storage, operation);
        foreach (Value output in operation.Outputs)
            Add(_writers, output.Storage, operation);
    }

    /// <summary>Removes an operation that will vanish or change.</summary>
    public void Remove(Operation operation)
    {
        foreach (Value input in operation.Inputs)
            Remove(_readers, input.Storage, operation);
        foreach (Value output in operation.Outputs)
            Remove(_writers, output.Storage, operation);
    }

    private static void Add(Dictionary<Value, List<Operation>> uses, Value storage, Operation operation)
    {
        if (!uses.TryGetValue(storage, out List<Operation> operations))
            uses.Add(storage, operations = []);
        if (!operations.Contains(operation))
            operations.Add(operation);
    }

    private static void Remove(Dictionary<Value, List<Operation>> uses, Value storage, Operation operation)
    {
        if (uses.TryGetValue(storage, out List<Operation> operations))
            operations.Remove(operation);
    }
}
