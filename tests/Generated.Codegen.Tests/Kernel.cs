using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Generated.Models;

namespace Generated.Codegen.Tests;

/// <summary>A method that must be compiled with all optimisations from the start, for it holds loops over vectors.</summary>
internal sealed partial class Kernel
{
    private Kernel(MethodInfo method)
    {
        TypeName = method.DeclaringType!.FullName!;
        Name = method.Name;
        TypeArguments = method.GetGenericArguments().Length;
        if (TileName().Match(TypeName) is { Success: true } tile)
            Vectors = int.Parse(tile.Groups["vectors"].Value, CultureInfo.InvariantCulture);
        if (!IsEmitted(method.DeclaringType))
            return;
        Network = EmittedType().Match(TypeName).Groups["network"].Value;
    }

    /// <summary>The methods of the models that are marked for full optimisation.</summary>
    public static IReadOnlyList<Kernel> Emitted { get; } = Marked(typeof(Line).Assembly, IsEmitted);

    /// <summary>Those of the library; but not the loop of a worker thread, which waits and computes nothing.</summary>
    public static IReadOnlyList<Kernel> OfLibrary { get; } =
        Marked(typeof(Optimizer).Assembly, type => type.DeclaringType != typeof(Generated.Runtime.WorkerPool));

    public string TypeName { get; }

    public string Name { get; }

    public int TypeArguments { get; }

    /// <summary>The network that it was emitted for; null for the library's.</summary>
    public string? Network { get; }

    /// <summary>Whether it is a tile of sums of products.</summary>
    public bool IsTile => Vectors > 0;

    /// <summary>The vectors of each row of a tile; 0 if it is none.</summary>
    public int Vectors { get; }

    /// <summary>The rows of a tile, which its instantiation says.</summary>
    /// <param name="body">The instantiation.</param>
    public static int RowsOf(JitMethod body) => int.Parse(TileRows().Match(body.FullName).Groups["rows"].Value, CultureInfo.InvariantCulture);

    public override string ToString() => $"{Network ?? TypeName} {TypeName[(TypeName.LastIndexOf('+') + 1)..]} {Name}";

    public bool IsIn(JitMethod method) => method.TypeName == TypeName && method.Name == Name && method.TypeArguments == TypeArguments;

    private static bool IsEmitted(Type type) => EmittedType().IsMatch(type.FullName!);

    private static Kernel[] Marked(Assembly assembly, Func<Type, bool> isWanted) =>
    [
        .. assembly.GetTypes().Where(isWanted)
            .SelectMany(type =>
                type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Select(method => new Kernel(method)),
    ];

    [GeneratedRegex(@"^Generated\.Emitted\..*__(?<network>\w+)Kernels`2(\+(?<nested>\w+)(`\d)?)?$")]
    private static partial Regex EmittedType();

    [GeneratedRegex(@"^Generated\.Runtime\.Tile(?<vectors>[1-4])`3$")]
    private static partial Regex TileName();

    [GeneratedRegex(@"\.Rows(?<rows>\d+)\b")]
    private static partial Regex TileRows();
}
