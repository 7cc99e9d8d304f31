using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Puts successive operations on the same number of elements, which do not grow with the batch, into one loop: the statistics, factors and running
/// statistics of a normalisation are then one pass over its channels, whose intermediate results stay in registers.
/// </summary>
/// <remarks>
/// This includes sums over the batch if their terms are sums along positions: there are so few of these that sharing them among threads, which would
/// then have to wait for one another, takes longer than computing them.
/// </remarks>
internal static class FuseBatchIndependent
{
    public static void Run(TensorProgram program) => program.Transform(section =>
    {
        HashSet<Value> sums = [.. section.OfType<FusedLoopOp>().Where(rows => rows.Kind == LoopKind.Columns).SelectMany(rows => rows.Outputs)
            .Select(output => output.Storage)];
        var grouped = new List<Operation>();
        var body = new List<Operation>();
        void End()
        {
            if (body.Count > 0)
                grouped.Add(new FusedLoopOp([.. body], LoopKind.BatchIndependent, TensorShape.Of(Size(body[0]))) { Label = body[0].Label });
            body.Clear();
        }
        foreach (Operation operation in Sunk(WithSumsOfTheirOwn(program, section, sums), sums))
        {
            bool fits = IsBatchIndependent(operation, sums);
            if (!fits
                || (body.Count > 0 && (Size(operation) != Size(body[0]) || operation.Label != body[0].Label || body.Count == FuseLoops.MaximumOperations)))
                End();
            (fits ? body : grouped).Add(operation);
        }
        End();
        return grouped;
    });

    /// <summary>
    /// Gives each layer its own sum over the batch of what several sum: it is cheap, and layers that are computed alike then share their code.
    /// </summary>
    private static List<Operation> WithSumsOfTheirOwn(TensorProgram program, IReadOnlyList<Operation> section, HashSet<Value> sums)
    {
        List<Operation> operations = [.. section];
        foreach (ReduceOp sum in section.OfType<ReduceOp>().Where(sum => IsBatchIndependent(sum, sums)))
        {
            foreach (IGrouping<string, MapOp> readers in operations.OfType<MapOp>().Where(map => map.Label != sum.Label && IsBatchIndependent(map, sums)
                && map.Arguments.Contains(sum.Output)).GroupBy(map => map.Label).ToArray())
            {
                string name = sum.Output.PlainName.Replace(Identifiers.Joined(sum.Label), Identifiers.Joined(readers.Key));
                Value own = program.NewValue(name, sum.Output.Shape, sum.Output.Role);
                foreach (MapOp reader in readers)
                    reader.Arguments = [.. reader.Arguments.Select(argument => argument == sum.Output ? own : argument)];
                operations.Insert(operations.IndexOf(readers.First()),
                    new ReduceOp(own, sum.Kind, sum.Domain, sum.Expression, sum.Arguments) { Label = readers.Key });
            }
        }
        return operations;
    }

    /// <summary>The operations in an order in which those of a layer stand together, as late as their readers let them.</summary>
    private static List<Operation> Sunk(List<Operation> operations, HashSet<Value> sums)
    {
        for (int i = operations.Count - 2; i >= 0; i--)
        {
            Operation operation = operations[i];
            if (!IsBatchIndependent(operation, sums))
                continue;
            bool IsLike(Operation other) => other.Label == operation.Label && IsBatchIndependent(other, sums) && Size(other) == Size(operation);
            IReadOnlyList<Value> outputs = operation.Outputs;
            int next = i + 1;
            while (next < operations.Count && !IsLike(operations[next]) && !operations[next].Inputs.Any(input => outputs.Contains(input.Storage)))
                next++;
            if (next == operations.Count || next == i + 1 || !IsLike(operations[next]))
                continue;
            operations.RemoveAt(i);
            operations.Insert(next - 1, operation);
        }
        return operations;
    }

    private static int Size(Operation operation) => operation.Outputs[0].Shape.Elements;

    private static bool IsBatchIndependent(Operation operation, HashSet<Value> sums) => operation switch
    {
        MapOp { Results.Length: 1, Shape: { Batched: false, Axes.Count: 1 } } map =>
            IsPlain(map.Outputs[0]) && map.Arguments.All(argument => IsOf(argument, map.Shape))
            && !map.Results[0].Expression.HasIndices(),
        ReduceOp { OverBatch: true, Kind: ReduceKind.Sum, Domain.Axes.Count: 1 } sum =>
            IsPlain(sum.Output) && sum.Arguments.Any(argument => argument.Shape.Batched)
            && sum.Arguments.All(argument => argument.Shape.Batched
                ? argument.ViewOf is null && sums.Contains(argument) && argument.Shape.Equals(sum.Domain) : IsOf(argument, sum.Output.Shape)),
        _ => false,
    };

    /// <summary>Whether a value has a number for each element of a shape, or is a literal; numbers of the whole batch are variables elsewhere.</summary>
    private static bool IsOf(Value value, TensorShape shape) =>
        value.Literal is not null || (IsPlain(value) && !value.Shape.Batched && value.Shape.Axes.Count > 0 && value.Shape.Elements == shape.Elements);

    private static bool IsPlain(Value value) => value.ViewOf is null && value.Elements is null && value.Shape.Axes.Count < 2;
}
