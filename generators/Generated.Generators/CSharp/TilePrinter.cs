using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <summary>Prints tiles, and the types with the distances that they are generic over.</summary>
internal sealed class TilePrinter(EmitContext context, KernelWriter kernels)
{
    /// <summary>Constants are written one after another up to this length of a line.</summary>
    private const int LongestLine = 140;

    private string T => context.T;

    /// <summary>Adds a tile, and returns its type.</summary>
    public string Add(Tile tile)
    {
        TileFamily family = tile.Family;
        HashSet<TileRows> uses = kernels.RowsOf(family);
        uses.Add(tile.Rows);
        string kind = (family.IsPartial ? "Partial" : "") + (family.Kind == TileKind.Product ? "" : family.Kind.ToString());
        string name = kernels.Add(family, $"{kind}Tile{(family.Across > 0 ? Numbers.Of(family.Across) + "x" : "")}{Numbers.Of(family.Vectors)}",
            (writer, self) => Write(writer, self, family, [.. uses.OrderBy(use => use.Many).ThenBy(use => use.Few)]));
        return $"{name}<{Add(tile.Rows)}>";
    }

    /// <summary>The library has types for 1 to so many rows.</summary>
    private const int MostRowsOfLibrary = 12;

    private string Add(TileRows rows)
    {
        string number = rows.Few == rows.Many ? Numbers.Of(rows.Many) : $"{Numbers.Of(rows.Many)}Or{Numbers.Of(rows.Few)}";
        string count = rows.Few == rows.Many ? Numbers.Of(rows.Many) : $"{TileLines.IsWhole} ? {Numbers.Of(rows.Many)} : {Numbers.Of(rows.Few)}";
        // The library has the usual ones.
        if (rows.Few == rows.Many && rows.Many <= MostRowsOfLibrary)
            return kernels.Name(rows, "Rows" + number);
        return kernels.Add(rows, "Rows" + number, (writer, self) =>
            writer.Line($"private readonly struct {self} : IRows {{ public static int Count => {count}; }}"));
    }

    private void Write(SourceWriter writer, string self, TileFamily family, IReadOnlyList<TileRows> uses)
    {
        string rows = family.Kind != TileKind.Window ? "rows"
            : family.Across > 0 ? $"positions, {Numbers.Of(family.Across)} side by side," : "positions side by side";
        int[] counts = [.. uses.Select(use => use.Many).Distinct()];
        string most = counts.Length == 1 ? $"{Numbers.Of(counts[0])} {rows}"
            : $"{string.Join(", ", counts.Take(counts.Length - 1).Select(Numbers.Of))} or {Numbers.Of(counts[counts.Length - 1])} {rows}";
        writer.Documentation("summary", $"{most} by {Count(family.Vectors, "vector")}.");
        using (writer.Block($"private readonly struct {self}<TRows> : I{family.Kind}Tile<TVector, {T}> where TRows : struct, IRows"))
        {
            writer.Line("public static int Rows => TRows.Count;");
            writer.Line($"public static int Columns => {TileLines.Step(family.Vectors, family.FewVectors)};");
            if (family.Kind == TileKind.Product)
                writer.Line($"public static int WidestColumns => {Numbers.Of(family.Vectors * context.WidestLanes)};");
            writer.Line();
            writer.Attribute("MethodImpl(AggressiveOptimization)");
            var lines = new TileLines(kernels, T, uses, family.Vectors, family.FewVectors);
            switch (family.Kind)
            {
                case TileKind.Product:
                    WriteProduct(writer, lines, family.Vectors);
                    break;
                case TileKind.Window:
                    WriteWindow(writer, lines, family);
                    break;
                default:
                    WriteImages(writer, lines);
                    break;
            }
        }
    }

    private void WriteProduct(SourceWriter writer, TileLines lines, int vectors)
    {
        string Place(int v) => vectors == 1 ? "place" : "place" + Numbers.Of(v);
        writer.Line($"public static void Run<TProduct, TEpilogue>(ref {T} left, ref {T} right, TEpilogue epilogue, int steps, int column)");
        Constraints(writer, "where TProduct : struct, IProduct", EpiloguePrinter.Constraint);
        using (writer.Block())
        {
            for (int v = 0; v < vectors; v++)
                writer.Line($"int {Place(v)} = ProductTile.Place<TProduct>(column, {TileLines.Offset(v)}, TSimd.Count, WidestColumns);");
            lines.Declare(writer);
            using (writer.Block("for (int step = 0; step < steps; step++)"))
            {
                lines.LoadRight(writer, Place);
                lines.MultiplyAdd(writer, r => r switch { 0 => "0", 1 => "TProduct.LeftRow", _ => $"{Numbers.Of(r)} * TProduct.LeftRow" });
                writer.Line("left = ref Unsafe.Add(ref left, TProduct.LeftStep);");
                writer.Line("right = ref Unsafe.Add(ref right, TProduct.RightStep);");
            }
            writer.Line();
            lines.FinishRows(writer, Place, "TProduct.Columns");
        }
    }

    private void WriteWindow(SourceWriter writer, TileLines lines, TileFamily family)
    {
        static string Times(int count, string distance) => count switch { 0 => "", 1 => distance, _ => $"{Numbers.Of(count)} * {distance}" };
        string Place(int row, string down, string across)
        {
            int width = family.Across > 0 ? family.Across : int.MaxValue;
            return string.Join(" + ", new[] { Times(row / width, down), Times(row % width, across) }.Where(term => term.Length > 0).DefaultIfEmpty("0"));
        }
        writer.Line($"public static void Run<TWindow, TEpilogue>(ref {T} left, ref {T} right, TEpilogue epilogue, int columns)");
        Constraints(writer, "where TWindow : struct, IWindow", EpiloguePrinter.Constraint);
        using (writer.Block())
        {
            if (family.IsPartial)
                writer.Line(
                    $"columns = TSimd.Count == {Numbers.Of(context.WidestLanes)} ? TWindow.Columns : columns; // The widest vectors begin with the panel.");
            writer.Line(family.Across > 0
                ? "int down = TWindow.Down, across = TWindow.Across, resultDown = TWindow.ResultDown, resultAcross = TWindow.ResultAcross;"
                : "int across = TWindow.Across, resultAcross = TWindow.ResultAcross;");
            lines.Declare(writer);
            using (writer.Block("for (int h = 0; h < TWindow.Height; h++)"))
            {
                using (writer.Block("for (int w = 0; w < TWindow.Runs; w++)"))
                {
                    using (writer.Block("for (int k = 0; k < TWindow.Run; k++)"))
                    {
                        lines.LoadRight(writer, TileLines.Offset);
                        lines.MultiplyAdd(writer, r => Place(r, "down", "across"));
                        writer.Line("left = ref Unsafe.Add(ref left, 1);");
                        writer.Line("right = ref Unsafe.Add(ref right, TWindow.RightStep);");
                    }
                    writer.Line("left = ref Unsafe.Add(ref left, TWindow.NextRun);");
                }
                writer.Line("left = ref Unsafe.Add(ref left, TWindow.NextRow);");
            }
            writer.Line();
            lines.FinishPositions(writer, r => Place(r, "resultDown", "resultAcross"), family.IsPartial ? "columns" : "TWindow.Columns");
        }
    }

    private void WriteImages(SourceWriter writer, TileLines lines)
    {
        string Row(int r) => r switch { 0 => "0", 1 => "TImages.Row", _ => $"{Numbers.Of(r)} * TImages.Row" };
        writer.Line($"public static void Run<TImages>(ref {T} left, ref {T} right, ref {T} sums, int count, bool begins)");
        Constraints(writer, "where TImages : struct, IImages");
        using (writer.Block())
        {
            lines.Declare(writer);
            using (writer.Block("if (!begins)"))
                lines.Load(writer, "sums", Row);
            using (writer.Block("for (int b = 0; b < count; b++)"))
            {
                using (writer.Block("for (int h = 0; h < TImages.Height; h++)"))
                {
                    using (writer.Block("for (int w = 0; w < TImages.Width; w++)"))
                    {
                        lines.LoadRight(writer, TileLines.Offset);
                        lines.MultiplyAdd(writer, r => r == 0 ? "0" : $"TImages.Left({Numbers.Of(r)})");
                        writer.Line("left = ref Unsafe.Add(ref left, TImages.LeftStep);");
                        writer.Line("right = ref Unsafe.Add(ref right, TImages.RightStep);");
                    }
                    writer.Line("left = ref Unsafe.Add(ref left, TImages.NextRow);");
                }
                writer.Line("left = ref Unsafe.Add(ref left, TImages.NextSample);");
                writer.Line("right = ref Unsafe.Add(ref right, TImages.RightNextSample);");
            }
            writer.Line();
            lines.Store(writer, "sums", Row);
        }
    }

    private static void Constraints(SourceWriter writer, params string[] constraints)
    {
        using (writer.Indented())
            writer.Lines(constraints);
    }

    /// <summary>Adds the distances of a product, and returns their type.</summary>
    public string Add(ProductSizes sizes, string name) => Add(sizes, name, "IProduct", $"a product, with panels of {Count(sizes.Columns, "column")}",
        ("LeftRow", sizes.LeftRow), ("LeftStep", sizes.LeftStep), ("RightStep", sizes.RightStep), ("Columns", sizes.Columns));

    /// <summary>Adds the distances of a convolution, and returns their type.</summary>
    public string Add(WindowSizes sizes, string name) => Add(sizes, name, "IWindow", $"a convolution with {Count(sizes.Columns, "channel")}",
        ("Down", sizes.Down), ("Across", sizes.Across), ("ResultDown", sizes.ResultDown), ("ResultAcross", sizes.ResultAcross), ("Height", sizes.Height),
            ("Runs", sizes.Runs), ("Run", sizes.Run), ("NextRun", sizes.NextRun), ("NextRow", sizes.NextRow),
        ("RightStep", sizes.RightStep), ("Columns", sizes.Columns));

    /// <summary>Adds the distances of a gradient of weights, and returns their type.</summary>
    public string Add(ImagesSizes sizes, string name) => kernels.Add(sizes, name, (writer, self) =>
    {
        string left = sizes.Runs > 1
            ? $"row / {Numbers.Of(sizes.Run * sizes.Runs)} * {Numbers.Of(sizes.KernelDown)} + row / {Numbers.Of(sizes.Run)} % {Numbers.Of(sizes.Runs)} * "
                + $"{Numbers.Of(sizes.KernelAcross)} + row % {Numbers.Of(sizes.Run)}"
            : $"row / {Numbers.Of(sizes.Run)} * {Numbers.Of(sizes.KernelDown)} + row % {Numbers.Of(sizes.Run)}";
        Write(writer, self, "IImages", "a gradient of weights", [$"public static int Left(int row) => {left};"],
            [("Height", sizes.Height), ("Width", sizes.Width), ("LeftStep", sizes.LeftStep), ("NextRow", sizes.NextRow), ("NextSample", sizes.NextSample),
            ("RightStep", sizes.RightStep), ("RightNextSample", sizes.RightNextSample), ("Row", sizes.Row)]);
    });

    private string Add(Kernel sizes, string name, string type, string of, params (string Name, int Value)[] constants) =>
        kernels.Add(sizes, name, (writer, self) => Write(writer, self, type, of, [], constants));

    private static void Write(SourceWriter writer, string self, string type, string of, string[] places, (string Name, int Value)[] constants)
    {
        writer.Documentation("summary", $"The distances of {of}.");
        using (writer.Block($"private readonly struct {self} : {type}"))
        {
            writer.Lines(places);
            string line = "";
            foreach ((string name, int value) in constants)
            {
                string constant = $"public static int {name} => {Numbers.Of(value)};";
                if (line.Length + constant.Length > LongestLine)
                {
                    writer.Line(line);
                    line = "";
                }
                line += (line.Length > 0 ? " " : "") + constant;
            }
            writer.Line(line);
        }
    }

    private static string Count(int number, string noun) => $"{Numbers.Of(number)} {noun}{(number == 1 ? "" : "s")}";
}
