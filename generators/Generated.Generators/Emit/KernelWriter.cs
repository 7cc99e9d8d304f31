using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.Emit;

/// <summary>
/// Collects the methods of the kernel class. A method that would say the same as an earlier one but for the
/// names of the values (a layer's forward pass, in training and in prediction) is written once.
/// </summary>
internal sealed class KernelWriter
{
    private readonly Dictionary<string, string> _byBody = [];
    /// <summary>Names that are taken: first of all those that the methods' code uses for types.</summary>
    private readonly HashSet<string> _names =
    [
        "TSimd", "TVector", "Unsafe", "Panels", "DropoutMask", "WorkShare", "WorkerPool", "NetworkBuffers", "Run", "Split", "Math", "MemoryMarshal", "MethodImpl", "MethodImplOptions", "Span", "ReadOnlySpan", "Generated", "System",
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone",
    ];
    private readonly List<(string Name, string Text)> _methods = [];

    /// <summary>The methods in the order in which they should be read: each before those it calls.</summary>
    public IEnumerable<string> Methods => _methods.Select(method => method.Text);

    /// <summary>Keeps a name free for something that is no method: a field.</summary>
    public void Reserve(string name) => _names.Add(name);

    /// <summary>Where the next method will stand.</summary>
    public int Position => _methods.Count;

    /// <summary>Moves a method to where the first of those it calls stands.</summary>
    public void MoveTo(string name, int position)
    {
        int at = _methods.FindIndex(method => method.Name == name);
        if (at <= position)
            return;
        (string Name, string Text) moved = _methods[at];
        _methods.RemoveAt(at);
        _methods.Insert(position, moved);
    }

    /// <summary>Adds a method and gives its name.</summary>
    /// <param name="name">The name it should have; a number is added if it is taken.</param>
    /// <param name="write">Writes the whole method, given its name.</param>
    /// <param name="values">The values that it takes, in the order in which it takes them.</param>
    public string Add(string name, Action<SourceWriter, string> write, IEnumerable<Value> values)
    {
        const string placeholder = "\u0001";
        var writer = new SourceWriter();
        write(writer, placeholder);
        string body = writer.ToString();
        string key = WithoutNames(body, [.. values.Select(value => value.Name)]);
        if (_byBody.TryGetValue(key, out string existing))
            return existing;

        string unique = EmitContext.Escape(name);
        for (int number = 2; !_names.Add(unique); number++)
            unique = name + Numbers.Of(number);
        _byBody.Add(key, unique);
        _methods.Add((unique, body.Replace(placeholder, unique)));
        return unique;
    }

    /// <summary>The text of a method with numbers for the names of its values, and without comments.</summary>
    private static string WithoutNames(string body, string[] names)
    {
        IEnumerable<string> lines = body.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
        string text = string.Join("\n", lines);
        foreach ((string name, int i) in names.Select((name, i) => (name, i)).OrderByDescending(pair => pair.name.Length))
            text = text.Replace(name, $"\u0002{i}\u0003");
        return text;
    }
}

/// <summary>What the emitters of operations have in common.</summary>
internal abstract class OperationEmitter(EmitContext context, KernelWriter kernels)
{
    protected EmitContext Context { get; } = context;

    protected KernelWriter Kernels { get; } = kernels;

    protected string T => Context.T;

    /// <summary>The parameters of a kernel, <c>ref float input</c>, for values; and for numbers, <c>float scale</c>.</summary>
    protected string Parameters(IEnumerable<Value> values, params string[] others) =>
        string.Join(", ", values.Where(value => value.Literal is null && !IsStatic(value)).Select(value => EmitContext.IsLocal(value) ? $"{T} {Context.Name(value)}" : $"ref {Context.TypeOf(value)} {Context.Name(value)}").Concat(others));

    /// <summary>A call of a kernel, with the values that the method calling it has in variables of the same names.</summary>
    protected string Call(string method, IEnumerable<Value> values, params string[] others) =>
        $"{method}({string.Join(", ", values.Where(value => value.Literal is null && !IsStatic(value)).Select(value => EmitContext.IsLocal(value) ? Context.Name(value) : $"ref {Context.Name(value)}").Concat(others))})";

    /// <summary>Constant tensors are static members; every method sees them.</summary>
    protected static bool IsStatic(Value value) => value.Elements is not null;

    /// <summary>A reference to a value's element, as an argument.</summary>
    protected string At(Value value, string index) => index == "0" ? $"ref {Reference(value)}" : $"ref Unsafe.Add(ref {Reference(value)}, {index})";

    /// <summary>What stands after <c>ref</c> for the first element of a value.</summary>
    protected string Reference(Value value) => IsStatic(value) ? $"MemoryMarshal.GetReference({Identifiers.Pascal(value.Name)})" : Context.Name(value);

    /// <summary>An index expression: <c>row * 128 + 5</c>, without what is zero or one.</summary>
    public static string Index(string row, int stride, string column = "0")
    {
        string start = row == "0" || stride == 0 ? "0" : stride == 1 ? row : $"{row} * {Numbers.Of(stride)}";
        return start == "0" ? column : column == "0" ? start : $"{start} + {column}";
    }
}
