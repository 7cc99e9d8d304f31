using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.CSharp;

/// <content>What a convolution does with its sums.</content>
internal sealed partial class ConvEmitter
{
    /// <summary>
    /// What a convolution does with its sums before they are stored, as a type of its own: a tile is written once for all epilogues, and compiled for
    /// each of them, so that no call remains.
    /// </summary>
    private sealed class Epilogue
    {
        private readonly ConvEmitter _emitter;
        private readonly MapOp _map;
        private readonly int _elements, _channels;

        public Epilogue(ConvEmitter emitter, ConvOp op)
        {
            (_emitter, _elements, _channels) = (emitter, op.Geometry.SmallElements, op.Geometry.SmallChannels);
            _map = op.Epilogue ?? new MapOp([op.Output], [(op.Output, Algebra.X)]);
            string type = AddInterface();
            Constraint = $" where TEpilogue : struct, {type}<TEpilogue>, allows ref struct";
            Value[] values = [.. _map.Inputs.Skip(1).Where(value => value.Literal is null).Concat(_map.Outputs).Distinct()];
            string name = op.Epilogue is null ? "PlainEpilogue" : Identifiers.Pascal(_map.Outputs[_map.Outputs.Count - 1].Name) + "Epilogue";
            string self = emitter.Kernels.Add(name, (writer, self) => Write(writer, self, type, op, values), values.Append(op.Output).Distinct());
            New = $"new {self}({string.Join(", ", values.Select(value => EmitContext.IsLocal(value) ? emitter.Context.Name(value) : "ref " + emitter.Reference(value)))})";
        }

        /// <summary>The type constraint of methods that take an epilogue.</summary>
        public string Constraint { get; }

        /// <summary>Creates an epilogue, with the values that the calling method has in variables.</summary>
        public string New { get; }

        private string AddInterface() => _emitter.Kernels.Add("IEpilogue", (writer, self) =>
        {
            writer.Documentation("summary", "What is done with a convolution's sums before they are stored.");
            using (writer.Block($"private interface {self}<TSelf> where TSelf : struct, allows ref struct"))
            {
                writer.Documentation("summary", "The same for sums of sample b: from a place in the images of all samples on, whose first is of channel n.");
                writer.Line("TSelf At(int b, int place, int n);");
                writer.Line();
                writer.Documentation("summary", "Stores a vector of sums, of which so many columns are there.");
                writer.Line("void Store(TVector sum, int place, int n, int columns);");
            }
        }, []);

        private void Write(SourceWriter writer, string self, string type, ConvOp op, Value[] values)
        {
            string T = _emitter.T;
            string Name(Value value) => _emitter.Context.Name(value);
            writer.Documentation("summary", op.Epilogue is null ? "Stores the sums." : UserText.Xml(op.Epilogue.FormulaOf("sum")));
            using (writer.Block($"private readonly ref struct {self}({string.Join(", ", values.Select(value => EmitContext.IsLocal(value) ? $"{T} {Name(value)}" : $"ref {T} {Name(value)}"))}) : {type}<{self}>"))
            {
                foreach (Value value in values)
                    writer.Line(EmitContext.IsLocal(value) ? $"private readonly {T} {Name(value)} = {Name(value)};" : $"private readonly ref {T} {Name(value)} = ref {Name(value)};");
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                writer.Line($"public {self} At(int b, int place, int n) => new({string.Join(", ", values.Select(Moved))});");
                writer.Line();
                writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
                using (writer.Block("public void Store(TVector sum, int place, int n, int columns)"))
                {
                    foreach ((Value output, Expression expression) in _map.Results)
                    {
                        (IReadOnlyList<string> lines, string result) = ExpressionWriter.Vector(_emitter.Context, expression, Operand);
                        using (lines.Count > 0 && _map.Results.Length > 1 ? writer.Block() : default(SourceWriter.Scope?))
                        {
                            writer.Lines(lines);
                            writer.Line($"TSimd.StorePartial({result}, ref {Name(output)}, place, columns);");
                        }
                    }
                }
            }

            string Moved(Value value)
            {
                if (EmitContext.IsLocal(value))
                    return Name(value);
                string samples = value.Shape.Batched ? Times("b", value.SampleStride - (IsImage(value) ? _elements : 0)) : "0";
                string at = IsImage(value) ? Plus("place", samples) : IsNumber(value) ? samples : Plus(samples, "n");
                return at == "0" ? $"ref {Name(value)}" : $"ref Unsafe.Add(ref {Name(value)}, {at})";
            }

            string Operand(int argument)
            {
                Value value = _map.Inputs[argument];
                if (argument == 0)
                    return "sum";
                if (value.Literal is { } number)
                    return $"TSimd.Create({Numbers.Of(number, _emitter.Context.Element)})";
                return IsNumber(value) ? $"TSimd.Create({Name(value)})" : $"TSimd.LoadPartial(ref {Name(value)}, {(IsImage(value) ? "place" : "n")}, columns)";
            }
        }

        private bool IsImage(Value value) => value.Shape.Batched && value.Shape.Elements == _elements;

        /// <summary>Whether it is a single number, for the whole batch or for a sample.</summary>
        private bool IsNumber(Value value) => !IsImage(value) && value.Shape.Elements == 1 && _channels > 1 || EmitContext.IsLocal(value) || value.Shape.Axes.Count == 0;
    }
}
