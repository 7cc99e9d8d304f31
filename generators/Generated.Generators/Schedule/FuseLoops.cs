using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Puts operations that go through the batch sample by sample into one loop. Operations that do not depend on the whole batch are done first if more
/// operations can then share a loop: a loss and its gradient take one pass.
/// </summary>
internal sealed class FuseLoops
{
    /// <summary>
    /// The maximum number of operations in one loop. Each may contain a function of about 40 instructions. Above 2,000 blocks or local variables, the
    /// just-in-time compiler stops optimising a method without any message.
    /// </summary>
    public const int MaximumOperations = 24;

    /// <summary>The operations that have not been placed yet, in their order.</summary>
    private readonly List<Operation> _left;

    /// <summary>Those of them that others should not wait for: maps of a few numbers, and after these single numbers of the whole batch.</summary>
    private readonly List<Operation> _fixed, _numbers;

    /// <summary>How many of them write to each value's memory.</summary>
    private readonly Dictionary<Value, int> _writers = [];

    /// <summary>The values' memory that each reads and writes.</summary>
    private readonly Dictionary<Operation, (Value[] Read, Value[] Written)> _memory = [];

    private FuseLoops(List<Operation> section)
    {
        _left = section;
        _fixed = [.. section.Where(IsBatchIndependent)];
        _numbers = [.. section.Where(op => op is MapOp { Shape: { Batched: false, Elements: 1 } }
            or ReduceOp { Output.Shape: { Batched: false, Elements: 1 }, Domain.Axes.Count: 0 })];
        foreach (Operation operation in section)
        {
            Value[] written = [.. operation.Outputs.Select(output => output.Storage).Distinct()];
            _memory.Add(operation, ([.. operation.Inputs.Select(input => input.Storage).Distinct()], written));
            foreach (Value storage in written)
                _writers[storage] = (_writers.TryGetValue(storage, out int writers) ? writers : 0) + 1;
        }
    }

    public static void Run(TensorProgram program) => program.Transform(section => new FuseLoops(section).Group());

    private List<Operation> Group()
    {
        var grouped = new List<Operation>();
        while (_left.Count > 0)
        {
            // Numbers of the whole batch are cheap; operations that wait for them should not be delayed.
            Operation? next = _fixed.Find(IsReady) ?? _numbers.Find(IsReady);
            if (next is null && _left.FirstOrDefault(op => IsRowwise(op) && IsReady(op)) is { } first && IsNext(first))
            {
                grouped.Add(TakeLoop(first));
                continue;
            }
            next ??= _left.First(IsReady);
            Take(next);
            grouped.Add(next);
        }
        return grouped;
    }

    private void Take(Operation operation)
    {
        _left.Remove(operation);
        _fixed.Remove(operation);
        _numbers.Remove(operation);
        foreach (Value storage in _memory[operation].Written)
            _writers[storage]--;
    }

    /// <summary>Whether it is a map of a few numbers that others may wait for: the factors of a normalisation.</summary>
    private static bool IsBatchIndependent(Operation op) => op is MapOp { Shape.Batched: false } map
        && map.Arguments.Any(argument => argument.Literal is null && argument.Shape.Axes.Count == 1)
        && map.Outputs.All(output => output.Role is ValueRole.Intermediate or ValueRole.BufferUpdate or ValueRole.ParameterGradient);

    /// <summary>Contractions keep their places; in losses, which have none, operations may be taken in any order.</summary>
    private bool IsNext(Operation first) => _left.TakeWhile(op => op != first).All(op => !KeepsItsPlace(op));

    /// <summary>
    /// Takes all operations that can run now into the loop that <paramref name="first"/> begins: over positions if necessary, otherwise over samples.
    /// </summary>
    private FusedLoopOp TakeLoop(Operation first)
    {
        (LoopKind kind, TensorShape domain) = LoopOf(first);
        List<Operation> body = kind == LoopKind.Samples ? TakeRows() : TakeWithin(kind, domain);
        return new FusedLoopOp(body, kind, kind == LoopKind.Samples ? null : domain) { Label = body[0].Label };
    }

    /// <summary>The loop that an operation needs.</summary>
    private static (LoopKind Kind, TensorShape Domain) LoopOf(Operation op) => op switch
    {
        ReduceOp { Keeps: Along.SampleChannels } reduce => (LoopKind.Columns, reduce.Domain),
        ReduceOp { Keeps: Along.SamplePositions } reduce => (LoopKind.Positions, reduce.Domain),
        MapOp map => (map.Results.Any(result => Loops.NeedPositions(map.Shape, map.Arguments, result.Expression)) ? LoopKind.Positions : LoopKind.Samples,
            map.Shape),
        _ => (LoopKind.Samples, TensorShape.PerSample),
    };

    /// <summary>Takes the operations that go through the positions of a shape, or sum along them.</summary>
    private List<Operation> TakeWithin(LoopKind kind, TensorShape domain)
    {
        var body = new List<Operation>();
        while (body.Count < MaximumOperations && _left.TakeWhile(IsPassed).FirstOrDefault(op => FitsWithin(op, kind, domain, body) && IsReady(op)) is { } next)
        {
            Take(next);
            body.Add(next);
        }
        return body;
    }

    private static bool FitsWithin(Operation op, LoopKind kind, TensorShape domain, List<Operation> body)
    {
        Value[] written = [.. body.SelectMany(other => other.Outputs)];
        (LoopKind own, TensorShape shape) = IsRowwise(op) ? LoopOf(op) : default;
        // The results of the loop itself exist only for the same row, and only under their own names.
        bool waits = op.Inputs.Any(input => written.Any(output =>
            output.Storage == input.Storage && (output != input || Access.AlongOf(output, domain) is not (Along.Everything or Along.SamplePositions)
            || kind == LoopKind.Columns)));
        if (!IsRowwise(op) || waits)
            return false;
        bool isSame = shape.Elements == domain.Elements && shape.Channels() == domain.Channels();
        return kind == LoopKind.Columns ? own == kind && shape.Equals(domain) && body.Count < 2
            : own == LoopKind.Positions ? shape.Equals(domain)
            : own == LoopKind.Samples && op is MapOp && body.Count > 0 && (isSame || shape.Equals(domain.EachPosition()))
                && op.Inputs.All(input => input.Literal is not null || Access.AlongOf(input, domain) is not null);
    }

    private static bool IsPassed(Operation op) => !KeepsItsPlace(op);

    /// <summary>Takes all operations on samples that can run now.</summary>
    private List<Operation> TakeRows()
    {
        var rows = new List<Operation>();
        int elements = 1;
        while (rows.Count < MaximumOperations && _left.TakeWhile(IsPassed)
            .FirstOrDefault(op => IsRowwise(op) && LoopOf(op).Kind == LoopKind.Samples && Fits(op, elements) && IsReady(op)) is { } next)
        {
            elements = Math.Max(elements, ElementsOf(next));
            Take(next);
            rows.Add(next);
        }
        return rows;
    }

    /// <summary>Whether it is neither an element-wise operation nor a sum, and stays in its place.</summary>
    private static bool KeepsItsPlace(Operation op) => op is not (MapOp or ReduceOp or RandomMaskOp or FusedLoopOp);

    private static bool Fits(Operation op, int elements) => elements == 1 || ElementsOf(op) == 1 || ElementsOf(op) == elements;

    private static int ElementsOf(Operation op) => op switch
    {
        MapOp map => map.Shape.Elements,
        ReduceOp reduce => reduce.Domain.Elements,
        _ => 0,
    };

    private static bool IsRowwise(Operation op) => op is MapOp { Shape.Batched: true } or ReduceOp { OverBatch: false };

    /// <summary>Whether everything that it reads has been written, or is written by itself.</summary>
    private bool IsReady(Operation op)
    {
        (Value[] read, Value[] written) = _memory[op];
        return read.All(storage => !_writers.TryGetValue(storage, out int writers) || writers == (written.Contains(storage) ? 1 : 0));
    }
}
