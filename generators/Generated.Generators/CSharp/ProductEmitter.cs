using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits sums of products: the sizes of each product as a type, the tiles that compute it, each once for all products that use it, and the call of the
/// library's loops. A tile is a few rows by a few vectors of the result. Its sums stay in registers during the loop over the summed axis: each step
/// loads the vectors of the right factor once and multiplies them by one number of each row of the left factor.
/// </summary>
internal sealed class ProductEmitter(EmitContext context, KernelWriter kernels) : OperationEmitter(context, kernels)
{
    private readonly EpiloguePrinter _epilogues = new(context, kernels);

    /// <summary>Emits what the operation needs and gives the calls.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="name">The name of its sizes.</param>
    /// <param name="byPanels">Whether the call is also for a share of the columns.</param>
    public IEnumerable<string> Emit(ContractOp op, string name, bool byPanels)
    {
        Axis rows = op.OutputAxes[0];
        int columns = op.OutputAxes[1].Size;
        IReadOnlyList<ProductBlock> blocks = ProductBlock.Of(op, Context.WidestLanes);
        bool hasPanels = columns > Context.PanelColumns;
        (string epilogue, string made) = _epilogues.Add(op);
        string panels = $"{Numbers.Of(columns)}, {Numbers.Of(Context.PanelColumns)}";
        string share = !hasPanels || (rows.IsBatch && !byPanels) ? "" : byPanels ? "columns" : $"WorkShare.OfColumns(part, parts, {panels})";
        int step = blocks.Select(block => block.Tiles.MostRows).Distinct().ToArray() is [int only] ? only : TileSizes.RowStep;
        string rowShare = hasPanels
            ? $"WorkShare.OfRows(part, parts, {panels}, {Numbers.Of(rows.Size)}, {Numbers.Of(step)})"
            : $"WorkShare.Of(part, parts, {Numbers.Of(rows.Size)}, {Numbers.Of(step)})";
        string steps = op.SummedAxis.IsBatch ? "batch" : Numbers.Of(op.SummedAxis.Size);
        foreach (ProductBlock block in blocks)
        {
            string tiles = AddTiles(block.Tiles);
            string sizes = AddSizes(block, op, name + (block.Start > 0 ? "Last" : ""));
            string at = block.Start == 0 ? "" : $".At(0, {Numbers.Of(ProductBlock.PlaceOf(op.Output, block.Start))}, {Numbers.Of(block.Start)})";
            string range = share.Length == 0 ? $"WorkShare.Whole({Numbers.Of(block.End - block.Start)})"
                : blocks.Count == 1 ? share
                : $"{share}.Within({Numbers.Of(block.Start)}, {Numbers.Of(block.End)})";
            string[] arguments =
            [
                At(op.Left, "0"), At(op.Right, Numbers.Of(ProductBlock.PlaceOf(op.Right, block.Start))), made + at, steps,
                .. rows.IsBatch ? ["count"] : (string[])[Numbers.Of(rows.Size), rowShare], range,
            ];
            yield return $"Products<TVector, {T}>.{(rows.IsBatch ? "OfSamples" : "OverSamples")}<{tiles}, {sizes}, {epilogue}>({string.Join(", ", arguments)})";
        }
    }

    private string AddSizes(ProductBlock block, ContractOp op, string name) => Kernels.Add(block.Sizes, name + "Sizes", (writer, self) =>
    {
        ProductSizes sizes = block.Sizes;
        static string Constant(string name, int value) => $"public static int {name} => {Numbers.Of(value)};";
        string[] axes = [.. op.OutputAxes.Select(axis => axis.IsBatch ? "batch" : Numbers.Of(axis.Size))];
        string wide = block.Panels > 1 ? $"{block.Panels} panels of {sizes.Columns} columns" : $"{sizes.Columns} columns";
        writer.Documentation("summary", $"The distances of a product [{string.Join(", ", axes)}]{(block.Start > 0 ? $" from column {block.Start} on" : "")}, with {wide}.");
        using (writer.Block($"private readonly struct {self} : IProduct"))
        {
            writer.Line($"{Constant("LeftRow", sizes.LeftRow)} {Constant("LeftStep", sizes.LeftStep)} {Constant("RightStep", sizes.RightStep)}");
            writer.Line($"{Constant("RightPanel", sizes.RightPanel)} {Constant("Row", sizes.Row)} {Constant("Panel", sizes.Panel)} {Constant("Columns", sizes.Columns)}");
        }
    });

    private string AddTiles(ProductTiles tiles) => Kernels.Add(tiles, "Tiles" + Numbers.Of(tiles.Vectors), (writer, self) =>
    {
        writer.Documentation("summary", $"Tiles of products, {Count(tiles.Vectors, "vector")} wide.");
        using (writer.Block($"private readonly struct {self} : IProductTiles<TVector, {T}>"))
        {
            writer.Line($"public static int MostRows => {Numbers.Of(tiles.MostRows)};");
            writer.Line($"public static int FewRows => {Numbers.Of(tiles.FewRows)};");
            writer.Line($"public static int WidestColumns => {Numbers.Of(tiles.WidestColumns)};");
            writer.Line($"public static int Columns => {TileLines.Step(tiles.Vectors, tiles.FewVectors)};");
            WriteTile(writer, tiles, "Most", tiles.MostRows);
            WriteTile(writer, tiles, "Few", tiles.FewRows);
            WriteTile(writer, tiles, "One", 1);
        }
    });

    private void WriteTile(SourceWriter writer, ProductTiles tiles, string name, int rows)
    {
        var lines = new TileLines(Kernels, T, rows, tiles.Vectors, rows, tiles.FewVectors);
        int vectors = tiles.Vectors;
        string Place(int v) => vectors == 1 ? "place" : "place" + Numbers.Of(v);
        string Row(int r, string of) => r switch { 0 => "0", 1 => $"TProduct.{of}", _ => $"{Numbers.Of(r)} * TProduct.{of}" };
        writer.Line();
        writer.Documentation("summary", $"{Count(rows, "row")} by {Count(vectors, "vector")}.");
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Line($"public static void {name}<TProduct, TEpilogue>(ref {T} left, ref {T} right, TEpilogue epilogue, int steps, int column)");
        using (writer.Indented())
        {
            writer.Line("where TProduct : struct, IProduct");
            writer.Line(EpiloguePrinter.Constraint);
        }
        using (writer.Block())
        {
            for (int v = 0; v < vectors; v++)
                writer.Line($"int {Place(v)} = ProductTile.Place<TProduct>(column, {TileLines.Offset(v)}, TSimd.Count, WidestColumns);");
            lines.Declare(writer);
            using (writer.Block("for (int step = 0; step < steps; step++)"))
            {
                lines.LoadRight(writer, Place);
                lines.MultiplyAdd(writer, r => Row(r, "LeftRow"));
                writer.Line("left = ref Unsafe.Add(ref left, TProduct.LeftStep);");
                writer.Line("right = ref Unsafe.Add(ref right, TProduct.RightStep);");
            }
            writer.Line();
            lines.Finish(writer, r => Row(r, "Row"), "TProduct.Columns");
        }
    }

    private static string Count(int number, string noun) => $"{Numbers.Of(number)} {noun}{(number == 1 ? "" : "s")}";
}
