using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// Goes through a program with its memory plan and remembers which values are in the arena: whatever is read must still be there, and nothing that a
/// region reads or writes may lie where it writes something else, because its threads are at different operations.
/// </summary>
internal static class PlannedMemory
{
    /// <summary>What is wrong with a program's plan; null if nothing is.</summary>
    public static string? Failure(TensorProgram program, MemoryPlan plan)
    {
        bool predicts = plan.Predicts;
        Operation[] all = [.. program.Operations];
        var uses = new Uses(all);
        ILookup<Value, (Operation Reader, Value Input)> readers = all.SelectMany(operation => operation.Inputs.Select(input => (operation, input)))
            .ToLookup(read => read.input.Storage);
        var present = new HashSet<Value>();
        IReadOnlyList<Function> functions = program.Functions;
        for (int section = 0; section < functions.Count; section++)
        {
            // Before the backward pass a caller writes the gradients of the outputs.
            if (section == 2 && !predicts)
            {
                foreach (Value gradient in program.Outputs.Select(output => output.Gradient?.Storage).OfType<Value>().Where(plan.Has))
                    Write(gradient);
            }
            foreach (Region region in Region.Of(functions[section], predicts))
            {
                if (region.Kind == RegionKind.Elements && TooEarly(region.Operations) is { } early)
                    return early;
                bool isApart = region.Operations.Contains(plan.FirstOfParts);
                foreach (IReadOnlyList<Operation> step in isApart ? region.Operations.Select(OnItsOwn) : [region.Operations])
                {
                    if (Step(step) is { } failure)
                        return failure;
                }
                // What each part of the samples has in an arena of its own is gone when the last part is done.
                if (isApart)
                    present.Clear();
            }
            // After the forward pass a caller reads the outputs.
            IEnumerable<Value> outputs = program.Outputs.Select(output => output.Value.Storage).Where(plan.Has);
            if (section == 0 && !predicts && outputs.FirstOrDefault(output => !present.Contains(output)) is { } lost)
                return $"the output '{lost}' is overwritten in the forward pass.";
        }
        return null;

        static IReadOnlyList<Operation> OnItsOwn(Operation operation) => [operation];

        // Each thread has some elements of every operation: those of the others are there only after the region.
        static string? TooEarly(IReadOnlyList<Operation> operations)
        {
            var written = new HashSet<Value>();
            foreach (Operation operation in operations)
            {
                if (operation.Inputs.FirstOrDefault(input => written.Contains(input.Storage)) is { } input)
                    return $"'{operation.Label}' reads '{input}' in the region that computes it.";
                written.UnionWith(operation.Outputs.Select(output => output.Storage));
            }
            return null;
        }

        string? Step(IReadOnlyList<Operation> operations)
        {
            var read = new HashSet<Value>();
            var written = new HashSet<Value>();
            foreach (Operation operation in operations)
            {
                HashSet<Value> locals = [.. MemoryPlan.RowLocals(program, uses, operation)];
                foreach (Value local in locals)
                {
                    if (readers[local].Any(read => read.Reader != operation) || plan.Has(local))
                        return $"'{local}' is read outside of the loop in whose registers it is, or has a place in memory.";
                    if (readers[local].FirstOrDefault(read => read.Input != local).Input is { } view)
                        return $"'{local}' is in a register, and '{view}' is read as a vector.";
                }
                // An epilogue reads what its operation writes.
                written.UnionWith(operation.Outputs.Select(output => output.Storage).Where(value => NeedsPlace(value) && !locals.Contains(value)));
                if (written.FirstOrDefault(value => !plan.Has(value)) is { } homeless)
                    return $"'{homeless}', which '{operation.Label}' writes, has no place.";
                foreach (Value value in operation.Inputs.Select(input => input.Storage).Where(NeedsPlace).Except(locals).Except(written).ToArray())
                {
                    if (!plan.Has(value) || !present.Contains(value))
                        return $"'{value}', which '{operation.Label}' reads, {(plan.Has(value) ? "is overwritten" : "has no place")}.";
                    read.Add(value);
                }
            }
            foreach (Value value in written)
            {
                if (read.Concat(written).FirstOrDefault(other => other != value && Overlap(other, value)) is { } other)
                    return $"'{value}' is written where '{other}' is, which the same region uses.";
                Write(value);
            }
            return null;
        }

        // Single numbers are locals or fields, and a prediction is in the caller's memory.
        bool NeedsPlace(Value value) =>
            value.Role == ValueRole.Intermediate && !value.Shape.Equals(TensorShape.Scalar) && (!predicts || program.OutputOf(value) is null);

        void Write(Value value)
        {
            int end = plan.OffsetOf(value) + value.Shape.Elements;
            if (end > (value.Shape.Batched ? plan.ElementsPerSample : plan.FixedElements))
                throw new InvalidOperationException($"'{value}' ends behind the arena.");
            if (!value.Shape.Batched && plan.OffsetOf(value) % MemoryPlan.Alignment != 0)
                throw new InvalidOperationException($"'{value}' is not aligned.");
            present.RemoveWhere(other => Overlap(other, value));
            present.Add(value);
        }

        bool Overlap(Value a, Value b) => a.Shape.Batched == b.Shape.Batched
            && plan.OffsetOf(a) < plan.OffsetOf(b) + b.Shape.Elements && plan.OffsetOf(b) < plan.OffsetOf(a) + a.Shape.Elements;
    }

}
