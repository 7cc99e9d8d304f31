using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Layers;

/// <summary>
/// Contains layers: the network itself, or one placement of a block. Names of layers and marks are unique within a scope and unknown outside; a path
/// leads through the scopes to a layer.
/// </summary>
/// <param name="outer">The scope that it is placed in; null for the network's own.</param>
/// <param name="use">The attribute that places it; null for the network's own.</param>
/// <param name="repetition">
/// The number of the repetition of a repeated block, from 1; 0 for all repetitions together, or for a block that is not repeated.
/// </param>
internal sealed class Scope(Scope? outer = null, PlacedLayer? use = null, int repetition = 0)
{
    public Scope? Outer { get; } = outer;

    public PlacedLayer? Use { get; } = use;

    public int Repetition { get; } = repetition;

    /// <summary>The repetition that this scope is or is in; 0 if no block around it is repeated.</summary>
    public int NearestRepetition => Outwards().FirstOrDefault(scope => scope.Repetition > 0)?.Repetition ?? 0;

    /// <summary>The name within <see cref="Outer"/>; null until the first layer of the scope is reached.</summary>
    public string? Name { get; set; }

    /// <summary>The names from the network's scope to this one, such as <c>Stage2.Block1</c>; empty for the network's own.</summary>
    public string Path => Joined(scope => scope.Name!);

    /// <summary>The name as the user wrote it, which files contain; the same as <see cref="Name"/> if it was not given.</summary>
    public string? FileName { get; set; }

    /// <summary>The path in files.</summary>
    public string FilePath => Joined(scope => scope.FileName ?? scope.Name!);

    /// <summary>The path of the placement whose parameters its layers use; null if they have their own.</summary>
    public string? WeightsOf { get; set; }

    /// <summary>The shapes of the marked values.</summary>
    public Dictionary<string, int[]> Marks { get; } = [];

    /// <summary>The marks that are read.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>The names of layers and placements so far.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>The number of layers of each kind, and of placements of each block, so far.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>The path of something that is named within this scope.</summary>
    public string PathOf(string name) => Path is { Length: > 0 } path ? path + "." + name : name;

    /// <summary>The path in files of something that is named within this scope.</summary>
    public string FilePathOf(string name) => FilePath is { Length: > 0 } path ? path + "." + name : name;

    private string Joined(Func<Scope, string> name) => string.Join(".", Outwards().Reverse().Select(name));

    /// <summary>This scope and those around it, without the network's own.</summary>
    private IEnumerable<Scope> Outwards()
    {
        for (Scope scope = this; scope.Outer is { } outer; scope = outer)
            yield return scope;
    }
}
