using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Prints what tells the library's tiles what they compute: the distances as types of constants, and the numbers of rows and vectors as types.
/// </summary>
internal sealed class SizesPrinter(EmitContext context, KernelWriter kernels)
{
    /// <summary>Constants are written one after another up to this length of a line.</summary>
    private const int LongestLine = LineBreaker.Width - 12;

    /// <summary>The condition under which there are 32 registers: a constant to the just-in-time compiler.</summary>
    public const string HasManyRegisters = "TSimd.HasManyRegisters";

    /// <summary>
    /// One call that is left in a tile costs more than everything else there: all sums go through memory. What is shorter than the call is inlined
    /// anyway.
    /// </summary>
    private const string Inlined = "[MethodImpl(AggressiveInlining)]";

    /// <summary>The type of a number of vectors.</summary>
    public static string Vectors(int count) => "Vectors" + Numbers.Of(count);

    /// <summary>The type of a number of rows.</summary>
    public static string Rows(int count) => "Rows" + Numbers.Of(count);

    /// <summary>Adds the distances of a product, and returns their type.</summary>
    public string Add(ProductSizes sizes, string name) => Add(sizes, name, "IProduct",
        [$"public static int Left(int row) => {Times("row", sizes.LeftRow)};", .. Stored(sizes.Columns, isPacked: false)],
        ("LeftStep", sizes.LeftStep, 1), ("RightStep", sizes.RightStep, null), ("Columns", sizes.Columns, null), ("FewVectors", sizes.FewVectors, 1),
        ("Block", sizes.Block, 0));

    /// <summary>Adds the distances of a convolution, and returns their type.</summary>
    public string Add(WindowSizes sizes, string name) => Add(sizes, name, "IWindow",
        [
            $"{Inlined} public static int Left(int row) => {Position(sizes.Width, sizes.Down, sizes.Across)};",
            $"{Inlined} public static int Result(int row, int place) => {Position(sizes.Width, sizes.ResultDown, sizes.ResultAcross)} + place;",
            .. Stored(sizes.Columns, isPacked: true),
        ],
        ("Steps", sizes.Run, null), ("Runs", sizes.Runs, 1), ("NextRun", sizes.NextRun, 0), ("Repeats", sizes.Height, 1), ("NextRepeat", sizes.NextRow, 0),
        ("RightStep", sizes.RightStep, null), ("Columns", sizes.Columns, null), ("FewVectors", sizes.FewVectors, 1));

    /// <summary>Adds the distances of a gradient of weights, and returns their type.</summary>
    public string Add(ImagesSizes sizes, string name)
    {
        string run = Numbers.Of(sizes.Run);
        string left = sizes.Runs > 1
            ? $"row / {Numbers.Of(sizes.Run * sizes.Runs)} * {Numbers.Of(sizes.KernelDown)} + row / {run} % {Numbers.Of(sizes.Runs)} * "
                + $"{Numbers.Of(sizes.KernelAcross)} + row % {run}"
            : sizes.KernelDown == 0 ? "row" : $"row / {run} * {Numbers.Of(sizes.KernelDown)} + row % {run}";
        return Add(sizes, name, "IImages",
            [$"{Inlined} public static int Left(int row) => {left};"],
            ("LeftStep", sizes.LeftStep, 1), ("RightStep", sizes.RightStep, null), ("Steps", sizes.Width, null), ("Runs", sizes.Height, 1),
            ("NextRun", sizes.NextRow, 0), ("NextRepeat", sizes.NextSample, 0), ("RightNextRepeat", sizes.RightNextSample, 0),
            ("Columns", sizes.Columns, null), ("SumsRow", sizes.Row, null), ("FewVectors", sizes.FewVectors, 1));
    }

    /// <summary>Where a position of a tile lies, whose rows have so many positions; all are side by side if 0.</summary>
    private static string Position(int width, int down, int across) => width == 0
        ? Times("row", across)
        : $"row / {Numbers.Of(width)} * {Numbers.Of(down)} + {Times($"row % {Numbers.Of(width)}", across)}";

    /// <summary>
    /// How many columns of a vector are stored, if it may not be whole: a constant if the panel has no more than the widest vectors, which begin with it.
    /// </summary>
    private string[] Stored(int columns, bool isPacked)
    {
        if (columns % context.WidestLanes == 0 || (!isPacked && columns > context.WidestLanes))
            return [];
        string rest = columns > context.WidestLanes ? $"{Numbers.Of(columns)} - vector * {Numbers.Of(context.WidestLanes)}" : Numbers.Of(columns);
        string stored = isPacked ? $"Unsafe.SizeOf<TVector>() == {Numbers.Of(Machine.MostBytes)} ? {rest} : rest" : Numbers.Of(columns);
        return [$"{Inlined} public static int ColumnsOf(int vector, int rest) => {stored};"];
    }

    private static string Times(string factor, int constant) => constant == 1 ? factor : $"{factor} * {Numbers.Of(constant)}";

    /// <summary>Adds a type of constants; those that are as usual are left out.</summary>
    private string Add(Kernel sizes, string name, string type, string[] places, params (string Name, int Value, int? Usual)[] constants) =>
        kernels.Add(sizes, name, (writer, self) =>
    {
        using (writer.Block($"private readonly struct {self} : {type}"))
        {
            string line = "";
            IEnumerable<string> members = places.Concat(constants.Where(constant => constant.Value != constant.Usual)
                .Select(constant => $"public static int {constant.Name} => {Numbers.Of(constant.Value)};"));
            foreach (string member in members)
            {
                if (line.Length > 0 && line.Length + member.Length > LongestLine)
                {
                    writer.Line(line);
                    line = "";
                }
                line += (line.Length > 0 ? " " : "") + member;
            }
            writer.Line(line);
        }
    });
}
