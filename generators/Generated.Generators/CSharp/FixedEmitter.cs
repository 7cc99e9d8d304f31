using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits operations on a few numbers that do not grow with the batch, such as the statistics of channels: one loop over them, in which each operation
/// is a line or two.
/// </summary>
internal sealed class FixedEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>The values of a group that stay in registers.</summary>
    public IEnumerable<Value> LocalsOf(RowsOp op) => MemoryPlan.RowLocals(Context.Program, Context.Uses, op);

    /// <summary>Emits the functions of a group and returns what writes its loop, in a method that has the group's values in variables.</summary>
    public Action<SourceWriter> Prepare(RowsOp op)
    {
        HashSet<Value> locals = [.. LocalsOf(op)];
        var functions = new Dictionary<Operation, string>();
        foreach (Operation part in op.Body.Where(part => ExpressionWriter.Vector(Context, ExpressionOf(part), i => "").Lines.Count > 0))
            functions.Add(part, AddFunction(Identifiers.Pascal(part.Outputs[0].Name), part, ExpressionOf(part), ArgumentsOf(part)));
        int length = op.Domain.Elements;
        bool isPartial = length % Context.WidestLanes != 0;
        return writer =>
        {
            WriteBroadcasts(writer, op.Inputs.Where(IsUniform));
            using (writer.Block($"for (int n = 0; n < {Numbers.Of(length)}; n += TSimd.Count)"))
            {
                var known = new HashSet<Value>();
                foreach (Operation part in op.Body)
                {
                    WritePart(writer, part, known);
                    known.Add(part.Outputs[0]);
                }
            }
        };

        string Load(Value value, string index) => isPartial
            ? $"TSimd.LoadPartial(ref {Reference(value)}, {index}, {Numbers.Of(length)} - n)" : $"TSimd.Load(ref {Reference(value)}, {index})";

        void WritePart(SourceWriter writer, Operation part, HashSet<Value> known)
        {
            Value output = part.Outputs[0];
            string Operand(Value value) => known.Contains(value) || IsUniform(value)
                ? value.Name + "Vector" : Load(value, value.Shape.Batched ? Index("b", value.SampleStride, "n") : "n");
            string result = functions.TryGetValue(part, out string function)
                ? Apply(function, ArgumentsOf(part), ExpressionOf(part), Operand)
                : ExpressionWriter.Vector(Context, ExpressionOf(part),
                    i => ArgumentsOf(part)[i] is { Literal: { } number } ? $"TSimd.Create({Numbers.Of(number, Context.Element)})"
                    : Operand(ArgumentsOf(part)[i])).Result;
            string variable = output.Name + "Vector";
            if (part is ReduceOp)
            {
                writer.Line($"TVector {variable} = TSimd.Zero;");
                using (writer.Block("for (int b = 0; b < batch; b++)"))
                    writer.Line($"{variable} = TSimd.Add({variable}, {result});");
            }
            else
            {
                writer.Line($"TVector {variable} = {result};");
            }
            if (!locals.Contains(output))
                writer.Line(isPartial ? $"TSimd.StorePartial({variable}, ref {Context.Name(output)}, n, {Numbers.Of(length)} - n);"
                    : $"TSimd.Store({variable}, ref {Context.Name(output)}, n);");
        }
    }
}
