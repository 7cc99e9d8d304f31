using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Emit;

/// <summary>Emits the copying of boxes: padding, cropping, concatenation.</summary>
internal sealed class PlaceEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>Emits the operation's method and gives the call.</summary>
    public string Emit(PlaceOp op, string name)
    {
        Value[] values = [.. op.Boxes.Select(box => box.From).Append(op.Output).Distinct()];
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", Formulas.Of(op, Context));
            using (writer.Block($"private static void {self}({Parameters(values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                if (op.LeavesZeros)
                    writer.Line($"MemoryMarshal.CreateSpan({At(op.Output, Index("b", op.Output.SampleStride))}, {Numbers.Of(op.Output.Shape.Elements)}).Clear();");
                foreach (Box box in op.Boxes)
                    WriteBox(writer, op.Output, box);
            }
        }, values);
        return Call(method, values, "count");
    }

    private void WriteBox(SourceWriter writer, Value output, Box box)
    {
        int[] from = [.. box.From.Shape.Axes], to = [.. output.Shape.Axes];
        int[] fromStrides = Strides(from), toStrides = Strides(to);
        // The last axes that are whole on both sides lie together, with those before them in one run.
        int last = box.Size.Length - 1;
        while (last > 0 && box.Size[last] == from[last] && box.Size[last] == to[last])
            last--;
        int run = box.Size.Skip(last).Aggregate(1, (product, size) => product * size);
        long fromStart = box.FromStart.Zip(fromStrides, (start, stride) => (long)start * stride).Sum();
        long toStart = box.ToStart.Zip(toStrides, (start, stride) => (long)start * stride).Sum();

        string[] counters = ["row", "column", "place"];
        var loops = new List<SourceWriter.Scope>();
        var fromIndex = new List<string> { Index("b", box.From.SampleStride), Numbers.Of(fromStart) };
        var toIndex = new List<string> { Index("b", output.SampleStride), Numbers.Of(toStart) };
        for (int axis = 0; axis < last; axis++)
        {
            if (box.Size[axis] == 1)
                continue;
            string counter = counters[axis];
            loops.Add(writer.Block($"for (int {counter} = 0; {counter} < {Numbers.Of(box.Size[axis])}; {counter}++)"));
            fromIndex.Add(Index(counter, fromStrides[axis]));
            toIndex.Add(Index(counter, toStrides[axis]));
        }
        string length = Numbers.Of(run);
        writer.Line($"MemoryMarshal.CreateSpan({At(box.From, Sum(fromIndex))}, {length}).CopyTo(MemoryMarshal.CreateSpan({At(output, Sum(toIndex))}, {length}));");
        foreach (SourceWriter.Scope loop in Enumerable.Reverse(loops))
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
