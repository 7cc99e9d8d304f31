using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits operations on a few numbers that do not grow with the batch, such as the statistics of channels: one loop over them, in which each operation
/// is a line or two. How many there are, and of how many positions they are statistics, differs between layers that are otherwise the same: they
/// share a method, to which it is an argument.
/// </summary>
internal sealed class BatchIndependentEmitter(EmitContext context, KernelWriter kernels) : ElementEmitter(context, kernels)
{
    /// <summary>The values of a group that stay in registers.</summary>
    public IEnumerable<Value> LocalsOf(FusedLoopOp op) => MemoryPlan.RowLocals(Context.Program, Context.Uses, op);

    /// <summary>Returns what writes the loop of a group, in a method that has the group's values in variables.</summary>
    /// <param name="op">The group.</param>
    /// <param name="operands">Collects the sizes that may differ if the same is done with other values.</param>
    /// <param name="newLocal">Names a local variable.</param>
    public Action<CodeWriter> Prepare(FusedLoopOp op, List<Operand> operands, Func<string> newLocal)
    {
        HashSet<Value> locals = [.. LocalsOf(op)];
        int length = op.Domain.Elements;
        string channels = Add(Operand.Size("channels", length));
        bool isPartial = length % Context.WidestLanes != 0;
        double positions = op.Body.Select(part => PositionsOf(ExpressionOf(part))).FirstOrDefault(number => number > 0);
        Value? named = positions > 0
            ? new(-1, Add(Operand.Size("positions", (int)positions)), TensorShape.Scalar, Context.Element, ValueRole.Constant) : null;
        Operation[] body = named is null ? [.. op.Body] : [.. op.Body.Select(part => WithPositions(part, positions, named))];
        return writer =>
        {
            writer.Lines(body.Select(part => "// " + part.Formula(value => value == named ? named.Name : Kernels.Name(value))));
            WriteBroadcasts(writer, op.Inputs.Where(IsUniform));
            using (writer.Block($"for (int n = 0; n < {channels}; n += TSimd.Count)"))
            {
                var known = new HashSet<Value>();
                foreach (Operation part in body)
                {
                    WritePart(writer, part, known);
                    known.Add(part.Outputs[0]);
                }
            }
        };

        string Add(Operand operand)
        {
            int at = operands.FindIndex(other => other.Name == operand.Name && other.Offset == operand.Offset);
            if (at >= 0)
                return Kernels.PlaceOf(at);
            int others = operands.Count(other => other.Name?.StartsWith(operand.Name!, StringComparison.Ordinal) == true);
            operands.Add(others == 0 ? operand : operand with { Name = operand.Name + Numbers.Of(others + 1) });
            return Kernels.PlaceOf(operands.Count - 1);
        }

        string Load(Value value)
        {
            string index = value.Shape.Batched ? value.SampleStride == length ? $"b * {channels} + n" : Index("b", value.SampleStride, "n") : "n";
            return isPartial ? $"TSimd.LoadPartial(ref {Reference(value)}, {index}, {channels} - n)" : $"TSimd.Load(ref {Reference(value)}, {index})";
        }

        void WritePart(CodeWriter writer, Operation part, HashSet<Value> known)
        {
            Value output = part.Outputs[0];
            string TextOf(Value value) => value == named ? $"TSimd.Create({named.Name})"
                : value.Literal is { } number ? $"TSimd.Create({Numbers.Of(number, Context.Element)})"
                : known.Contains(value) || IsUniform(value) ? Kernels.Name(value) + "Vector"
                : Load(value);
            (IReadOnlyList<string> lines, string result) =
                ExpressionWriter.Vector(Context, ExpressionOf(part), i => TextOf(ArgumentsOf(part)[i]), newLocal);
            string variable = Kernels.Name(output) + "Vector";
            if (part is ReduceOp)
            {
                writer.Line($"TVector {variable} = TSimd.Zero;");
                using (writer.Block("for (int b = 0; b < batch; b++)"))
                    writer.Lines([.. lines, $"{variable} = TSimd.Add({variable}, {result});"]);
            }
            else
            {
                writer.Lines([.. lines, $"TVector {variable} = {result};"]);
            }
            if (!locals.Contains(output))
                writer.Line(isPartial ? $"TSimd.StorePartial({variable}, ref {Kernels.Name(output)}, n, {channels} - n);"
                    : $"TSimd.Store({variable}, ref {Kernels.Name(output)}, n);");
        }
    }

    /// <summary>The number by which a formula multiplies that of the samples: the positions of each; 0 if there is none.</summary>
    private static double PositionsOf(Expression expression) => expression.Descendants().OfType<Binary>()
        .Where(product => product is { Operator: BinaryOperator.Multiply } && (product.A is BatchSize || product.B is BatchSize))
        .Select(product => product.A is BatchSize ? product.B : product.A).OfType<Constant>().Select(constant => constant.Value)
        .FirstOrDefault(number => number is > 1 and <= int.MaxValue && Math.Floor(number) == number);

    /// <summary>The operation with a name for the number of positions, and for what it divides: the same numbers, to the last bit.</summary>
    private static Operation WithPositions(Operation part, double positions, Value name)
    {
        Value[] arguments = [.. ArgumentsOf(part), name];
        Expression number = Algebra.Arg(arguments.Length - 1);
        Expression named = ExpressionOf(part).Replace(e => e is not Constant constant ? null
            : constant.Value == positions ? number
            : constant.Value == 1 / positions ? 1 / number
            : null);
        return part is ReduceOp reduce ? new ReduceOp(reduce.Output, reduce.Kind, reduce.Domain, named, arguments) { Label = part.Label }
            : new MapOp(arguments, [(part.Outputs[0], named)]) { Label = part.Label };
    }
}
