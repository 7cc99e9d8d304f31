using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>
/// Names of values without the path of the block that they are in: within the code of one block, <c>conv2D1</c> says as much as
/// <c>stage2Block1Conv2D1</c>, and the code of two blocks is the same.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="whole">The names of its values.</param>
internal sealed class ShortNames(TensorProgram program, NameScope whole)
{
    /// <summary>The paths of all blocks, inner ones first: <c>Stage2Block1</c>.</summary>
    private readonly string[] _paths =
    [
        .. program.Operations.Select(operation => operation.Label).Where(label => label.Contains('.'))
            .Select(label => Identifiers.Joined(label.Substring(0, label.LastIndexOf('.')))).Distinct().OrderByDescending(path => path.Length),
    ];

    /// <summary>The short names of values; names that would be the same stay as they are.</summary>
    /// <param name="values">The values.</param>
    /// <param name="label">The only layer that they are of: its name is not part of theirs either.</param>
    public NameScope Of(IReadOnlyCollection<Value> values, string? label = null)
    {
        string[] paths = label is null ? _paths : [Identifiers.Joined(label), .. _paths];
        if (paths.Length == 0)
            return whole;
        (Value Value, string Name, string Short)[] names =
            [.. values.Where(IsNamedHere).Select(value => (value, whole.Of(value), ShortOf(whole.Of(value), paths)))];
        Dictionary<string, int> counts = names.GroupBy(name => name.Short).ToDictionary(group => group.Key, group => group.Count());
        HashSet<string> taken = [.. names.Select(name => name.Name)];
        var renamed = new Dictionary<Value, string>();
        foreach ((Value value, string name, string shortName) in names)
        {
            if (shortName == name || counts[shortName] > 1 || taken.Contains(shortName) || NameScope.IsReserved(shortName))
                continue;
            renamed.Add(value, shortName);
        }
        return whole.With(renamed);
    }

    private static string ShortOf(string name, string[] paths)
    {
        foreach (string path in paths)
        {
            string camel = Identifiers.Camel(path);
            if (Follows(name, camel))
                return Identifiers.Camel(name.Substring(camel.Length));
            if (Follows(name, "d" + path))
                return "d" + name.Substring(path.Length + 1);
        }
        return name;
    }

    private static bool Follows(string name, string start) =>
        name.Length > start.Length && name.StartsWith(start, StringComparison.Ordinal) && char.IsUpper(name[start.Length]);

    /// <summary>Whether the code of a block gives a value its name: it is neither a constant nor a number, which are members of the type.</summary>
    private static bool IsNamedHere(Value value) => value.Elements is null && !EmitContext.IsLocal(value);
}
