using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Kernels;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>What the emitters of one program share: its types, and where its values lie.</summary>
internal sealed class EmitContext(TensorProgram program, MemoryPlan plan, IReadOnlyList<Parameter> parameters, NameScope names)
{
    /// <summary>The lanes of the widest vector: rows with fewer elements are shorter than some vector.</summary>
    public int WidestLanes => Machine.Lanes(Element);

    /// <summary>The lanes of the narrowest vector, of 16 bytes.</summary>
    public int LeastLanes => WidestLanes / 4;

    /// <summary>The columns of a panel.</summary>
    public int PanelColumns => TileSizes.PanelColumns(Element);

    public DType Element { get; } = program.Element;

    public TensorProgram Program { get; } = program;

    public MemoryPlan Plan { get; } = plan;

    /// <summary>The names of its values.</summary>
    public NameScope Names { get; } = names;

    /// <summary>How the program's values lie.</summary>
    public Layouts Layouts { get; } = Layouts.Of(program);

    /// <summary>Which operations read and write the program's values.</summary>
    public Uses Uses { get; } = new(program.Operations);

    /// <summary>Whether the caller gives the memory of the outputs.</summary>
    public bool OutputsAreGiven { get; init; }

    /// <summary>The name of the memory that the caller passes for an output that the program computes; null for other values.</summary>
    public string? GivenOutput(Value storage)
    {
        if (!OutputsAreGiven || storage.Role != ValueRole.Intermediate || Program.OutputOf(storage) is not { } output)
            return null;
        return Program.Outputs.Count == 1 ? "output" : "output" + Numbers.Of(Program.Outputs.IndexOf(output) + 1);
    }

    /// <summary>The element type's keyword.</summary>
    public string T => Element.Keyword();

    /// <summary>The class of the vectorised functions.</summary>
    public string MathClass => Element == DType.Float32 ? "SingleMath" : "DoubleMath";

    /// <summary>The parameter that a value is, or is the gradient of.</summary>
    public Parameter ParameterOf(Value value) => _parameters[value.Storage.GradientOf ?? value.Storage];

    private readonly Dictionary<Value, Parameter> _parameters = parameters
        .Select(parameter => (Parameter: parameter, Value: program.Values.FirstOrDefault(value => value.Name == parameter.ValueName)))
        .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Value!, pair => pair.Parameter);

    /// <summary>Whether the value is a number in a local variable, not in memory.</summary>
    public static bool IsLocal(Value value) => value.Shape.Equals(TensorShape.Scalar) && value.Role == ValueRole.Intermediate;

    /// <summary>The C# name of a value outside the kernels' methods.</summary>
    public string Name(Value value) => Escape(Names.Of(value));

    /// <summary>A name as an identifier, even if it is a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static readonly HashSet<string> Keywords =
        ["abstract", "add", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params",
        "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while"];
}
