using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

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
        Network = EmittedType().Match(TypeName).Groups["network"].Value;
        if (TileName().Match(Name) is { Success: true } tile)
        {
            Rows = int.Parse(tile.Groups["rows"].Value, CultureInfo.InvariantCulture);
            Vectors = int.Parse(tile.Groups["vectors"].Value, CultureInfo.InvariantCulture);
            Contraction = $"{Network} {tile.Groups["contraction"].Value}{tile.Groups["number"].Value}";
            IsSmall = tile.Groups["small"].Success;
        }
    }

    /// <summary>The methods of the canonical networks that are marked for full optimisation.</summary>
    public static IReadOnlyList<Kernel> Emitted { get; } = Marked(typeof(Line).Assembly, IsEmitted);

    /// <summary>Those of the library; but not the loop of a worker thread, which waits and computes nothing.</summary>
    public static IReadOnlyList<Kernel> OfLibrary { get; } = Marked(typeof(Optimizer).Assembly, type => type.Namespace != "Generated.Threading");

    public string TypeName { get; }

    public string Name { get; }

    public int TypeArguments { get; }

    /// <summary>The network that it was emitted for; null for the library's.</summary>
    public string? Network { get; }

    /// <summary>The sum of products that it is a tile of, if it is one.</summary>
    public string? Contraction { get; }

    /// <summary>The rows of a tile.</summary>
    public int Rows { get; }

    /// <summary>The vectors of each row of a tile.</summary>
    public int Vectors { get; }

    /// <summary>Whether it is a convolution's tile for machines of 16 registers.</summary>
    public bool IsSmall { get; }

    public override string ToString() => $"{Network ?? TypeName} {Name}";

    public bool IsIn(JitMethod method) => method.TypeName == TypeName && method.Name == Name && method.TypeArguments == TypeArguments;

    /// <summary>
    /// Whether it runs on a machine with so many registers: of tiles that do not fit into 16, contractions have a second
    /// set with two vectors a row, convolutions one of small tiles; and only one of the two sets is called.
    /// </summary>
    public bool Runs(bool manyRegisters)
    {
        if (Contraction is null)
            return true;
        if (IsSmall)
            return !manyRegisters;
        if (Emitted.Any(other => other.Contraction == Contraction && other.IsSmall))
            return manyRegisters;
        int most = Emitted.Where(other => other.Contraction == Contraction).Max(other => other.Vectors);
        return most <= 2 || (manyRegisters ? Vectors == most : Vectors == 2);
    }

    private static bool IsEmitted(Type type) => EmittedType().IsMatch(type.FullName!);

    private static Kernel[] Marked(Assembly assembly, Func<Type, bool> isWanted) =>
    [
        .. assembly.GetTypes().Where(isWanted)
            .SelectMany(type => type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.MethodImplementationFlags.HasFlag(MethodImplAttributes.AggressiveOptimization))
            .Select(method => new Kernel(method)),
    ];

    [GeneratedRegex(@"^Generated\.Emitted\..*__(?<network>\w+)Kernels`2$")]
    private static partial Regex EmittedType();

    // Behind the size may come a number that tells methods of one name apart.
    [GeneratedRegex(@"^(?<contraction>\w+?)(?<small>Small)?Tile(?<rows>\d+)x(?<vectors>\d)(?<number>\d*)$")]
    private static partial Regex TileName();
}
