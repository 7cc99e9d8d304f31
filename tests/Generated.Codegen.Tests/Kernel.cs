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
        if (!IsEmitted(method.DeclaringType))
            return;
        Match emitted = EmittedType().Match(TypeName);
        Network = emitted.Groups["network"].Value;
        if (TileName().Match(emitted.Groups["nested"].Value) is { Success: true } tile)
            Vectors = int.Parse(tile.Groups["vectors"].Value, CultureInfo.InvariantCulture);
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

    /// <summary>
    /// Whether a tile may have so many sums: one for each of its rows and vectors; where there are 16 registers and all would not fit,
    /// one for each row of its first one or two vectors, or for the first rows of one vector.
    /// </summary>
    /// <param name="sums">The sums.</param>
    /// <param name="rows">The tile's rows.</param>
    /// <param name="manyRegisters">Whether there are 32 registers.</param>
    public bool MayHaveSums(int sums, int rows, bool manyRegisters)
    {
        if (sums == rows * Vectors)
            return true;
        if (manyRegisters)
            return false;
        return Vectors > 1 ? sums == rows || (Vectors > 3 && sums == 2 * rows) : rows > MostSumsOf16 && sums is >= LeastSums and <= MostSumsOf16;
    }

    /// <summary>Of one vector's rows, the sums that fit into 16 registers with the vector and a number.</summary>
    private const int MostSumsOf16 = 13;

    /// <summary>With fewer sums, each multiply-add waits for the one before it.</summary>
    private const int LeastSums = 5;

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

    // Behind the vectors may come a number that tells tiles of one name apart.
    [GeneratedRegex(@"^(Partial)?(Window|Images)?Tile(\d+x)?(?<vectors>[1-4])(_\d+)?$")]
    private static partial Regex TileName();

    [GeneratedRegex(@"[+.]Rows(?<rows>\d+)(Or\d+)?\b")]
    private static partial Regex TileRows();
}
