using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>The names that values have in code: those that the program suggests, unless the code needs one for something else.</summary>
internal sealed class NameScope
{
    private readonly IReadOnlyDictionary<Value, string> _names;

    private NameScope(IReadOnlyDictionary<Value, string> names) => _names = names;

    /// <summary>The names of the values of a network's programs: what has one name in all of them keeps one.</summary>
    public static NameScope Of(params TensorProgram[] programs)
    {
        var names = new Dictionary<Value, string>();
        var others = new Dictionary<string, string>();
        Value[] values = [.. programs.SelectMany(program => program.Values)];
        HashSet<string> taken = [.. values.Select(value => value.Name)];
        foreach (Value value in values.Where(value => IsReserved(value.Name)))
        {
            if (!others.TryGetValue(value.Name, out string name))
            {
                string stem = IsNumbered(value.PlainName, "output") || IsNumbered(value.PlainName, "at") ? value.PlainName + "Value" : value.PlainName;
                name = stem;
                for (int number = 2; IsReserved(name) || !taken.Add(name); number++)
                    name = stem + Numbers.Of(number);
                others.Add(value.Name, name);
            }
            names.Add(value, name);
        }
        return new NameScope(names);
    }

    /// <summary>The name of a value.</summary>
    public string Of(Value value) => _names.TryGetValue(value, out string name) ? name : value.Name;

    /// <summary>The same, but for some values.</summary>
    public NameScope With(IEnumerable<KeyValuePair<Value, string>> others)
    {
        var names = _names.ToDictionary(pair => pair.Key, pair => pair.Value);
        foreach (KeyValuePair<Value, string> other in others)
            names[other.Key] = other.Value;
        return new NameScope(names);
    }

    /// <summary>Names that emitted methods use for themselves.</summary>
    private static readonly HashSet<string> Reserved =
        ["b", "k", "n", "i", "row", "column", "left", "right", "sum", "max", "lanes", "lane", "batch", "capacity", "length", "memory", "output", "losses",
            "step", "region", "parts", "part", "start", "count", "samples", "rows", "columns", "place", "p", "to", "from", "stored", "Run", "Split",
        "group", "winner", "element", "kept", "across", "offset", "tap", "rowTap", "rowTapEnd", "columnTap", "columnTapEnd", "source", "second",
        "epilogue", "place", "elements", "channels", "sum", "source0", "source1", "source2", "second0", "second1", "second2", "place0", "place1", "place2",
            "rowWeight0", "rowWeight1", "rowWeight2", "axis0", "axis1", "axis2", "axis3", "axis4", "axis5", "live",
            "call", "section", "sample", "positions", "perPosition", "trains", "within"];

    /// <summary>Whether emitted methods use a name for something else.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name) || IsNumbered(name, "output") || IsNumbered(name, "at");

    /// <summary>All numbers after <c>output</c> and <c>at</c> are used for something else.</summary>
    private static bool IsNumbered(string name, string stem) => name.StartsWith(stem, StringComparison.Ordinal) && name.Skip(stem.Length).All(char.IsDigit);
}
