using System.Collections.Generic;

namespace Generated.Generators.Passes;

/// <summary>
/// Where layers stand: in the network itself, or in one placement of a block. Names of layers and marks are unique
/// within a scope and unknown outside; a path leads through the scopes to a layer.
/// </summary>
/// <param name="outer">The scope that it is placed in; null for the network's own.</param>
/// <param name="use">The attribute that places it; null for the network's own.</param>
/// <param name="repetition">Which repetition of a repeated block it is, from 1; 0 for the whole of them, or for a block that is not repeated.</param>
internal sealed class Scope(Scope? outer = null, PlacedLayer? use = null, int repetition = 0)
{
    public Scope? Outer { get; } = outer;

    public PlacedLayer? Use { get; } = use;

    public int Repetition { get; } = repetition;

    /// <summary>The repetition that it is, or stands in; 0 if no block around it is repeated.</summary>
    public int NearestRepetition => Repetition > 0 ? Repetition : Outer?.NearestRepetition ?? 0;

    /// <summary>The name within <see cref="Outer"/>; null until the first layer of the scope is reached.</summary>
    public string? Name { get; set; }

    /// <summary>The names from the network's scope to this one, such as <c>Stage2.Block1</c>; empty for the network's own.</summary>
    public string Path => Outer is null ? "" : Outer.PathOf(Name!);

    /// <summary>The name as the user wrote it, which files have; the same where it was not given.</summary>
    public string? FileName { get; set; }

    /// <summary>The path in files.</summary>
    public string FilePath => Outer is null ? "" : Outer.FilePathOf(FileName ?? Name!);

    /// <summary>The path of the placement whose parameters its layers use; null if they have their own.</summary>
    public string? WeightsOf { get; set; }

    /// <summary>The shapes of the marked values.</summary>
    public Dictionary<string, int[]> Marks { get; } = [];

    /// <summary>The marks that are read.</summary>
    public HashSet<string> Read { get; } = [];

    /// <summary>The names of layers and placements so far.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>How many layers of each kind, and placements of each block, there are so far.</summary>
    public Dictionary<string, int> Counts { get; } = [];

    /// <summary>The path of something that is named within this scope.</summary>
    public string PathOf(string name) => Path is { Length: > 0 } path ? path + "." + name : name;

    /// <summary>The path in files of something that is named within this scope.</summary>
    public string FilePathOf(string name) => FilePath is { Length: > 0 } path ? path + "." + name : name;
}
