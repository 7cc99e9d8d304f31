using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits the reordering of axes: loops over the axes of the output, in order. Axes that stay together count as one. The last two loops are a
/// transposition of a matrix, or copies of whole stretches.
/// </summary>
internal sealed class PermuteEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    /// <summary>An axis of the output: its size, and the distances along it in the input and in the output.</summary>
    private sealed record Loop(int Size, int From, int To);

    /// <summary>Emits the method and gives the call.</summary>
    public string Emit(PermuteOp op, string name)
    {
        Value[] values = [op.Input, op.Output];
        List<Loop> loops = LoopsOf(op);
        string method = Kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", UserText.Xml(op.Formula(Kernels.Name)));
            using (writer.Block($"private static void {self}({Parameters(values, "int count")})"))
            using (writer.Block("for (int b = 0; b < count; b++)"))
                WriteLoops(writer, op, loops);
        }, values);
        return Call(method, values, "count");
    }

    private void WriteLoops(CodeWriter writer, PermuteOp op, List<Loop> loops)
    {
        Loop? stretch = loops.Count > 0 && loops[loops.Count - 1].From == 1 ? loops[loops.Count - 1] : null;
        // Otherwise two of the axes exchange their places at the end of the input and of the output: matrices, which are transposed one by one.
        Loop? across = stretch is null ? loops.Single(loop => loop.From == 1) : null;
        Loop? down = stretch is null ? loops[loops.Count - 1] : null;
        Loop[] outer = [.. loops.Where(loop => loop != stretch && loop != across && loop != down)];
        string[] indices = [.. Enumerable.Range(0, outer.Length).Select(i => "axis" + Numbers.Of(i))];
        var scopes = new List<CodeWriter.Scope>();
        for (int i = 0; i < outer.Length; i++)
            scopes.Add(writer.Block($"for (int {indices[i]} = 0; {indices[i]} < {Numbers.Of(outer[i].Size)}; {indices[i]}++)"));

        string from = Place(op.Input.SampleStride, outer.Select((loop, i) => (indices[i], loop.From)));
        string to = Place(op.Output.SampleStride, outer.Select((loop, i) => (indices[i], loop.To)));
        if (stretch is not null)
        {
            string length = Numbers.Of(stretch.Size);
            writer.Line($"MemoryMarshal.CreateReadOnlySpan({At(op.Input, from)}, {length}).CopyTo(MemoryMarshal.CreateSpan({At(op.Output, to)}, {length}));");
        }
        else if (down!.From == across!.Size && across.To == down.Size)
        {
            writer.Line(
                $"global::Generated.Runtime.Transpose.Run({At(op.Input, from)}, {Numbers.Of(down.Size)}, {Numbers.Of(across.Size)}, {At(op.Output, to)});");
        }
        else
        {
            using (writer.Block($"for (int row = 0; row < {Numbers.Of(across.Size)}; row++)"))
            using (writer.Block($"for (int column = 0; column < {Numbers.Of(down.Size)}; column++)"))
                writer.Line(
                    $"Unsafe.Add(ref {Reference(op.Output)}, {to} + {Index("row", across.To)} + column) = Unsafe.Add(ref {Reference(op.Input)}, {from} + row "
                        + $"+ {Index("column", down.From)});");
        }
        foreach (CodeWriter.Scope scope in Enumerable.Reverse(scopes))
            scope.Dispose();
    }

    private static string Place(int sampleStride, IEnumerable<(string Index, int Stride)> axes) =>
        string.Join(" + ", axes.Select(axis => Index(axis.Index, axis.Stride)).Prepend(Index("b", sampleStride)));

    /// <summary>The axes of the output with more than one position; axes that also follow one another in the input are merged into one.</summary>
    private static List<Loop> LoopsOf(PermuteOp op)
    {
        int[] sizes = [.. op.Input.Shape.Axes];
        var loops = new List<Loop>();
        int to = 1;
        for (int axis = op.Order.Length - 1; axis >= 0; axis--)
        {
            int from = sizes.Skip(op.Order[axis] + 1).Aggregate(1, (product, size) => product * size);
            int size = sizes[op.Order[axis]];
            if (size > 1)
            {
                if (loops.Count > 0 && from == loops[0].From * loops[0].Size)
                    loops[0] = loops[0] with { Size = loops[0].Size * size };
                else
                    loops.Insert(0, new Loop(size, from, to));
            }
            to *= size;
        }
        return loops.Count > 0 ? loops : [new Loop(1, 1, 1)];
    }
}
