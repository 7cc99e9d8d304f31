using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>Which emitter writes the kernels of which operation.</content>
internal sealed partial class SectionEmitter
{
    /// <summary>Emits the kernels of an operation and gives the calls.</summary>
    /// <param name="section">The emitters.</param>
    /// <param name="name">The name of the method, if there is one.</param>
    /// <param name="kind">The region that the operation is in.</param>
    /// <param name="reference">What refers to a value of weights that are arranged in another way.</param>
    /// <param name="sharesImages">Whether threads share a layer's images.</param>
    private sealed class CallsVisitor(SectionEmitter section, string name, RegionKind kind, Func<Value, string> reference, bool sharesImages)
        : IOperationVisitor<IEnumerable<string>>
    {
        public IEnumerable<string> Visit(ContractOp op) => section._product.Emit(op, name, byPanels: kind == RegionKind.Panels);

        public IEnumerable<string> Visit(ConvOp op) => section._convolution.Emit(op, name, sharesImages);

        public IEnumerable<string> Visit(MapOp op) =>
            [op.Shape is { Batched: false, Axes.Count: 0 } ? section.AssignNumber(op) : section._rows.EmitFixed(op, name)];

        public IEnumerable<string> Visit(MaxPoolBackwardOp op) => section._images.Emit(op, name);

        public IEnumerable<string> Visit(MaxPoolOp op) => section._images.Emit(op, name);

        public IEnumerable<string> Visit(PackOp op) => [section._convolution.Emit(op, reference)];

        public IEnumerable<string> Visit(PermuteOp op) => [section._permute.Emit(op, name)];

        public IEnumerable<string> Visit(PlaceOp op) => section._place.Emit(op, name + "Placed");

        public IEnumerable<string> Visit(RandomMaskOp op) => [section.Mask(op)];

        public IEnumerable<string> Visit(ReduceOp op) =>
            [op.Domain.Axes.Count > 0 ? section._batch.EmitColumns(op, name) : section._batch.EmitTotal(op, name)];

        public IEnumerable<string> Visit(ResampleOp op) => section._images.Emit(op, name);

        public IEnumerable<string> Visit(FusedLoopOp op) => op.Kind switch
        {
            LoopKind.Positions => section._positions.Emit(op, name),
            LoopKind.Columns => [section._columns.Emit(op, name)],
            _ => section._rows.Emit(op, name),
        };

        public IEnumerable<string> Visit(TransposeOp op)
        {
            (int rows, int columns) = (op.Input.Shape.Axes[0], op.Input.Shape.Axes[1]);
            int panel = section._panelColumns, step = rows > panel ? panel : 8;
            return
            [
                $"Panels.Transpose({reference(op.Input)}, {Numbers.Of(rows)}, {Numbers.Of(columns)}, {reference(op.Output)}, "
                    + $"WorkShare.Of(part, parts, {Numbers.Of(rows)}, {Numbers.Of(step)}))",
            ];
        }
    }

    private string Mask(RandomMaskOp op)
    {
        string elements = Numbers.Of(op.Output.Shape.Elements);
        return $"DropoutMask.Fill(MemoryMarshal.CreateSpan(ref {kernels.Name(op.Output)}, count * {elements}), "
            + $"{Numbers.Of(op.Rate, DType.Float64)}, memory.Seed, {Numbers.Of(op.Stream)}, memory.Step, start * {elements})";
    }

    private string AssignNumber(MapOp map)
    {
        (Value output, Expression expression) = map.Results[0];
        string value = ExpressionWriter.Scalar(context, expression,
            i => map.Arguments[i] is { Literal: { } number } ? Numbers.Of(number, context.Element) : kernels.Name(map.Arguments[i]));
        return $"{kernels.Name(output)} = {value}";
    }
}
