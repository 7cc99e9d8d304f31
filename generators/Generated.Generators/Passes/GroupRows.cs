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
            Operation? next = left.FirstOrDefault(op => IsReady(op, left) && op is MapOp { Shape: { Batched: false, Elements: 1 } } or ReduceOp { Output.Shape: { Batched: false, Elements: 1 }, Domain.Axes.Count: 0 });
            if (next is null && left.FirstOrDefault(op => IsReady(op, left) && IsRowwise(op)) is { } first && IsNext(first, left))
            {
                List<Operation> rows = TakeRows(left, first);
                grouped.Add(new RowsOp(rows) { Label = rows[0].Label });
                continue;
            }
            next ??= left.First(op => IsReady(op, left));
            left.Remove(next);
            grouped.Add(next);
        }
        return grouped;
    });

    /// <summary>Contractions keep their places; losses, which have none, may be taken in any order.</summary>
    private static bool IsNext(Operation first, List<Operation> left) => left.TakeWhile(op => op != first).All(op => !KeepsItsPlace(op));

    /// <summary>Takes all operations that can run now, in the loop that <paramref name="first"/> begins.</summary>
    private static List<Operation> TakeRows(List<Operation> left, Operation first)
    {
        var rows = new List<Operation>();
        int elements = 1;
        while (rows.Count < MaximumOperations && left.TakeWhile(op => !KeepsItsPlace(op)).FirstOrDefault(op => IsRowwise(op) && IsReady(op, left) && Fits(op, elements)) is { } next)
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
