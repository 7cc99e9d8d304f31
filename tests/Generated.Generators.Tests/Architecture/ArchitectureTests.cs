using System.Text.RegularExpressions;
using Generated.Generators.CSharp;
using Generated.Generators.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Generated.Generators.Tests.Architecture;

/// <summary>The walls between the rooms of the generator: <c>generators/README.md</c> draws them, and these tests hold them.</summary>
public sealed class ArchitectureTests
{
    private static readonly string s_generators = Path.Combine(Repository.Root, "generators");
    private static readonly string s_project = Path.Combine(s_generators, "Generated.Generators");
    private static readonly (string Path, string Text)[] s_sources = [.. Rooms.Sources(s_project)];
    private static readonly IReadOnlyList<(string Room, IReadOnlyList<string> MayUse)> s_walls =
        Rooms.Walls(File.ReadAllText(Path.Combine(s_generators, "README.md")));

    [Fact]
    public void No_room_uses_one_that_the_picture_forbids()
    {
        Assert.Empty(Rooms.OfGenerator.Errors);
        Assert.Empty(Rooms.OfGenerator.Breaches(s_walls));
    }

    [Fact]
    public void A_room_may_use_only_rooms_above_it()
    {
        for (int i = 0; i < s_walls.Count; i++)
            Assert.Subset(s_walls.Take(i).Select(wall => wall.Room).ToHashSet(), s_walls[i].MayUse.ToHashSet());
    }

    [Fact]
    public void Every_folder_is_a_room_and_every_room_a_folder()
    {
        string[] rooms = [.. s_walls.Select(wall => wall.Room)];
        Assert.All(rooms, room => Assert.True(Directory.Exists(Path.Combine(s_project, room)), $"There is no folder for the room {room}."));
        string[] folders = [.. s_sources.Where(source => source.Path.Contains('/')).Select(source => source.Path[..source.Path.IndexOf('/')]).Distinct()];
        Assert.Equal(folders.Order(), rooms.Select(room => room.Split('/')[0]).Distinct().Order());
    }

    /// <summary>A file in a folder declares the namespace of the folder, so that a <c>using</c> says which room is entered.</summary>
    [Fact]
    public void A_namespace_is_a_folder() =>
        Assert.All(s_sources.Where(source => !source.Path.StartsWith("Common/", StringComparison.Ordinal)
        || !source.Text.Contains("namespace System")), source =>
    {
        string folder = Path.GetDirectoryName(source.Path)!.Replace('/', '.');
        Assert.Contains($"\nnamespace Generated.Generators{(folder.Length > 0 ? "." + folder : "")};\n", "\n" + source.Text);
    });

    /// <summary>Only the parser reads symbols, and only what the compiler calls and what reports to it speaks with the compiler.</summary>
    [Fact]
    public void Only_the_parser_and_the_reports_know_the_compiler() => Assert.Empty(
        from use in Rooms.OfGenerator.Uses()
        where use.Space.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && use.File.Contains('/')
            && !use.File.StartsWith("Frontend/Parsing/", StringComparison.Ordinal) && !use.File.StartsWith("Diagnostics/", StringComparison.Ordinal)
        select $"{use.File} uses {use.Type}");

    /// <summary>What is written is as narrow as what is emitted.</summary>
    [Fact]
    public void No_line_is_too_wide()
    {
        string[] folders = ["src", "generators", "tests", "samples", "bench"];
        string[] wide = [.. from folder in folders
                            from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                            let parts = path.Split(Path.DirectorySeparatorChar)
                            where !parts.Contains("bin") && !parts.Contains("obj")
                            from line in File.ReadLines(path).Select((text, i) => (Text: text, Number: i + 1))
                            where line.Text.Length > LineBreaker.Width
                            select $"{Path.GetRelativePath(Repository.Root, path)}:{line.Number} has {line.Text.Length} characters"];
        Assert.Empty(wide);
    }

    /// <summary>
    /// What is done with each kind of operation is a member of the operation, or of a visitor: a switch would fall through for a new one. Two kinds may
    /// be told apart where only they can be.
    /// </summary>
    [Fact]
    public void Nothing_switches_over_operations()
    {
        string[] operations = [.. s_sources.Where(source => source.Path.StartsWith("Ir/Ops/", StringComparison.Ordinal))
            .Select(source => Path.GetFileNameWithoutExtension(source.Path)).Where(name => name.EndsWith("Op", StringComparison.Ordinal))];
        Assert.Contains("MapOp", operations);
        Assert.Empty(from source in s_sources
                     from node in CSharpSyntaxTree.ParseText(source.Text, cancellationToken: TestContext.Current.CancellationToken)
                         .GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
                     let patterns = node switch
                     {
                         SwitchExpressionSyntax expression => expression.Arms.Select(arm => arm.Pattern.ToString()),
                         SwitchStatementSyntax statement => statement.Sections.SelectMany(section => section.Labels).Select(label => label.ToString()),
                         _ => [],
                     }
                     let kinds = operations.Where(operation => patterns.Any(pattern => Regex.IsMatch(pattern, $@"\b{operation}\b"))).ToArray()
                     where kinds.Length > 2
                     select $"{source.Path} switches over {string.Join(", ", kinds)}");
    }

    /// <summary>
    /// A network's first calls are as fast as later ones: a loop over numbers, in the library or in emitted code, does not wait until the runtime
    /// optimises it, which with few processors takes seconds.
    /// </summary>
    [Fact]
    public void Loops_over_numbers_are_optimised_from_the_first_call() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Generated", "Runtime"), "*.cs", SearchOption.AllDirectories)
        from method in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.ParameterList.Parameters.Any(parameter => parameter.Modifiers.ToString().Contains("ref", StringComparison.Ordinal))
            && method.DescendantNodes().Any(node => node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax)
            && !method.AttributeLists.ToString().Contains("MethodImplOptions.Aggressive", StringComparison.Ordinal)
            && !file.EndsWith("WorkerPool.cs", StringComparison.Ordinal) // jobs, not numbers
            && method.Identifier.Text != "ReduceLargeAngles" // of sines of numbers that hardly occur
        select $"{Path.GetFileName(file)}: {method.Identifier}");

    /// <summary>
    /// What is compiled anew for each tile of each network asks for sizes with an instruction: methods of the framework's generic types are looked for by
    /// name whenever a call of them is compiled, which took half of the time before a network's first step.
    /// </summary>
    [Fact]
    public void Tiles_are_compiled_in_little_time() => Assert.Empty(
        from file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Generated", "Runtime"), "*.cs", SearchOption.AllDirectories)
        where Regex.IsMatch(Path.GetFileName(file), @"^(Tiles?\d*|(Long)?Products|PlainEpilogue|PortableSimd|WideSimd|PartialVector)\.cs$")
        from Match slow in Regex.Matches(File.ReadAllText(file), @"Unsafe\.SizeOf<|typeof\(T\)|Vector\d*<T>\.Count")
        select $"{Path.GetFileName(file)}: {slow.Value}");

    /// <summary>A layer may have the name of any type of the library: nothing that is emitted for it hides the type.</summary>
    [Fact]
    public void The_names_of_the_library_are_reserved()
    {
        string[] types = [.. typeof(Generated.Runtime.Guard).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(Generated.Runtime.Guard).Namespace && !type.IsNested).Select(type => type.Name.Split('`')[0]).Distinct()];
        Assert.True(types.Length > 70, $"only {types.Length} types");
        Assert.Empty(types.Except(CSharp.KernelWriter.Reserved));
    }

    /// <summary>A tile of the library drops rows that it has no sums for, so that it must have them for every tile that is planned.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_tile_has_all_rows_that_are_planned(int vectors)
    {
        string tile = File.ReadAllText(Path.Combine(Repository.Root, "src", "Generated", "Runtime", $"Tile{vectors}.cs"));
        int rows = 1 + Regex.Matches(tile, @"sizeof\(TRows\) > (\d+)").Max(row => int.Parse(row.Groups[1].Value));
        Assert.Equal(Math.Max(Schedule.TileSizes.MostRowsTogether(vectors), Schedule.TileSizes.Rows(vectors)), rows);
    }

    /// <summary>What calls itself, but never deep.</summary>
    private static readonly Dictionary<string, string> s_shallow = new()
    {
        ["Algebra.Add(Expression, Expression), Algebra.Subtract(Expression, Expression)"] = "no negation is of a negation",
        ["Algebra.Divide(Expression, Expression)"] = "no negation is of a negation",
        ["Algebra.Multiply(Expression, Expression)"] = "no negation is of a negation, no scale of a scale",
        ["Axes.GetEnumerator(), EquatableArray<T>.GetEnumerator()"] = "each calls another type's",
        ["EquatableArray<T>.GetHashCode(), TensorShape.GetHashCode()"] = "calls another type's",
        ["Holes.Filled(string, Func<Hole, string, string>)"] = "in a hole is at most a parameter's name, in which is a value's",
        ["LineBreaker.Break(string)"] = "without the comment, which is one",
        ["NetworkParser.HasErrors(TypedConstant)"] = "an attribute's arrays are of no arrays",
        ["NetworkParser.ValueOf(TypedConstant)"] = "an attribute's arrays are of no arrays",
        ["Printer.Declare(Value, string)"] = "a view is of what is no view, or of a slice",
        ["FusedLoopOp.ByElement"] = "rows hold no rows",
        ["FusedLoopOp.Cost"] = "rows hold no rows",
        ["FusedLoopOp.Formula(Func<Value, string>)"] = "rows hold no rows",
        ["Function.Parameters, Function.Read(), FusedLoopOp.Inputs"] = "rows hold no rows",
        ["FusedLoopOp.Interpret(Interpreter)"] = "rows hold no rows",
        ["Function.Results, Function.Written(), FusedLoopOp.Outputs"] = "rows hold no rows",
        ["FusedLoopOp.Verify(Check)"] = "rows hold no rows",
        ["StraightEmitter.Operand(TensorElement)"] = "straight code is short",
        ["Value.IsSlice"] = "a view is of what is no view, or of a slice",
        ["Value.Storage"] = "a view is of what is no view, or of a slice",
        ["Value.StorageOffset"] = "a view is of what is no view, or of a slice",
    };

    /// <summary>What a user may nest as deep as the parser lets him is not met by a method that may exhaust the stack, which no process survives.</summary>
    [Fact]
    public void What_goes_round_asks_for_stack() =>
        Assert.Equal(s_shallow.Keys.Order(StringComparer.Ordinal), new Recursion(Rooms.OfGenerator.Compilation, Rooms.OfGenerator.ModelOf).Unguarded());

    [Theory]
    [InlineData("class Deep { int Of(int n) => n == 0 ? 0 : Of(n - 1); }", "Deep.Of(int)")]
    [InlineData("class Deep { int Of(int n) { System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack(); return Of(n); } }", null)]
    [InlineData("class Deep { Deep Next; int All => Next.One(); int One() => System.Linq.Enumerable.Sum([1], n => Next.All); }", "Deep.All, Deep.One()")]
    [InlineData("class Deep { Deep Next; public override string ToString() => $\"{Next}\"; }", "Deep.ToString()")]
    [InlineData("abstract class Top { public abstract int Of(); } class Deep(Top next) : Top { public override int Of() => next.Of(); }", "Deep.Of()")]
    [InlineData("interface ITop { int Of(); } class Deep(ITop next) : ITop { public int Of() => next.Of(); }", "Deep.Of()")]
    public void A_way_round_is_found(string source, string? circle) => Assert.Equal(circle is null ? [] : new[] { circle },
        new Recursion(CSharpCompilation.Create("Round", [Snippet.Parse(source)], Snippet.References)).Unguarded());

    [Theory]
    [InlineData("using Generated.Generators.CSharp; namespace Generated.Generators.Ir; class Hole { SourceWriter? writer; }")]
    [InlineData("namespace Generated.Generators.Ir; class Hole { CSharp.SourceWriter? writer; }")]
    [InlineData("using static Generated.Generators.CSharp.Numbers; namespace Generated.Generators.Ir; class Hole { string Text => Of(1); }")]
    [InlineData("using W = Generated.Generators.CSharp.SourceWriter; namespace Generated.Generators.Ir; class Hole { W? writer; }")]
    public void A_hole_in_a_wall_is_found(string source)
    {
        string breach = Assert.Single(Rooms.OfGenerator.WithFile("Ir/Hole.cs", source).Breaches(s_walls));
        Assert.StartsWith("Ir/Hole.cs uses ", breach);
        Assert.EndsWith(" of CSharp, which Ir may not", breach);
    }

    [Fact]
    public void A_file_in_no_room_is_found() =>
        Assert.Contains("Cellar/Hole.cs is in no room of the table",
            Rooms.OfGenerator.WithFile("Cellar/Hole.cs", "namespace Generated.Generators.Cellar; class Hole { Hole? next; }").Breaches(s_walls));

    /// <summary>The name by which the parser recognises the generator's own files.</summary>
    [Fact]
    public void The_parser_knows_the_name_of_the_generator() => Assert.Equal(Frontend.Parsing.NetworkParser.GeneratorName, typeof(NetworkGenerator).FullName);

    /// <summary>What the parser takes for an error is one for the compiler, too.</summary>
    [Fact]
    public void Hints_are_those_that_are_not_errors() => Assert.Equal(
        Generators.Diagnostics.Descriptors.All.Where(descriptor => descriptor.DefaultSeverity != Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(descriptor => descriptor.Id).Order(),
        Frontend.Specs.DiagnosticIds.Hints.Order());
}
