using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits sums of products: the sizes of each product as a type, and the call of the library's loops over its tiles. A tile is a few rows by a few
/// vectors of the result. Its sums stay in registers during the loop over the summed axis: each step loads the vectors of the right factor once and
/// multiplies them by one number of each row of the left factor.
/// </summary>
internal sealed class ProductEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    private readonly EpiloguePrinter _epilogues = new(context, kernels);
    private readonly SizesPrinter _sizes = new(context, kernels);

    /// <summary>Emits what the operation needs and gives the calls.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="name">The name of its sizes.</param>
    /// <param name="byPanels">Whether the call is also for a share of the columns.</param>
    public IEnumerable<string> Emit(ContractOp op, string name, bool byPanels)
    {
        (Axes rows, Axes summed, int columns) = (op.Rows, op.Summed, op.Columns.Steps);
        IReadOnlyList<PanelRun> blocks = PanelRun.Of(op, Context.WidestLanes, Context.Layouts);
        bool hasPanels = columns > Context.PanelColumns;
        string panels = $"{Numbers.Of(columns)}, {Numbers.Of(Context.PanelColumns)}";
        string share = !hasPanels || (rows.HaveBatch && !byPanels) ? "" : byPanels ? "columns" : $"WorkShare.OfColumns(part, parts, {panels})";
        int step = blocks.Select(block => TileSizes.Rows(block.Vectors)).Distinct().ToArray() is [int only] ? only : TileSizes.RowStep;
        string rowShare = hasPanels
            ? $"WorkShare.OfRows(part, parts, {panels}, {Numbers.Of(rows.Steps)}, {Numbers.Of(step)})"
            : $"WorkShare.Of(part, parts, {Numbers.Of(rows.Steps)}, {Numbers.Of(step)})";
        foreach (PanelRun block in blocks)
        {
            (string epilogue, string made) = _epilogues.Add(op, block.Sizes.Columns >= Context.WidestLanes, block.Sizes.Columns);
            string sizes = _sizes.Add(block.Sizes, name + (block.Start > 0 ? "Last" : "") + "Sizes");
            string at = block.Start == 0 ? "" : $".At(0, {Numbers.Of(PanelRun.PlaceOf(op.Output, block.Start, Context.Layouts))}, {Numbers.Of(block.Start)})";
            string range = share.Length == 0 ? $"WorkShare.Whole({Numbers.Of(block.End - block.Start)})"
                : blocks.Count == 1 ? share
                : $"{share}.Within({Numbers.Of(block.Start)}, {Numbers.Of(block.End)})";
            string[] arguments =
            [
                At(op.Left, "0"), At(op.Right, Numbers.Of(PanelRun.PlaceOf(op.Right, block.Start, Context.Layouts))), at.Length > 0
                    ? $"new {epilogue}{made.Substring(3)}{at}" : made,
                .. rows.HaveBatch
                    ? [Numbers.Of(summed.Steps), Numbers.Of(PanelRun.PlaceOf(op.Right, block.Sizes.Columns, Context.Layouts)), Index("count", rows.Steps)]
                    : (string[])[summed.HaveBatch ? Index("batch", summed.Steps) : Numbers.Of(summed.Steps), Numbers.Of(rows.Steps), rowShare],
                range,
            ];
            string[] types =
            [
                SizesPrinter.Vectors(block.Vectors), SizesPrinter.Rows(TileSizes.Rows(block.Vectors)), SizesPrinter.Rows(TileSizes.FewRows(block.Vectors)),
                sizes, epilogue,
            ];
            yield return $"Products<TSimd, TVector, {T}>.{(rows.HaveBatch ? "OfSamples" : "OverSamples")}<{string.Join(", ", types)}>(\n    "
                + $"{string.Join(", ", arguments)})";
        }
    }
}
