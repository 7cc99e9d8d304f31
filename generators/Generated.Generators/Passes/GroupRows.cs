using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Passes;

/// <summary>
/// Puts operations that go through the batch sample by sample into one loop. What does not depend on the
/// whole batch is done first where that lets more of them stand together: a loss and its gradient take one
/// pass.
/// </summary>
internal static class GroupRows
{
    /// <summary>
    /// The most operations in one loop. Each may hold a function of some 40 instructions; the just-in-time
    /// compiler gives up optimising a method above 2,000 blocks or local variables, silently.
    /// </summary>
    public const int MaximumOperations = 24;

    public static void Run(TensorProgram program) => program.Transform(section =>
    {
        var grouped = new List<Operation>();
        List<Operation> left = section;
        while (left.Count > 0)
        {
            // Numbers of the whole batch are cheap; what waits for them should not be held up.
            Operation? next = left.FirstOrDefault(op => IsReady(op, left) && IsFixed(op)) ?? left.FirstOrDefault(op => IsReady(op, left) && op is MapOp { Shape: { Batched: false, Elements: 1 } } or ReduceOp { Output.Shape: { Batched: false, Elements: 1 }, Domain.Axes.Count: 0 });
            if (next is null && left.FirstOrDefault(op => IsReady(op, left) && IsRowwise(op)) is { } first && IsNext(first, left))
            {
                grouped.Add(TakeLoop(left, first));
                continue;
            }
            next ??= left.First(op => IsReady(op, left));
            left.Remove(next);
            grouped.Add(next);
        }
        return grouped;
    });

    /// <summary>Whether it is a map of a few numbers that others may wait for: a normalisation's factors.</summary>
    private static bool IsFixed(Operation op) => op is MapOp { Shape.Batched: false } map && map.Arguments.Any(argument => argument.Literal is null && argument.Shape.Axes.Count == 1) && map.Outputs.All(output => output.Role is ValueRole.Intermediate or ValueRole.BufferUpdate);

    /// <summary>Contractions keep their places; losses, which have none, may be taken in any order.</summary>
    private static bool IsNext(Operation first, List<Operation> left) => left.TakeWhile(op => op != first).All(op => !KeepsItsPlace(op));

    /// <summary>Takes all operations that can run now, in the loop that <paramref name="first"/> begins: over positions where it has to be, else over samples.</summary>
    private static RowsOp TakeLoop(List<Operation> left, Operation first)
    {
        (RowKind kind, TensorShape domain) = LoopOf(first);
        List<Operation> body = kind == RowKind.Samples ? TakeRows(left) : TakeWithin(left, kind, domain);
        return new RowsOp(body, kind, kind == RowKind.Samples ? null : domain) { Label = body[0].Label };
    }

    /// <summary>The loop that an operation needs.</summary>
    private static (RowKind Kind, TensorShape Domain) LoopOf(Operation op) => op switch
    {
        ReduceOp { Along: Reduction.Positions } reduce => (RowKind.Columns, reduce.Domain),
        ReduceOp { Along: Reduction.Channels } reduce => (RowKind.Positions, reduce.Domain),
        MapOp map => (map.Results.Any(result => Broadcast.NeedsPositions(map.Shape, map.Arguments, result.Expression)) ? RowKind.Positions : RowKind.Samples, map.Shape),
        _ => (RowKind.Samples, TensorShape.PerSample),
    };

    /// <summary>Takes the operations that go through the positions of a shape, or sum along them.</summary>
    private static List<Operation> TakeWithin(List<Operation> left, RowKind kind, TensorShape domain)
    {
        var body = new List<Operation>();
        while (body.Count < MaximumOperations && left.TakeWhile(IsPassed).FirstOrDefault(op => IsReady(op, left) && FitsWithin(op, kind, domain, body)) is { } next)
        {
            left.Remove(next);
            body.Add(next);
        }
        return body;
    }

    private static bool FitsWithin(Operation op, RowKind kind, TensorShape domain, List<Operation> body)
    {
        Value[] written = [.. body.SelectMany(other => other.Outputs)];
        (RowKind own, TensorShape shape) = IsRowwise(op) ? LoopOf(op) : default;
        // What the loop itself makes is there for the same row only, and only under its own name.
        bool waits = op.Inputs.Any(input => written.Any(output => output.Storage == input.Storage && (output != input || Broadcast.Of(output, domain) is not (Spread.None or Spread.Positions) || kind == RowKind.Columns)));
        if (!IsRowwise(op) || waits)
            return false;
        bool isSame = shape.Elements == domain.Elements && shape.Channels() == domain.Channels();
        return kind == RowKind.Columns ? own == kind && shape.Equals(domain) && body.Count < 2
            : own == RowKind.Positions ? shape.Equals(domain)
            : own == RowKind.Samples && op is MapOp && body.Count > 0 && (isSame || shape.Equals(domain.EachPosition())) && op.Inputs.All(input => input.Literal is not null || Broadcast.Of(input, domain) != Spread.Misfit);
    }

    private static bool IsPassed(Operation op) => !KeepsItsPlace(op);

    /// <summary>Takes all operations on samples that can run now.</summary>
    private static List<Operation> TakeRows(List<Operation> left)
    {
        var rows = new List<Operation>();
        int elements = 1;
        while (rows.Count < MaximumOperations && left.TakeWhile(IsPassed).FirstOrDefault(op => IsRowwise(op) && LoopOf(op).Kind == RowKind.Samples && IsReady(op, left) && Fits(op, elements)) is { } next)
        {
            elements = Math.Max(elements, ElementsOf(next));
            left.Remove(next);
            rows.Add(next);
        }
        return rows;
    }

    /// <summary>Whether it is no element-wise operation or sum, and stays where it was put.</summary>
    private static bool KeepsItsPlace(Operation op) => op is not (MapOp or ReduceOp or RandomMaskOp or RowsOp);

    private static bool Fits(Operation op, int elements) => elements == 1 || ElementsOf(op) == 1 || ElementsOf(op) == elements;

    private static int ElementsOf(Operation op) => op switch
    {
        MapOp map => map.Shape.Elements,
        ReduceOp reduce => reduce.Domain.Elements,
        _ => 0,
    };

    private static bool IsRowwise(Operation op) => op is MapOp { Shape.Batched: true } or ReduceOp { OverBatch: false };

    private static bool IsReady(Operation op, List<Operation> left)
    {
        foreach (Value input in op.Inputs)
        {
            foreach (Operation other in left)
            {
                if (other != op && other.Outputs.Any(output => output.Storage == input.Storage))
                    return false;
            }
        }
        return true;
    }
}
