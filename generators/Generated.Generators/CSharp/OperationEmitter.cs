using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;

namespace Generated.Generators.CSharp;

/// <summary>What the emitters of operations have in common.</summary>
internal abstract class OperationEmitter(EmitContext context, KernelWriter kernels)
{
    protected EmitContext Context { get; } = context;

    protected KernelWriter Kernels { get; } = kernels;

    protected string T => Context.T;

    /// <summary>The parameters of a kernel, <c>ref float input</c>, for values; and for numbers, <c>float scale</c>.</summary>
    protected string Parameters(IEnumerable<Value> values, params string[] others) =>
        string.Join(", ", values.Where(value => value.Literal is null && !IsStatic(value))
            .Select(value => EmitContext.IsLocal(value) ? $"{T} {Kernels.Name(value)}" : $"ref {value.Type.Keyword()} {Kernels.Name(value)}").Concat(others));

    /// <summary>A call of a kernel, with the values that the calling method has in variables of the same names.</summary>
    protected string Call(string method, IEnumerable<Value> values, params string[] others) =>
        $"{method}({string.Join(", ", values.Where(value => value.Literal is null && !IsStatic(value)).Select(Argument).Concat(others))})";

    private string Argument(Value value) => EmitContext.IsLocal(value) ? Kernels.Name(value) : $"ref {Kernels.Name(value)}";

    /// <summary>Constant tensors are static members; every method sees them.</summary>
    protected static bool IsStatic(Value value) => value.Elements is not null;

    /// <summary>A reference to a value's element, as an argument.</summary>
    protected string At(Value value, string index) => index == "0" ? $"ref {Reference(value)}" : $"ref Unsafe.Add(ref {Reference(value)}, {index})";

    /// <summary>What stands after <c>ref</c> for the first element of a value.</summary>
    protected string Reference(Value value) => Kernels.Reference(value);

    /// <summary>An index expression: <c>row * 128 + 5</c>, without what is zero or one.</summary>
    public static string Index(string row, int stride, string column = "0")
    {
        string start = row == "0" || stride == 0 ? "0" : stride == 1 ? row : $"{row} * {Numbers.Of(stride)}";
        return start == "0" ? column : column == "0" ? start : $"{start} + {column}";
    }
}
