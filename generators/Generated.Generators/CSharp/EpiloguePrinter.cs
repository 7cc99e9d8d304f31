using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <summary>Prints epilogues: a type for each, which the library's epilogue is for sums that are only stored.</summary>
internal sealed class EpiloguePrinter(EmitContext context, KernelWriter kernels)
{
    /// <summary>Adds the epilogue of a product, and returns its type and the expression that makes one from the variables of the calling method.</summary>
    /// <param name="op">The product.</param>
    /// <param name="isWhole">Whether every vector is whole, at any width.</param>
    /// <param name="panel">The columns of a panel, if the result is a matrix.</param>
    public (string Type, string New) Add(ProductOp op, bool isWhole, int panel = 0)
    {
        (Epilogue epilogue, IReadOnlyList<Value?> values, int sample) = Epilogue.Of(op, panel, isWhole, context.Layouts);
        if (op.Epilogue is null)
        {
            string plain = $"{(epilogue.IsOfImages ? "Image" : "Plain")}Epilogue<TSimd, TVector, {context.T}>";
            return (plain, $"new(ref {kernels.Reference(op.Output)}, {Numbers.Of(epilogue.TakesSample ? sample : epilogue.Operands[1].Stride)})");
        }
        string type = Add(epilogue, op, values);
        IEnumerable<string> arguments = epilogue.Operands.Zip(values, Argument).Where(argument => argument.Length > 0);
        return (type, $"new({string.Join(", ", epilogue.TakesSample ? arguments.Append(Numbers.Of(sample)) : arguments)})");
    }

    private string Argument(EpilogueOperand operand, Value? value) => value is null || operand.Access == EpilogueAccess.Literal ? ""
        : operand.Access == EpilogueAccess.Variable ? kernels.Name(value)
        : "ref " + kernels.Reference(value);

    private string Add(Epilogue epilogue, ProductOp op, IReadOnlyList<Value?> values)
    {
        string name = kernels.After(op.Epilogue!.Outputs[op.Epilogue.Outputs.Count - 1]) + "Epilogue";
        return kernels.Add(epilogue, name, (writer, self) => Write(writer, self, epilogue, op.Epilogue, values));
    }

    private void Write(CodeWriter writer, string self, Epilogue epilogue, MapOp map, IReadOnlyList<Value?> values)
    {
        string T = context.T;
        int[] fields = [.. Enumerable.Range(1, values.Count - 1).Where(i => epilogue.Operands[i].Access != EpilogueAccess.Literal)];
        bool IsReference(int i) => epilogue.Operands[i].Access != EpilogueAccess.Variable;
        string Name(int i) => kernels.Name(values[i]!);
        writer.Documentation("summary", UserText.Xml(map.FormulaOf(kernels.Name, "sum")));
        string[] sample = epilogue.TakesSample ? ["int sample"] : [];
        string parameters = string.Join(", ", fields.Select(i => $"{(IsReference(i) ? "ref " : "")}{T} {Name(i)}").Concat(sample));
        using (writer.Block($"private readonly ref struct {self}({parameters}) : IEpilogue<{self}, TVector>"))
        {
            if (fields.Any(IsReference))
                writer.Line($"private readonly ref {T} {string.Join(", ", fields.Where(IsReference).Select(i => $"{Name(i)} = ref {Name(i)}"))};");
            writer.Attribute("MethodImpl(AggressiveInlining)");
            using (writer.Block($"public {self} At(int row, int place, int column)"))
                writer.Line($"return new({string.Join(", ", fields.Select(Moved).Concat(epilogue.TakesSample ? ["sample"] : (string[])[]))});");
            writer.Attribute("MethodImpl(AggressiveInlining)");
            using (writer.Block("public void Store(TVector sum, int row, int place, int column, int columns)"))
            {
                foreach (EpilogueResult result in epilogue.Results)
                {
                    (IReadOnlyList<string> lines, string value) = ExpressionWriter.Vector(context, result.Expression, Read);
                    using (lines.Count > 0 && epilogue.Results.Count > 1 ? writer.Block() : default(CodeWriter.Scope?))
                    {
                        writer.Lines(lines);
                        writer.Line(epilogue.IsWhole
                            ? $"TSimd.Store({value}, ref {Name(result.Operand)}, {PlaceOf(result.Operand)});"
                            : $"TSimd.StorePartial({value}, ref {Name(result.Operand)}, {PlaceOf(result.Operand)}, columns);");
                    }
                }
            }
        }

        string Moved(int i) => epilogue.Operands[i].Access switch
        {
            EpilogueAccess.Variable => Name(i),
            EpilogueAccess.Single => $"ref {Name(i)}",
            _ => $"ref Unsafe.Add(ref {Name(i)}, {PlaceFrom(RowOf(i), i)})",
        };

        string RowOf(int i) => epilogue.TakesSample && epilogue.Operands[i].Access == EpilogueAccess.Element
            ? "row * sample" : OperationEmitter.Index("row", epilogue.Operands[i].Stride);

        string PlaceOf(int i) => PlaceFrom(epilogue.IsOfImages ? "" : OperationEmitter.Index("row", epilogue.Operands[i].Stride), i);

        string PlaceFrom(string row, int i) => epilogue.Operands[i].Access switch
        {
            EpilogueAccess.Element => Plus(row, "place"),
            EpilogueAccess.RowColumn => Plus(row, "column"),
            EpilogueAccess.Row => Plus(row, ""),
            _ => "column",
        };

        static string Plus(string row, string place) => row.Length == 0 ? place.Length == 0 ? "0" : place : place.Length == 0 ? row : $"{row} + {place}";

        string Read(int i) => i == 0 ? "sum" : epilogue.Operands[i].Access switch
        {
            EpilogueAccess.Literal => $"TSimd.Create({Numbers.Of(epilogue.Operands[i].Number, context.Element)})",
            EpilogueAccess.Variable or EpilogueAccess.Single => $"TSimd.Create({Name(i)})",
            EpilogueAccess.Row => $"TSimd.Create(Unsafe.Add(ref {Name(i)}, {PlaceOf(i)}))",
            _ => epilogue.IsWhole ? $"TSimd.Load(ref {Name(i)}, {PlaceOf(i)})" : $"TSimd.LoadPartial(ref {Name(i)}, {PlaceOf(i)}, columns)",
        };
    }
}
