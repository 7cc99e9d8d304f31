using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Collects the methods and types of the kernel class, as data: two are one if they are equal. A layer's forward pass is so written once for training
/// and for prediction, where its values have other names; and the steps of a repeated block are, where their operands lie elsewhere, if they are written
/// for that. Names are given where the code is printed.
/// </summary>
/// <param name="names">The names of the values.</param>
internal sealed class KernelWriter(NameScope names)
{

    /// <summary>The names that the code of the methods uses for something else.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
    [
        "TSimd", "TVector", "Unsafe", "Run", "Split", "Math", "MemoryMarshal", "MethodImpl", "AggressiveInlining", "AggressiveOptimization", "Span",
        "ReadOnlySpan", "Generated", "System", "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone",
        // The types of the library.
        "ComputedBlockAttribute", "ConvolutionWeights", "Convolutions", "Copies", "DoubleMath", "Draw", "DropoutMask", "Elements", "ExclusiveUse",
        "GatherLoops", "Guard", "IElementPairs", "IElements", "IEpilogue", "IImages", "ImageThreads", "INetworkCall", "IParallelJob", "IProduct", "IRows",
        "ISeveralLosses", "ISimd", "ITileSizes", "IVectors", "IWindow", "ImageEpilogue", "IntegerVector", "LaneSums", "LossSum", "MemoryArea",
        "NetworkBuffers", "NetworkCalls", "NetworkLayout", "NetworkMemory", "NetworkSection", "Panels", "PlainEpilogue", "PortableSimd", "Positions",
        "Products", "Rows", "SampleLanes", "ScatterLoops", "SimdWidth", "SingleMath", "TargetGuard", "Tiles", "Transpose", "VectorSum", "WeightsLoops",
        "WideSimd", "WinogradConvolution", "WinogradSizes", "WorkShare", "WorkSteps", "WorkerPool", "Workspace",
        .. Enumerable.Range(1, TileSizes.MostRowsTogether(1)).Select(SizesPrinter.Rows),
        .. Enumerable.Range(1, TileSizes.PanelVectors).Select(SizesPrinter.Vectors),
    ];

    private readonly NameScope _whole = names;
    private readonly Holes _holes = new();
    private readonly HashSet<string> _names = [.. Reserved];
    private readonly List<Method> _methods = [];
    private readonly Dictionary<Kernel, Method> _byKernel = [];

    /// <summary>The names of the values in the code that is being written.</summary>
    private NameScope _scope = names;

    /// <summary>A method or type.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Scope">The names of the values in it.</param>
    /// <param name="Shared">Where its operands lie.</param>
    private sealed record Method(string Name, RecordedCode Code, NameScope Scope, SharedMethod Shared);

    /// <summary>The lines of each method, in the order in which they should be read: each before those it calls.</summary>
    public IEnumerable<string[]> Methods => _methods.Select(method =>
    {
        var writer = new SourceWriter(depth: 2);
        method.Code.WriteTo(writer, text => Filled(text, method));
        return writer.Written.ToArray();
    });

    /// <summary>Whether regions share methods, and are told where their operands lie.</summary>
    public bool HasPlaces => _methods.Exists(method => method.Shared.IsRegion && method.Shared.Varying.Count > 0);

    /// <summary>Reserves a name for something that is not a method: a field.</summary>
    public void Reserve(string name) => _names.Add(name);

    /// <summary>Where the next method will stand.</summary>
    public int Position => _methods.Count;

    /// <summary>Moves a method to the place of the first of the methods that it calls.</summary>
    public void MoveTo(string name, int position)
    {
        int at = _methods.FindIndex(method => method.Name == name);
        if (at <= position)
            return;
        Method moved = _methods[at];
        _methods.RemoveAt(at);
        _methods.Insert(position, moved);
    }

    /// <summary>Has values other names in the methods that are added until the result is disposed of.</summary>
    public Naming Within(NameScope scope)
    {
        var before = new Naming(this, _scope);
        _scope = scope;
        return before;
    }

    /// <summary>What stands for the name of a value.</summary>
    public string Name(Value value) => _holes.Mark(new Hole.Name(value));

    /// <summary>What stands after <c>ref</c> for the first element of a value; constant tensors are static members.</summary>
    public string Reference(Value value) => value.Elements is null ? Name(value) : $"MemoryMarshal.GetReference({Identifiers.Pascal(value.Name)})";

    /// <summary>A name of a method or type after a value.</summary>
    public string After(Value value) => Identifiers.Pascal(_scope.Of(value));

    /// <summary>What stands for the place of an operand.</summary>
    public string PlaceOf(int operand) => _holes.Mark(new Hole.Place(operand));

    /// <summary>What stands for the parameters that say where operands lie.</summary>
    /// <param name="areFirst">Whether no parameters stand before them.</param>
    public string PlaceParameters(bool areFirst = false) => _holes.Mark(new Hole.Parameters(areFirst));

    /// <summary>Adds a method and returns its name.</summary>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes the whole method, given its name.</param>
    /// <param name="values">The values that it has as parameters and variables, in their order.</param>
    public string Add(string name, Action<CodeWriter, string> write, IEnumerable<Value> values) => Add(name, write, values, []).Name;

    /// <summary>
    /// Adds a method that may be used with operands at other places. Returns its name and what stands for the arguments that say where the operands lie.
    /// </summary>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes the whole method, given its name, with <see cref="PlaceOf"/> for each operand.</param>
    /// <param name="values">The values that it works on.</param>
    /// <param name="operands">Where they lie.</param>
    /// <param name="areFirst">Whether there are no other arguments.</param>
    public (string Name, string Places) AddShared(
        string name, Action<CodeWriter, string> write, IEnumerable<Value> values, IReadOnlyList<Operand> operands, bool areFirst = false)
    {
        Method method = Add(name, write, values, operands);
        int[] offsets = [.. operands.Select(operand => operand.Offset)];
        method.Shared.Add(offsets);
        return (method.Name, _holes.Mark(new Hole.Arguments(method.Shared, offsets.ToEquatableArray(), areFirst)));
    }

    /// <summary>Adds a kernel unless there is an equal one, and returns its name.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes it, given its name.</param>
    public string Add(Kernel kernel, string name, Action<CodeWriter, string> write) =>
        _byKernel.TryGetValue(kernel, out Method existing) ? existing.Name : Add(kernel, name, Recorded(write), []).Name;

    private Method Add(string name, Action<CodeWriter, string> write, IEnumerable<Value> values, IReadOnlyList<Operand> operands)
    {
        RecordedCode code = Recorded(write);
        var bound = new Dictionary<Value, int>();
        foreach (Value value in values)
            bound[value] = bound.Count;
        CodeKernel kernel = code.AsKernel(_holes, hole => hole switch
        {
            Hole.Name named when bound.TryGetValue(named.Value, out int index) => new Hole.Bound(index),
            Hole.Place place => new Hole.PlaceOf(operands[place.Operand].Kind),
            _ => hole,
        });
        return _byKernel.TryGetValue(kernel, out Method existing) ? existing : Add(kernel, name, code, operands);
    }

    private Method Add(Kernel kernel, string name, RecordedCode code, IReadOnlyList<Operand> operands)
    {
        var method = new Method(Unique(name), code, _scope, new SharedMethod(operands));
        _byKernel.Add(kernel, method);
        _methods.Add(method);
        return method;
    }

    private RecordedCode Recorded(Action<CodeWriter, string> write)
    {
        var code = new RecordedCode();
        write(code, _holes.Mark(new Hole.Self()));
        return code;
    }

    private string Unique(string name)
    {
        string unique = EmitContext.Escape(name);
        for (int number = 2; !_names.Add(unique); number++)
            unique = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + Numbers.Of(number);
        return unique;
    }

    /// <summary>A statement that stands outside the methods.</summary>
    public string Filled(string statement) => Filled(statement, null);

    private string Filled(string text, Method? method) => _holes.Filled(text, (hole, after) => hole switch
    {
        Hole.Name named => NameOf(named.Value, method?.Scope ?? _whole, after),
        Hole.Self => method!.Name,
        Hole.Place place => method!.Shared.Operands[place.Operand].Reference(method.Shared.OffsetOf(place.Operand)),
        Hole.Parameters parameters => Listed(method!.Shared.Names.Select(name => "int " + name), parameters.AreFirst),
        Hole.Arguments arguments => Listed(arguments.Method.Arguments(arguments.Offsets), arguments.AreFirst),
        _ => throw new InvalidOperationException($"Nothing is known for '{hole}'."),
    });

    /// <summary>A value's name; it may be the beginning of a longer one.</summary>
    private static string NameOf(Value value, NameScope scope, string after) =>
        after.Length > 0 && (char.IsLetterOrDigit(after[0]) || after[0] == '_') ? scope.Of(value) : EmitContext.Escape(scope.Of(value));

    private static string Listed(IEnumerable<string> items, bool areFirst) =>
        areFirst ? string.Join(", ", items) : string.Concat(items.Select(item => ", " + item));

    /// <summary>Until it is disposed of, values have other names.</summary>
    public readonly struct Naming(KernelWriter kernels, NameScope before) : IDisposable
    {
        public void Dispose() => kernels._scope = before;
    }
}
