using System.Collections.Generic;
using System.Linq;
using System.Text;
using Generated.Generators.Ir;
using Generated.Generators.Kernels;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>Where an operand of a shared method lies: the text of the reference, given its offset, and the offset.</summary>
/// <param name="Reference">Returns the text, given the offset or the parameter that holds it.</param>
/// <param name="Offset">The offset, or another number that differs between uses of the method.</param>
/// <param name="Name">The parameter's name, if it is not one of the numbered ones.</param>
internal sealed record Operand(Func<string, string> Reference, int Offset, string? Name = null)
{
    /// <summary>A size that is a constant if all uses agree, and otherwise a parameter.</summary>
    public static Operand Size(string name, int size) => new(value => value, size, name);
}

/// <summary>
/// Collects the methods of the kernel class. Methods that differ only in the names of values (a layer's forward pass, in training and in prediction)
/// are written once. Methods that differ in where their operands lie (the steps of a repeated block) are also written once, if they are written for
/// that.
/// </summary>
internal sealed class KernelWriter
{
    /// <summary>Stands for a method's own name until it is known.</summary>
    private const char Self = '\u0001';

    /// <summary>Stands before the number of a value, in place of the value's name.</summary>
    private const char ValueMark = '\u0002';

    /// <summary>Stand around the number of an operand, in place of its location.</summary>
    private const char OperandMark = '\u0003', OperandEnd = '\u0004';

    /// <summary>Stand around a use of a shared method: its number, and the offsets of the operands, which become arguments.</summary>
    private const char UseMark = '\u0005', UseEnd = '\u0006';

    /// <summary>Stands for the parameters of a shared method whose caller says where its operands lie.</summary>
    public const string OffsetParameters = "\u0007";

    /// <summary>The same, after other parameters.</summary>
    public const string MoreParameters = "\u0008";

    /// <summary>The names of the methods by their text.</summary>
    private readonly Dictionary<string, string> _byBody = [];

    /// <summary>The names of the kernels.</summary>
    private readonly Dictionary<Kernel, string> _byKernel = [];

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

    private readonly HashSet<string> _names = [.. Reserved];
    private readonly List<(string Name, string Text)> _methods = [];
    private readonly List<SharedMethod> _shared = [];

    /// <summary>A method that several uses share, and where their operands lie.</summary>
    private sealed class SharedMethod(string name, IReadOnlyList<Operand> operands)
    {
        private readonly List<int[]> _uses = [];

        /// <summary>For each operand the first one that lies where it does in every use; and the place among the fields of each that varies. Null when
        /// a use has been added since.</summary>
        private (int[] First, List<int> Varying)? _fields;

        public string Name { get; } = name;

        public IReadOnlyList<Operand> Operands { get; } = operands;

        /// <summary>The operands that lie at different places in different uses; of operands that always lie together, the first.</summary>
        public IReadOnlyList<int> Varying => Fields.Varying;

        /// <summary>The names of the fields, or parameters, that hold what varies.</summary>
        public IEnumerable<string> Names => Enumerable.Range(0, Varying.Count).Select(NameOf);

        private (int[] First, List<int> Varying) Fields => _fields ??= FieldsOf(_uses, Operands.Count);

        public void Add(int[] use)
        {
            _uses.Add(use);
            _fields = null;
        }

        /// <summary>The offset of an operand: a number, or the field that holds it.</summary>
        public string OffsetOf(int operand)
        {
            (int[] first, List<int> varying) = Fields;
            int field = varying.IndexOf(first[operand]);
            return field < 0 ? Numbers.Of(_uses[0][operand]) : NameOf(field);
        }

        private string NameOf(int field) => Operands[Varying[field]].Name ?? FieldName(field);

        /// <summary>Whether one number serves two operands if it is the same in every use: if it has a name, for places in the same memory.</summary>
        private bool MaySay(int operand, int other) =>
            Operands[operand].Name is null || (operand == other) || Operands[operand].Reference("?") == Operands[other].Reference("?");

        private (int[] First, List<int> Varying) FieldsOf(List<int[]> uses, int operands)
        {
            var first = new int[operands];
            var varying = new List<int>();
            for (int operand = 0; operand < operands; operand++)
            {
                first[operand] = Enumerable.Range(0, operand + 1)
                    .First(other => MaySay(operand, other) && uses.TrueForAll(use => use[other] == use[operand]));
                if (first[operand] == operand && uses.Exists(use => use[operand] != uses[0][operand]))
                    varying.Add(operand);
            }
            return (first, varying);
        }
    }

    private static string FieldName(int index) => $"at[{Numbers.Of(index)}]";

    /// <summary>The methods in the order in which they should be read: each before those it calls.</summary>
    public IEnumerable<string> Methods
    {
        get
        {
            Dictionary<string, SharedMethod> shared = _shared.ToDictionary(method => method.Name);
            return _methods.Select(method => Finished(method.Text, shared.TryGetValue(method.Name, out SharedMethod own) ? own : null));
        }
    }

    /// <summary>Whether regions share methods, and are told where their operands lie.</summary>
    public bool HasPlaces => _shared.Exists(method => IsRegion(method) && method.Varying.Count > 0);

    private static bool IsRegion(SharedMethod method) => method.Operands.Count > 0 && method.Operands.All(operand => operand.Name is null);

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
        (string Name, string Text) moved = _methods[at];
        _methods.RemoveAt(at);
        _methods.Insert(position, moved);
    }

    /// <summary>Adds a method and returns its name.</summary>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes the whole method, given its name.</param>
    /// <param name="values">The values that it takes, in the order of its parameters.</param>
    public string Add(string name, Action<SourceWriter, string> write, IEnumerable<Value> values) => Add(name, write, values, []);

    /// <summary>
    /// Adds a method that may be used with operands at other places. Returns its name and the arguments that say where the operands lie, each with a
    /// comma before it.
    /// </summary>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes the whole method, given its name, with <see cref="ReferenceTo"/> for each operand.</param>
    /// <param name="values">The values that it works on.</param>
    /// <param name="operands">Where they lie.</param>
    public (string Name, string Offsets) AddShared(string name, Action<SourceWriter, string> write, IEnumerable<Value> values, IReadOnlyList<Operand> operands)
    {
        string method = Add(name, write, values, operands);
        SharedMethod? shared = _shared.Find(other => other.Name == method);
        if (shared is null)
            _shared.Add(shared = new SharedMethod(method, operands));
        int[] offsets = [.. operands.Select(operand => operand.Offset)];
        shared.Add(offsets);
        return (method, $"{UseMark}{Numbers.Of(_shared.IndexOf(shared))}:{string.Join(",", offsets.Select(offset => Numbers.Of(offset)))}{UseEnd}");
    }

    /// <summary>What stands for an operand in the text of a shared method.</summary>
    public static string ReferenceTo(int operand) => $"{OperandMark}{Numbers.Of(operand)}{OperandEnd}";

    /// <summary>Adds a kernel unless there is an equal one, and returns its name.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The desired name; a number is added if it is already used.</param>
    /// <param name="write">Writes it, given its name.</param>
    public string Add(Kernel kernel, string name, Action<SourceWriter, string> write)
    {
        if (_byKernel.TryGetValue(kernel, out string existing))
            return existing;
        string unique = Unique(name);
        _byKernel.Add(kernel, unique);
        SourceWriter writer = NewWriter();
        write(writer, unique);
        _methods.Add((unique, TextOf(writer)));
        return unique;
    }

    private static SourceWriter NewWriter() => new(depth: 2);

    private static string TextOf(SourceWriter writer) => string.Join("\n", writer.Written);

    private string Unique(string name)
    {
        string unique = EmitContext.Escape(name);
        for (int number = 2; !_names.Add(unique); number++)
            unique = name + (char.IsDigit(name[name.Length - 1]) ? "_" : "") + Numbers.Of(number);
        return unique;
    }

    private string Add(string name, Action<SourceWriter, string> write, IEnumerable<Value> values, IReadOnlyList<Operand> operands)
    {
        SourceWriter writer = NewWriter();
        write(writer, Self.ToString());
        string body = TextOf(writer);
        string key = KeyOf(body, [.. values.Select(value => value.Name)], operands);
        if (_byBody.TryGetValue(key, out string existing))
            return existing;

        string unique = Unique(name);
        _byBody.Add(key, unique);
        _methods.Add((unique, body.Replace(Self.ToString(), unique)));
        return unique;
    }

    /// <summary>The text of a method without comments, with numbers for the names of its values and without its operands' offsets.</summary>
    private static string KeyOf(string body, string[] names, IReadOnlyList<Operand> operands)
    {
        var numbers = new Dictionary<string, int>();
        for (int i = 0; i < names.Length; i++)
            numbers[names[i]] = i;
        int longest = names.Select(name => name.Length).DefaultIfEmpty(0).Max();
        var key = new StringBuilder(body.Length);
        for (int at = 0; at < body.Length;)
        {
            char c = body[at];
            if (c == '/' && at + 1 < body.Length && body[at + 1] == '/' && IsFirstOfLine(body, at))
            {
                int end = body.IndexOf('\n', at);
                at = end < 0 ? body.Length : end;
            }
            else if (c == OperandMark)
            {
                int end = body.IndexOf(OperandEnd, at);
                key.Append(operands[int.Parse(body.Substring(at + 1, end - at - 1))].Reference("?"));
                at = end + 1;
            }
            else if (char.IsLetter(c) || c == '_')
            {
                int end = at + 1;
                while (end < body.Length && (char.IsLetterOrDigit(body[end]) || body[end] == '_'))
                    end++;
                // A variable may be named after a value: xRow, x0.
                int length = Math.Min(end - at, longest);
                while (length > 0 && !(IsWhole(body, at + length, end) && numbers.ContainsKey(body.Substring(at, length))))
                    length--;
                if (length > 0)
                    key.Append(ValueMark).Append(numbers[body.Substring(at, length)]).Append(ValueMark);
                key.Append(body, at + length, end - at - length);
                at = end;
            }
            else
            {
                key.Append(c);
                at++;
            }
        }
        return key.ToString();
    }

    private static bool IsFirstOfLine(string body, int at)
    {
        while (at > 0 && body[at - 1] == ' ')
            at--;
        return at == 0 || body[at - 1] == '\n';
    }

    /// <summary>Whether a name ends here: after it comes nothing, or another word or number, but no lower-case letter.</summary>
    private static bool IsWhole(string body, int at, int end) => at == end || !char.IsLower(body[at]);

    /// <summary>A statement with the places that the shared methods that it calls work on.</summary>
    public string WithPlaces(string statement) => Finished(statement, null);

    /// <summary>The text of a method with the places of its operands, and with those of the shared methods that it calls.</summary>
    private string Finished(string text, SharedMethod? own)
    {
        if (own is not null)
        {
            text = Replaced(text, OperandMark, OperandEnd, number => own.Operands[int.Parse(number)].Reference(own.OffsetOf(int.Parse(number))))
                .Replace(OffsetParameters, string.Join(", ", own.Names.Select(name => "int " + name)))
                .Replace(MoreParameters, string.Concat(own.Names.Select(name => ", int " + name)));
        }
        // The first argument has no comma before it.
        return Replaced(text, UseMark, UseEnd, Offsets).Replace("(, ", "(");
    }

    private string Offsets(string use)
    {
        string[] parts = use.Split(':');
        string[] offsets = parts[1].Split(',');
        SharedMethod method = _shared[int.Parse(parts[0])];
        if (!IsRegion(method))
            return string.Concat(method.Varying.Select(i => ", " + offsets[i]));
        return method.Varying.Count == 0 ? "" : $", [{string.Join(", ", method.Varying.Select(i => offsets[i]))}]";
    }

    private static string Replaced(string text, char mark, char end, Func<string, string> replacement)
    {
        if (text.IndexOf(mark) < 0)
            return text;
        var replaced = new StringBuilder(text.Length);
        int at = 0;
        for (int found = text.IndexOf(mark); found >= 0; found = text.IndexOf(mark, at))
        {
            int last = text.IndexOf(end, found);
            replaced.Append(text, at, found - at).Append(replacement(text.Substring(found + 1, last - found - 1)));
            at = last + 1;
        }
        return replaced.Append(text, at, text.Length - at).ToString();
    }
}
