using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// The place of every intermediate value in the arena: values that are not needed at the same time share memory. There is a part of the arena for each
/// product of symbols with which values grow. It begins with the values that do not grow; those with a part for each sample follow, each at a multiple
/// of the batch's capacity.
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>
    /// Elements in 64 bytes of <c>float</c>: fixed parts begin at multiples of it, and so do batched ones, because the capacity is a multiple.
    /// </summary>
    public const int Alignment = 16;

    private readonly Dictionary<Value, int> _offsets = [];

    /// <summary>The parts of the arena, by the symbols with which they grow.</summary>
    private readonly Dictionary<EquatableArray<Dim>, Part> _parts = [];

    /// <summary>Elements that do not depend on the batch.</summary>
    public int FixedElements => PartOf(TensorShape.Scalar).Elements;

    /// <summary>Elements for each sample of the batch's capacity.</summary>
    public int ElementsPerSample => PartOf(TensorShape.PerSample).Elements;

    /// <summary>Elements for each thread: the workspace of the largest operation.</summary>
    public int ElementsPerThread { get; private set; }

    /// <summary>The memory that the values would take if none were shared.</summary>
    public int ElementsPerSampleWithoutReuse => PartOf(TensorShape.PerSample).WithoutReuse;

    /// <summary>The values that were placed, in the order of their first use.</summary>
    public IReadOnlyCollection<Value> Placed => _offsets.Keys;

    public bool Has(Value value) => _offsets.ContainsKey(value.Storage);

    /// <summary>The offset of a value's storage: in elements, or in elements a sample.</summary>
    public int OffsetOf(Value value) => _offsets[value.Storage];

    /// <summary>Whether the program only computes a prediction and its loss.</summary>
    public bool Predicts { get; private init; }

    /// <summary>
    /// Whether each part of the samples has an arena of its own, in which its values follow one another as if there were no other part. Otherwise
    /// threads at different operations of a region share the arena, and a value lives from the beginning of one region to the end of another.
    /// </summary>
    public bool HasPartsOfItsOwn => FirstOfParts is not null;

    /// <summary>The first operation of the region whose parts have arenas of their own, or null.</summary>
    public Operation? FirstOfParts { get; private init; }

    /// <summary>Plans the arena of a program's functions.</summary>
    /// <param name="program">The program.</param>
    /// <param name="predicts">Whether the program only computes a prediction and its loss.</param>
    public static MemoryPlan Of(TensorProgram program, bool predicts)
    {
        IReadOnlyList<Region>[] sections = [.. program.Functions.Select(function => Region.Of(function, predicts))];
        // Only within one region over the samples; values that are read after it must be in the memory of the whole batch.
        bool apart = predicts && sections[0].LastOrDefault() is { Kind: RegionKind.Samples } region
            && sections[0].Take(sections[0].Count - 1).All(IsBatchIndependent)
            && !program.Functions.Skip(1).SelectMany(function => function.Parameters).Any(input =>
                input.Storage.Role == ValueRole.Intermediate && program.OutputOf(input) is null
                && region.Operations.Any(writer => writer.Outputs.Any(output => output.Storage == input.Storage)));
        var plan = new MemoryPlan { Predicts = predicts, FirstOfParts = apart ? sections[0][sections[0].Count - 1].Operations[0] : null };
        List<IReadOnlyList<Operation>> steps = [.. sections.SelectMany(section => section)
            .SelectMany(part => apart ? part.Operations.Select(operation => (IReadOnlyList<Operation>)[operation]) : [part.Operations])];
        var lives = new Dictionary<Value, (int First, int Last)>();
        void Touch(Value value, int time)
        {
            Value storage = value.Storage;
            if (storage.Role is not ValueRole.Intermediate || storage.Shape.Equals(TensorShape.Scalar))
                return;
            lives[storage] = lives.TryGetValue(storage, out (int First, int Last) life)
                ? (Math.Min(life.First, time), Math.Max(life.Last, time)) : (time, time);
        }
        var uses = new Uses(program.Operations);
        for (int time = 0; time < steps.Count; time++)
        {
            foreach (Operation operation in steps[time])
            {
                HashSet<Value> local = [.. RowLocals(program, uses, operation)];
                foreach (Value value in operation.Inputs.Concat(operation.Outputs).Where(value => !local.Contains(value.Storage)))
                    Touch(value, time);
            }
        }

        // A caller reads the outputs after the forward pass, and provides their gradients before the backward pass.
        int forwardSteps = sections[0].Count, beforeBackward = forwardSteps + sections[1].Count;
        foreach (ProgramOutput output in predicts ? [] : program.Outputs)
        {
            if (lives.ContainsKey(output.Value.Storage))
                Touch(output.Value, forwardSteps - 1);
            if (output.Gradient is { } gradient && lives.ContainsKey(gradient))
                Touch(gradient, beforeBackward);
        }

        plan.ElementsPerThread = program.Operations.SelectMany(operation => operation.Outputs).Where(value => value.Role == ValueRole.Workspace).Select(SizeOf)
            .DefaultIfEmpty(0).Max();

        foreach (KeyValuePair<Value, (int First, int Last)> entry in lives.OrderBy(entry => entry.Value.First)
            .ThenByDescending(entry => entry.Key.Shape.Elements).ThenBy(entry => entry.Key.Id))
        {
            int offset = plan.PartOf(entry.Key.Shape).Place(SizeOf(entry.Key), entry.Value.First, entry.Value.Last);
            plan._offsets.Add(entry.Key, offset);
        }
        return plan;
    }

    /// <summary>The part of the arena that grows as a shape does.</summary>
    private Part PartOf(TensorShape shape)
    {
        if (!_parts.TryGetValue(shape.Symbols, out Part part))
            _parts.Add(shape.Symbols, part = new Part());
        return part;
    }

    /// <summary>A part of the arena, whose values grow with the same symbols.</summary>
    private sealed class Part
    {
        /// <summary>What has been placed, by its offset.</summary>
        private readonly List<(int Start, int End, int First, int Last)> _taken = [];

        public int Elements { get; private set; }

        /// <summary>The elements that the values would take if none shared memory.</summary>
        public int WithoutReuse { get; private set; }

        /// <summary>Finds the first place that is free as long as a value lives.</summary>
        /// <param name="size">Its number of elements.</param>
        /// <param name="first">When it is written.</param>
        /// <param name="last">When it is read last.</param>
        public int Place(int size, int first, int last)
        {
            int offset = 0;
            foreach ((int start, int end, int from, int to) in _taken)
            {
                if (from <= last && first <= to && offset < end && start < offset + size)
                    offset = end;
            }
            int place = _taken.FindIndex(other => other.Start > offset);
            _taken.Insert(place < 0 ? _taken.Count : place, (offset, offset + size, first, last));
            Elements = Math.Max(Elements, offset + size);
            WithoutReuse += size;
            return offset;
        }

        /// <summary>Takes a place behind all others.</summary>
        public int Append(int size)
        {
            int offset = Elements;
            Elements += size;
            WithoutReuse += size;
            return offset;
        }
    }

    /// <summary>The plan of a program whose values are all variables.</summary>
    public static MemoryPlan OfNothing { get; } = new();

    /// <summary>
    /// The plan of straight code that trains: besides the lanes of sums over the samples only the outputs, for checks before the loss, and their gradients,
    /// which a caller may give, have a place.
    /// </summary>
    /// <param name="code">The schedule.</param>
    public static MemoryPlan OfStraight(StraightCode code)
    {
        var plan = new MemoryPlan();
        plan.PartOf(TensorShape.Scalar).Append(code.Sums * Machine.MostLanes);
        foreach (ProgramOutput output in code.Program.Outputs)
        {
            // The gradient is not needed before the loss, nor the output after it.
            int offset = plan.PartOf(TensorShape.PerSample).Append(output.Value.Shape.Elements);
            plan._offsets.Add(output.Value.Storage, offset);
            plan._offsets.Add(output.Gradient!.Storage, offset);
        }
        return plan;
    }

    /// <summary>Whether a region does not work on samples: it packs weights.</summary>
    private static bool IsBatchIndependent(Region region) => region.Operations.All(operation =>
        operation.Inputs.Concat(operation.Outputs).All(value => !value.Shape.Batched));

    /// <summary>
    /// Numbers of one sample or position that only the loop that computes them reads, and reads as numbers and not as vectors of one: they stay in
    /// registers.
    /// </summary>
    public static IEnumerable<Value> RowLocals(TensorProgram program, Uses uses, Operation operation) => operation is FusedLoopOp rows
        ? rows.Outputs.Where(value =>
            value.Shape.Equals(rows.Kind switch { LoopKind.Samples => TensorShape.PerSample, LoopKind.Positions => rows.Domain.EachPosition(),
            LoopKind.BatchIndependent => rows.Domain, _ => null }) && value.ViewOf is null && program.IsInternal(value)
            && uses.ReadersOf(value).All(reader => reader == rows) && !rows.Inputs.Any(input => input.ViewOf is not null && input.Storage == value))
        : [];

    private static int SizeOf(Value value) => value.Shape.Batched ? value.Shape.Elements : (value.Shape.Elements + Alignment - 1) / Alignment * Alignment;
}

/// <summary>A program and where its values lie.</summary>
internal sealed record PlannedProgram(TensorProgram Program, MemoryPlan Plan);
