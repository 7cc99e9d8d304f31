using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.CSharp;

/// <summary>Emits the copying of boxes: padding, cropping, concatenation.</summary>
internal sealed class PlaceEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's method and gives the call.</summary>
    public IEnumerable<string> Emit(PlaceOp op, string name)
    {
        Value[] values = [.. op.Boxes.Select(box => box.From).Append(op.Output).Distinct()];
        Run[] runs = [.. op.Boxes.Select(box => new Run(op.Output, box))];
        if (op.LeavesZeros && runs is [{ IsOfRows: true } only])
            return [Surround(op, only)];
        if (!op.LeavesZeros && runs.All(run => run.Axes.Length < 2))
            return runs.Select(run => CopyRows(op, run));
        int position = Kernels.Position;
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula(Kernels.Name)));
            using (writer.Block($"private static void {self}({Parameters(values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                if (op.LeavesZeros)
                    writer.Line(
                        $"MemoryMarshal.CreateSpan({At(op.Output, Index("b", op.Output.SampleStride))}, {Numbers.Of(op.Output.Shape.Elements)}).Clear();");
                foreach (Run run in runs)
                    WriteBox(writer, op.Output, run);
            }
        }, values);
        Kernels.MoveTo(method, position);
        return [Call(method, values, "count")];
    }

    /// <summary>The call that copies a box of rows of runs, or of one run.</summary>
    private string CopyRows(PlaceOp op, Run run)
    {
        (string Name, long Size)[] rows = run.Axes is [var axis]
            ? [("rows", run.Box.Size[axis]), ("length", run.Length), ("fromStride", run.FromStrides[axis]), ("toStride", run.ToStrides[axis])]
            : [("length", run.Length)];
        (string Name, long Size)[] sizes = [("fromSize", run.Box.From.SampleStride), ("toSize", op.Output.SampleStride), .. rows];
        return $"Copies<TSimd, TVector, {T}>.CopyRows({At(run.Box.From, Numbers.Of(run.FromStart))}, {At(op.Output, Numbers.Of(run.ToStart))}, count, "
            + $"{string.Join(", ", sizes.Select(size => $"{size.Name}: {Numbers.Of(size.Size)}"))})";
    }

    /// <summary>A box as runs of elements that are contiguous on both sides.</summary>
    private sealed class Run
    {
        public Run(Value output, Box box)
        {
            Box = box;
            int[] from = [.. box.From.Shape.Axes], to = [.. output.Shape.Axes];
            (FromStrides, ToStrides) = (Strides(from), Strides(to));
            // The last axes that are whole on both sides are contiguous; together with the axis before them they form one run.
            int last = box.Size.Length - 1;
            while (last > 0 && box.Size[last] == from[last] && box.Size[last] == to[last])
                last--;
            Length = box.Size.Skip(last).Aggregate(1, (product, size) => product * size);
            Axes = [.. Enumerable.Range(0, last).Where(axis => box.Size[axis] > 1)];
            FromStart = box.FromStart.Zip(FromStrides, (start, stride) => (long)start * stride).Sum();
            ToStart = box.ToStart.Zip(ToStrides, (start, stride) => (long)start * stride).Sum();
        }

        public Box Box { get; }

        public int[] FromStrides { get; }

        public int[] ToStrides { get; }

        /// <summary>Elements of a run.</summary>
        public int Length { get; }

        /// <summary>The axes along which there are several runs.</summary>
        public int[] Axes { get; }

        public long FromStart { get; }

        public long ToStart { get; }

        /// <summary>Whether it is a row of runs.</summary>
        public bool IsOfRows => Axes.Length == 1;
    }

    /// <summary>
    /// The call that copies one box and writes zeros around it, each element once. Its sizes are arguments, because a network has many such calls.
    /// </summary>
    private string Surround(PlaceOp op, Run run)
    {
        int axis = run.Axes[0];
        (Value from, Value to) = (run.Box.From, op.Output);
        int rows = run.Box.Size[axis], stride = run.ToStrides[axis];
        long rest = to.Shape.Elements - run.ToStart - ((long)(rows - 1) * stride) - run.Length;
        (string Name, long Size)[] sizes =
        [
            ("imageSize", from.SampleStride), ("surroundedSize", to.SampleStride), ("skipped", run.FromStart), ("before", run.ToStart), ("rows", rows),
            ("length", run.Length), ("imageStride", run.FromStrides[axis]), ("stride", stride), ("behind", rest),
        ];
        return $"Copies<TSimd, TVector, {T}>.Surround(ref {Reference(from)}, ref {Kernels.Name(to)}, count, "
            + $"{string.Join(", ", sizes.Select(size => $"{size.Name}: {Numbers.Of(size.Size)}"))})";
    }

    private void WriteBox(CodeWriter writer, Value output, Run run)
    {
        string[] counters = ["row", "column", "place"];
        var loops = new List<CodeWriter.Scope>();
        var fromIndex = new List<string> { Index("b", run.Box.From.SampleStride), Numbers.Of(run.FromStart) };
        var toIndex = new List<string> { Index("b", output.SampleStride), Numbers.Of(run.ToStart) };
        foreach (int axis in run.Axes)
        {
            string counter = counters[axis];
            loops.Add(writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(run.Box.Size[axis])}; {counter}++)"));
            fromIndex.Add(Index(counter, run.FromStrides[axis]));
            toIndex.Add(Index(counter, run.ToStrides[axis]));
        }
        writer.Line($"Copies<TSimd, TVector, {T}>.Copy({At(run.Box.From, Sum(fromIndex))}, {At(output, Sum(toIndex))}, {Numbers.Of(run.Length)});");
        foreach (CodeWriter.Scope loop in Enumerable.Reverse(loops))
            loop.Dispose();
    }

    private static string Sum(IEnumerable<string> terms) => string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"));

    private static int[] Strides(int[] sizes)
    {
        int[] strides = new int[sizes.Length];
        for (int axis = sizes.Length - 1, stride = 1; axis >= 0; stride *= sizes[axis--])
            strides[axis] = stride;
        return strides;
    }
}
