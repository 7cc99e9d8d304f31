using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Emit;

/// <summary>Writes the statements of a tile, a line for each of its rows: sums by vectors, which stay in registers.</summary>
/// <param name="kernels">Takes the methods that work on a row; the just-in-time compiler puts them where they are called.</param>
/// <param name="element">The element type's keyword.</param>
/// <param name="rows">Rows of the tile.</param>
/// <param name="vectors">Vectors of a row, 1 to <see cref="TileSizes.PanelVectors"/>.</param>
/// <param name="fewRows">The first rows, those that are computed where there are 16 registers.</param>
/// <param name="fewVectors">The first vectors, those that are computed where there are 16 registers.</param>
internal sealed class TileLines(KernelWriter kernels, string element, int rows, int vectors, int fewRows, int fewVectors)
{
    /// <summary>The condition under which all of a tile is computed: a constant to the just-in-time compiler.</summary>
    public const string IsWhole = "TSimd.HasManyRegisters";

    /// <summary>Variables in one declaration.</summary>
    private const int SumsOfLine = 8;

    /// <summary>The variable of a sum.</summary>
    public string Sum(int row, int vector) => vectors > 1 ? $"sum{Numbers.Of(row)}_{Numbers.Of(vector)}" : $"sum{Numbers.Of(row)}";

    /// <summary>The offset of a vector from the first of its row.</summary>
    public static string Offset(int vector) => vector switch { 0 => "0", 1 => "TSimd.Count", _ => $"{Numbers.Of(vector)} * TSimd.Count" };

    /// <summary>The number of elements from a tile's columns to the next one's.</summary>
    public static string Step(int vectors, int fewVectors) => vectors != fewVectors ? $"({IsWhole} ? {Numbers.Of(vectors)} : {Numbers.Of(fewVectors)}) * TSimd.Count" : vectors == 1 ? "TSimd.Count" : $"{Numbers.Of(vectors)} * TSimd.Count";

    /// <summary>Writes something for every row; for those that do not fit into 16 registers, only where there are 32.</summary>
    public void ForRows(SourceWriter writer, Action<int> write) => ForAll(writer, rows, fewRows, write);

    /// <summary>Writes something for every vector; for those that do not fit into 16 registers, only where there are 32.</summary>
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
        if (vectors > 1)
        {
            for (int r = 0; r < rows; r++)
                writer.Line($"TVector {string.Join(", ", Sums(r).Select(sum => sum + " = TSimd.Zero"))};");
            return;
        }
        for (int r = 0; r < rows; r += SumsOfLine)
            writer.Line($"TVector {string.Join(", ", Enumerable.Range(r, Math.Min(SumsOfLine, rows - r)).Select(row => Sum(row, 0) + " = TSimd.Zero"))};");
    }

    /// <summary>Declares the sums, as what was stored unless they begin.</summary>
    public void Declare(SourceWriter writer, string source, int stride)
    {
        Declare(writer);
        using (writer.Block("if (!begins)"))
        {
            ForRows(writer, r => Load(writer, r, source, Numbers.Of((long)r * stride)));
        }
    }

    /// <summary>Declares the vectors that every row is multiplied with.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="index">Where each vector begins.</param>
    /// <param name="suffix">What tells these variables from others.</param>
    public void LoadRight(SourceWriter writer, Func<int, string> index, string suffix = "")
    {
        _only = rows * vectors == 1 ? $"TSimd.Load(ref right, {index(0)})" : null;
        for (int v = 0; v < vectors && _only is null; v++)
        {
            string load = $"TSimd.Load(ref right, {index(v)})";
            writer.Line($"TVector right{Numbers.Of(v)}{suffix} = {(v < fewVectors ? load : $"{IsWhole} ? {load} : TSimd.Zero")};");
        }
    }

    /// <summary>The vector that only one sum is for, which needs no variable.</summary>
    private string? _only;

    /// <summary>Adds a number times the vectors to a row of sums.</summary>
    public void MultiplyAdd(SourceWriter writer, int row, string number, string suffix = "")
    {
        if (vectors == 1)
            writer.Line($"{Sum(row, 0)} = TSimd.FusedMultiplyAdd(TSimd.Create({number}), {_only ?? "right0" + suffix}, {Sum(row, 0)});");
        else
            writer.Line($"{MultiplyAddMethod()}({number}, {Each(v => $"right{v}{suffix}")}, {string.Join(", ", Sums(row).Select(sum => "ref " + sum))});");
    }

    /// <summary>Reads a row of sums that have been stored.</summary>
    private void Load(SourceWriter writer, int row, string source, string index)
    {
        if (vectors == 1)
            writer.Line($"{Sum(row, 0)} = TSimd.Load(ref {source}, {index});");
        else
            writer.Line($"{LoadMethod()}(ref {source}, {index}, {string.Join(", ", Sums(row).Select(sum => "ref " + sum))});");
    }

    /// <summary>Stores a row of sums.</summary>
    public void Store(SourceWriter writer, int row, string destination, string index)
    {
        if (vectors == 1)
            writer.Line($"TSimd.Store({Sum(row, 0)}, ref {destination}, {index});");
        else
            writer.Line($"{StoreMethod()}({string.Join(", ", Sums(row))}, ref {destination}, {index});");
    }

    /// <summary>Adds a row of sums to what is stored.</summary>
    public void Add(SourceWriter writer, int row, string destination, string index)
    {
        if (vectors == 1)
            writer.Line($"TSimd.Store(TSimd.Add(TSimd.Load(ref {destination}, {index}), {Sum(row, 0)}), ref {destination}, {index});");
        else
            writer.Line($"{AddMethod()}({string.Join(", ", Sums(row))}, ref {destination}, {index});");
    }

    private IEnumerable<string> Sums(int row) => Enumerable.Range(0, vectors).Select(v => Sum(row, v));

    private string Each(Func<int, string> part) => string.Join(", ", Enumerable.Range(0, vectors).Select(part));

    private static string Place(string index, int vector) => vector == 0 ? index : index == "0" ? Offset(vector) : $"{index} + {Offset(vector)}";

    private string MultiplyAddMethod() => Row("MultiplyAdd", "Adds a number times vectors to a row of sums", $"{element} number, {Each(v => $"TVector right{v}")}, {Each(v => $"ref TVector sum{v}")}", writer =>
    {
        writer.Line("TVector left = TSimd.Create(number);");
        ForVectors(writer, v => writer.Line($"sum{Numbers.Of(v)} = TSimd.FusedMultiplyAdd(left, right{Numbers.Of(v)}, sum{Numbers.Of(v)});"));
    });

    private string StoreMethod() => Row("Store", "Writes vectors one after another", $"{Each(v => $"TVector value{v}")}, ref {element} destination, int index", writer =>
        ForVectors(writer, v => writer.Line($"TSimd.Store(value{Numbers.Of(v)}, ref destination, {Place("index", v)});")));

    private string AddMethod() => Row("Add", "Adds vectors to those that lie one after another", $"{Each(v => $"TVector value{v}")}, ref {element} destination, int index", writer =>
        ForVectors(writer, v => writer.Line($"TSimd.Store(TSimd.Add(TSimd.Load(ref destination, {Place("index", v)}), value{Numbers.Of(v)}), ref destination, {Place("index", v)});")));

    private string LoadMethod() => Row("Load", "Reads vectors that lie one after another", $"ref {element} source, int index, {Each(v => $"ref TVector value{v}")}", writer =>
        ForVectors(writer, v => writer.Line($"value{Numbers.Of(v)} = TSimd.Load(ref source, {Place("index", v)});")));

    private string Row(string name, string summary, string parameters, Action<SourceWriter> body) => kernels.Add(name + Numbers.Of(vectors) + (fewVectors < vectors ? "Or" + Numbers.Of(fewVectors) : ""), (writer, self) =>
    {
        writer.Documentation("summary", summary + (fewVectors < vectors ? $"; where there are 16 registers, only the first {(fewVectors == 1 ? "one" : Numbers.Of(fewVectors))}." : "."));
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        using (writer.Block($"private static void {self}({parameters})"))
            body(writer);
    }, []);
}
