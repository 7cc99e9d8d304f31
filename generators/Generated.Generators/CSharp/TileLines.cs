using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Kernels;

namespace Generated.Generators.CSharp;

/// <summary>Writes the statements of a tile, a line for each of its rows: sums by vectors, which stay in registers.</summary>
/// <param name="kernels">Takes the methods that work on a row; the just-in-time compiler puts them where they are called.</param>
/// <param name="element">The element type's keyword.</param>
/// <param name="uses">The numbers of rows that its uses have.</param>
/// <param name="vectors">Vectors of a row, 1 to <see cref="TileSizes.PanelVectors"/>.</param>
/// <param name="fewVectors">The number of first vectors that are computed if there are 16 registers.</param>
internal sealed class TileLines(KernelWriter kernels, string element, IReadOnlyCollection<TileRows> uses, int vectors, int fewVectors)
{
    private readonly int rows = uses.Max(use => use.Many);

    /// <summary>The condition under which all of a tile is computed: a constant to the just-in-time compiler.</summary>
    public const string IsWhole = "TSimd.HasManyRegisters";

    /// <summary>Variables in one declaration.</summary>
    private const int SumsOfLine = 6;

    /// <summary>The variable of a sum.</summary>
    public string Sum(int row, int vector) => vectors > 1 ? $"s{Numbers.Of(row)}_{Numbers.Of(vector)}" : $"sum{Numbers.Of(row)}";

    /// <summary>The offset of a vector from the first of its row.</summary>
    public static string Offset(int vector) => vector switch { 0 => "0", 1 => "TSimd.Count", _ => $"{Numbers.Of(vector)} * TSimd.Count" };

    /// <summary>The number of elements from a tile's columns to the next one's.</summary>
    public static string Step(int vectors, int fewVectors) =>
        vectors != fewVectors ? $"({IsWhole} ? {Numbers.Of(vectors)} : {Numbers.Of(fewVectors)}) * TSimd.Count"
        : vectors == 1 ? "TSimd.Count" : $"{Numbers.Of(vectors)} * TSimd.Count";

    /// <summary>Rows of one vector that are written in one line.</summary>
    private const int RowsOfLine = 4;

    /// <summary>Reads all rows of sums from where they were stored.</summary>
    public void Load(SourceWriter writer, string source, Func<int, string> place) => ForLines(writer,
        row => vectors == 1 ? $"{Sum(row, 0)} = TSimd.Load(ref {source}, {place(row)});" : $"{LoadMethod()}(ref {source}, {place(row)}, {Refs(row)});",
        lines => $"{LoadRowsMethod()}(ref {source}, {Each(lines, place)}, {Each(lines, row => "ref " + Sum(row, 0))});");

    /// <summary>Adds a number times the vectors to every row of sums.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="place">
    /// Where the number of each row is, relative to <c>left</c>. That reference moves, so that the distance is a constant: an index would cost two
    /// instructions for every number.
    /// </param>
    public void MultiplyAdd(SourceWriter writer, Func<int, string> place) => ForLines(writer,
        row => MultiplyAddLine(row, place(row) == "0" ? "left" : $"Unsafe.Add(ref left, {place(row)})"),
        lines => $"{MultiplyAddRowsMethod()}(ref left, {Each(lines, place)}, right0, {Each(lines, row => "ref " + Sum(row, 0))});");

    /// <summary>Stores all rows of sums.</summary>
    public void Store(SourceWriter writer, string destination, Func<int, string> place) => ForLines(writer,
        row => vectors == 1
            ? $"TSimd.Store({Sum(row, 0)}, ref {destination}, {place(row)});"
            : $"{StoreMethod()}({string.Join(", ", Sums(row))}, ref {destination}, {place(row)});",
        lines => $"{StoreRowsMethod()}({Each(lines, row => Sum(row, 0))}, ref {destination}, {Each(lines, place)});");

    /// <summary>Gives all rows of a product's sums to the epilogue.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="place">Where each vector begins in the row.</param>
    /// <param name="columns">The columns of a panel.</param>
    public void FinishRows(SourceWriter writer, Func<int, string> place, string columns) => ForRows(writer, row => vectors == 1
        ? $"epilogue.Store({Sum(row, 0)}, {Numbers.Of(row)}, {place(0)}, {place(0)}, {columns});"
        : $"{FinishMethod()}(epilogue, {Numbers.Of(row)}, {Each(place)}, {string.Join(", ", Sums(row))}, {columns});");

    private string FinishMethod() => Row("Finish", "Gives a row of sums to the epilogue",
        $"TEpilogue epilogue, int row, {Each(v => $"int place{v}")}, {Each(v => $"TVector sum{v}")}, int columns", writer =>
        ForVectors(writer, v => writer.Line($"epilogue.Store(sum{v}, row, place{v}, place{v}, columns);")), "<TEpilogue>", " " + EpiloguePrinter.Constraint);

    /// <summary>Gives the sums of all positions of a convolution to the epilogue.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="place">Where each position is stored.</param>
    /// <param name="columns">How many columns there are.</param>
    public void FinishPositions(SourceWriter writer, Func<int, string> place, string columns) => ForRows(writer, row => vectors == 1
        ? $"epilogue.Store({Sum(row, 0)}, 0, {place(row)}, 0, {columns});"
        : $"{FinishPositionMethod()}(epilogue, {place(row)}, {string.Join(", ", Sums(row))}, {columns});");

    private string FinishPositionMethod() => Row("FinishPosition", "Gives a position's sums to the epilogue",
        $"TEpilogue epilogue, int place, {Each(v => $"TVector sum{v}")}, int columns", writer =>
        ForVectors(writer,
            v => writer.Line($"epilogue.Store(sum{v}, 0, {Place("place", v)}, {Offset(v)}, {(v == 0 ? "columns" : $"columns - {Offset(v)}")});")),
            "<TEpilogue>", " " + EpiloguePrinter.Constraint);

    /// <summary>Writes a line for every row, or a line for every four rows if there are many rows of one vector.</summary>
    private void ForLines(SourceWriter writer, Func<int, string> ofRow, Func<int[], string> ofRows) => ForSegments(writer, (from, to) =>
    {
        var lines = new List<string>();
        int row = from;
        for (; vectors == 1 && row + RowsOfLine <= to; row += RowsOfLine)
            lines.Add(ofRows([.. Enumerable.Range(row, RowsOfLine)]));
        for (; row < to; row++)
            lines.Add(ofRow(row));
        return lines;
    });

    /// <summary>Writes lines for the rows that every use has, and those for further rows under the condition that the use has them.</summary>
    private void ForSegments(SourceWriter writer, Func<int, int, IReadOnlyList<string>> lines)
    {
        int from = 0;
        foreach (int to in uses.SelectMany(use => new[] { use.Few, use.Many }).Distinct().OrderBy(count => count))
        {
            IReadOnlyList<string> segment = lines(from, to);
            string? condition = ConditionOf(to);
            if (condition is not null)
                writer.Line($"if ({condition})");
            using (condition is null ? default(SourceWriter.Scope?) : segment.Count == 1 ? writer.Indented() : writer.Block())
                writer.Lines(segment);
            from = to;
        }
    }

    /// <summary>
    /// When so many rows are computed; null if always. Types are compared because the just-in-time compiler knows the answer before it looks at the
    /// lines, so that those of other uses cost nothing: not even a place among the variables that it can track.
    /// </summary>
    private string? ConditionOf(int count)
    {
        TileRows[] always = [.. uses.Where(use => use.Few >= count)], sometimes = [.. uses.Where(use => use.Many >= count && use.Few < count)];
        TileRows[] never = [.. uses.Where(use => use.Many < count)];
        string Is(TileRows use, string comparison) => $"typeof(TRows) {comparison} typeof({kernels.NameOf(use)})";
        if (always.Length == uses.Count)
            return null;
        if (always.Length == 0)
        {
            string? which = never.Length == 0 ? null
                : never.Length < sometimes.Length ? string.Join(" && ", never.Select(use => Is(use, "!=")))
                : sometimes.Length == 1 ? Is(sometimes[0], "==")
                : $"({string.Join(" || ", sometimes.Select(use => Is(use, "==")))})";
            return which is null ? IsWhole : $"{which} && {IsWhole}";
        }
        string rest = sometimes.Length == 0 ? "" : $" || ({string.Join(" || ", sometimes.Select(use => Is(use, "==")))}) && {IsWhole}";
        return never.Length > 0 && never.Length + sometimes.Length < always.Length && sometimes.Length == 0
            ? string.Join(" && ", never.Select(use => Is(use, "!=")))
            : string.Join(" || ", always.Select(use => Is(use, "=="))) + rest;
    }

    private static string Each(int[] lines, Func<int, string> part) => string.Join(", ", lines.Select(part));

    private string Refs(int row) => string.Join(", ", Sums(row).Select(sum => "ref " + sum));

    private string MultiplyAddRowsMethod() => Rows("MultiplyAddRows", "Adds a number times a vector to each of four sums",
        $"ref {element} left, {Numbered("int place")}, TVector right, {Numbered("ref TVector sum")}", (writer, i) =>
        writer.Line($"sum{i} = TSimd.MultiplyAdd(TSimd.Create(Unsafe.Add(ref left, place{i})), right, sum{i});"));

    private string LoadRowsMethod() => Rows("LoadRows", "Reads a vector from each of four places",
        $"ref {element} source, {Numbered("int place")}, {Numbered("ref TVector value")}", (writer, i) =>
        writer.Line($"value{i} = TSimd.Load(ref source, place{i});"));

    private string StoreRowsMethod() => Rows("StoreRows", "Writes a vector to each of four places",
        $"{Numbered("TVector value")}, ref {element} destination, {Numbered("int place")}", (writer, i) =>
        writer.Line($"TSimd.Store(value{i}, ref destination, place{i});"));

    private static string Numbered(string parameter) => string.Join(", ", Enumerable.Range(0, RowsOfLine).Select(i => parameter + Numbers.Of(i)));

    private string Rows(string name, string summary, string parameters, Action<SourceWriter, string> line, string types = "",
        string constraint = "") => kernels.Add(name, (writer, self) =>
    {
        writer.Documentation("summary", summary + ".");
        writer.Attribute("MethodImpl(AggressiveInlining)");
        using (writer.Block($"private static void {self}{types}({parameters}){constraint}"))
        {
            for (int i = 0; i < RowsOfLine; i++)
                line(writer, Numbers.Of(i));
        }
    }, []);

    /// <summary>Writes a line for every row.</summary>
    private void ForRows(SourceWriter writer, Func<int, string> line) =>
        ForSegments(writer, (from, to) => [.. Enumerable.Range(from, to - from).Select(line)]);

    /// <summary>Writes something for every vector; for vectors that do not fit into 16 registers, only if there are 32.</summary>
    public void ForVectors(SourceWriter writer, Action<int> write) => ForAll(writer, vectors, fewVectors, write);

    private static void ForAll(SourceWriter writer, int all, int few, Action<int> write)
    {
        for (int i = 0; i < few; i++)
            write(i);
        if (few == all)
            return;
        writer.Line($"if ({IsWhole})");
        using (writer.Block())
        {
            for (int i = few; i < all; i++)
                write(i);
        }
    }

    /// <summary>Declares the sums, as zeros.</summary>
    public void Declare(SourceWriter writer)
    {
        int rowsOfLine = Math.Max(1, SumsOfLine / vectors);
        for (int r = 0; r < rows; r += rowsOfLine)
            writer.Line(
                $"TVector {string.Join(", ", Enumerable.Range(r, Math.Min(rowsOfLine, rows - r)).SelectMany(Sums).Select(sum => sum + " = TSimd.Zero"))};");
    }

    /// <summary>Declares the vectors that every row is multiplied with.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="index">Where each vector begins.</param>
    public void LoadRight(SourceWriter writer, Func<int, string> index)
    {
        _only = rows * vectors == 1 ? $"TSimd.Load(ref right, {index(0)})" : null;
        for (int v = 0; v < vectors && _only is null; v++)
        {
            string load = $"TSimd.Load(ref right, {index(v)})";
            writer.Line($"TVector right{Numbers.Of(v)} = {(v < fewVectors ? load : $"{IsWhole} ? {load} : TSimd.Zero")};");
        }
    }

    /// <summary>The vector that only one sum uses, and which therefore needs no variable.</summary>
    private string? _only;

    private string MultiplyAddLine(int row, string number) => vectors == 1
        ? $"{Sum(row, 0)} = TSimd.MultiplyAdd(TSimd.Create({number}), {_only ?? "right0"}, {Sum(row, 0)});"
        : $"{MultiplyAddMethod()}({number}, {Each(v => $"right{v}")}, {Refs(row)});";

    private IEnumerable<string> Sums(int row) => Enumerable.Range(0, vectors).Select(v => Sum(row, v));

    private string Each(Func<int, string> part) => string.Join(", ", Enumerable.Range(0, vectors).Select(part));

    private static string Place(string index, int vector) => vector == 0 ? index : index == "0" ? Offset(vector) : $"{index} + {Offset(vector)}";

    private string MultiplyAddMethod() => Row("MultiplyAdd", "Adds a number times vectors to a row of sums",
        $"{element} number, {Each(v => $"TVector right{v}")}, {Each(v => $"ref TVector sum{v}")}", writer =>
    {
        writer.Line("TVector left = TSimd.Create(number);");
        ForVectors(writer, v => writer.Line($"sum{Numbers.Of(v)} = TSimd.MultiplyAdd(left, right{Numbers.Of(v)}, sum{Numbers.Of(v)});"));
    });

    private string StoreMethod() => Row("Store", "Writes vectors one after another",
        $"{Each(v => $"TVector value{v}")}, ref {element} destination, int index", writer =>
        ForVectors(writer, v => writer.Line($"TSimd.Store(value{Numbers.Of(v)}, ref destination, {Place("index", v)});")));

    private string LoadMethod() => Row("Load", "Reads vectors that lie one after another",
        $"ref {element} source, int index, {Each(v => $"ref TVector value{v}")}", writer =>
        ForVectors(writer, v => writer.Line($"value{Numbers.Of(v)} = TSimd.Load(ref source, {Place("index", v)});")));

    private string Row(string name, string summary, string parameters, Action<SourceWriter> body, string types = "", string constraint = "") =>
        kernels.Add(name + Numbers.Of(vectors) + (fewVectors < vectors ? "Or" + Numbers.Of(fewVectors) : ""), (writer, self) =>
    {
        writer.Documentation("summary", summary + (fewVectors < vectors
            ? $"; where there are 16 registers, only the first {(fewVectors == 1 ? "one" : Numbers.Of(fewVectors))}." : "."));
        writer.Attribute("MethodImpl(AggressiveInlining)");
        using (writer.Block($"private static void {self}{types}({parameters}){constraint}"))
            body(writer);
    }, []);
}
