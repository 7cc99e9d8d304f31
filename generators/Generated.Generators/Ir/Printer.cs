using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Generated.Generators.Common;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir;

/// <summary>
/// Shows a program as text, for readers who want to see the effect of a pass, and for tests, which also read programs from such text. The text has
/// everything that passes know of a program, so that programs with the same text are treated in the same way. Two things are left out because only
/// the emitted members need them: the names of stored tensors in files, and, once the backward pass is derived, the derivatives that a layer states.
/// </summary>
/// <example>
/// <code>
/// x        input      [batch, 5]
/// weights  parameter  [5, 20]
/// bias     parameter  [20]
/// forward
///   contract   product[b, n] = Σ over k of x[b, k]·weights[k, n]; [batch, 20] // Dense1
///     then     relu[b, n] = max(product[b, n] + bias[n], 0); [batch, 20]
/// returns relu
/// </code>
/// </example>
/// <remarks>
/// <para>What the caller gives or gets comes first, with its role; every other value is declared where it is written, with its shape at the end of the
/// line. A view, and memory that is written only in parts, stand before the operation that uses them first. Letters after a name follow from its shape
/// (<see cref="Indices"/>). The last name in a line, after <c>//</c>, is the layer.</para>
/// <para><c>dDense2₃</c> is the third value with the plain name dDense2; in C# it is called dDense23. <c>x'</c> is the second of two arguments that are
/// the same value. <c>reads</c> lists the arguments of an expression if it has others, or has them in another order, than it shows.</para>
/// </remarks>
internal sealed class Printer
{
    private readonly TensorProgram _program;
    private readonly StringBuilder _text = new();

    /// <summary>The values that an operation writes as a whole; their lines declare them.</summary>
    private readonly HashSet<Value> _written;

    /// <summary>The values that lines of their own have declared.</summary>
    private readonly HashSet<Value> _shown = [];

    private readonly bool _isDerived;

    private Printer(TensorProgram program)
    {
        _program = program;
        _isDerived = program.Outputs.Any(output => output.Gradient is not null);
        _written = [.. Operations.SelectMany(operation => operation.Computed)];
    }

    /// <summary>All operations, those within loops one by one.</summary>
    private IEnumerable<Operation> Operations => _program.Operations.SelectMany(operation => operation.Parts);

    public static string Print(TensorProgram program)
    {
        var printer = new Printer(program);
        printer.Declare();
        foreach (Function function in program.Functions)
            printer.Show(function);
        printer.End();
        return printer._text.ToString();
    }

    /// <summary>The values that the caller gives or gets, and literals.</summary>
    private void Declare()
    {
        HashSet<Value> used = [.. Operations.SelectMany(Used), .. _program.Outputs.Select(output => output.Gradient).OfType<Value>()];
        bool IsGiven(Value value) => used.Contains(value) && !_written.Contains(value) && (value.Literal is not null || IsGradient(value));
        Value[] given = [.. _program.Values.Where(value => value.ViewOf is null && (IsKept(value) || IsGiven(value)))];
        int names = given.Select(value => Name(value).Length).DefaultIfEmpty(0).Max();
        int roles = given.Select(value => Role(value).Length).DefaultIfEmpty(0).Max();
        foreach (Value value in given)
        {
            string numbers = value.Literal is { } literal ? " = " + Decimals.Shortest(literal)
                : value.Elements is { } elements ? " = " + Numbers(elements)
                : "";
            _text.Append($"{Name(value).PadRight(names)}  {Role(value).PadRight(roles)}  {value.Shape}{numbers}\n");
            _shown.Add(value);
        }
    }

    private bool IsGradient(Value value) => _program.Outputs.Any(output => output.Gradient == value);

    private static string Role(Value value) => value.GradientOf is not null ? "gradient of " + Name(value.GradientOf)
        : value.UpdateOf is not null ? "update of " + Name(value.UpdateOf)
        : value.Role.ToString().ToLowerInvariant() + (value.Type == DType.Int32 ? " of int32" : "");

    /// <summary>Whether a value is given or taken by the caller, used or not.</summary>
    private static bool IsKept(Value value) =>
        value.Role is ValueRole.Input or ValueRole.Target or ValueRole.Parameter or ValueRole.Buffer
        || value.Elements is not null || value.GradientOf is not null || value.UpdateOf is not null;

    private static IEnumerable<Value> Values(ProgramOutput output) => ((Value?[])[output.Value, output.Gradient, output.Loss, output.Target]).OfType<Value>();

    /// <summary>All values of an operation: also a sum that is not stored, because an epilogue reads it.</summary>
    private static IEnumerable<Value> Used(Operation operation) => operation.Inputs.Concat(operation.Computed);

    private void Show(Function function)
    {
        if (function.Count == 0)
            return;
        _text.Append(function.Name).Append('\n');
        foreach (Operation operation in function)
        {
            if (operation.Body is not { } body)
            {
                Show(operation, "  ");
                continue;
            }
            _text.Append($"  {operation.Word} {operation.Text(_isDerived)}\n");
            foreach (Operation part in body)
                Show(part, "    ");
        }
    }

    private void Show(Operation operation, string indent)
    {
        foreach (Value value in Used(operation))
            Declare(value, indent);
        string label = operation.Label.Length == 0 ? "" : " // " + operation.Label;
        _text.Append($"{indent}{operation.Word,-10} {operation.Text(_isDerived)}{label}\n");
        if (operation is ProductOp { Epilogue: { } epilogue })
            _text.Append($"{indent}  then     {epilogue.Text(_isDerived, epilogue.Arguments[0])}\n");
    }

    /// <summary>Declares a view, or memory that operations write only in parts or only under another name, where it is used first.</summary>
    private void Declare(Value value, string indent)
    {
        if (value.ViewOf is null && _written.Contains(value) || !_shown.Add(value))
            return;
        string from = "";
        if (value.ViewOf is { } whole)
        {
            Declare(whole, indent);
            from = $" = {Name(whole)}{(value.ViewOffset == 0 ? "" : " from " + Number(value.ViewOffset))}";
        }
        string role = value.Role == (value.ViewOf?.Role ?? ValueRole.Intermediate) ? "" : $"; {value.Role.ToString().ToLowerInvariant()}";
        _text.Append($"{indent}{(value.ViewOf is null ? "memory" : "view"),-10} {Name(value)}{from}{role}; {value.Shape}\n");
    }

    /// <summary>What the program returns and what training minimises.</summary>
    private void End()
    {
        foreach (ProgramOutput output in _program.Outputs)
        {
            foreach (Value value in Values(output))
                Declare(value, "");
            _text.Append("returns ").Append(Name(output.Value));
            if (output.Gradient is not null)
                _text.Append(", gradient ").Append(Name(output.Gradient));
            if (output.Loss is not null)
                _text.Append(", loss ").Append(Name(output.Loss));
            if (output.Target is not null)
                _text.Append(", target ").Append(Name(output.Target));
            if (output.TargetClasses > 0)
                _text.Append($", {Number(output.TargetClasses)} classes without {Number(output.IgnoreIndex)}");
            if (output.Divisor != LossDivisor.None)
                _text.Append(", divided by ").Append(output.Divisor.ToString().ToLowerInvariant());
            if (output.ClassWeights is not null)
                _text.Append(", class weights ").Append(Numbers(output.ClassWeights));
            _text.Append('\n');
        }
        if (_program.LossValue is not null)
            _text.Append($"minimises {Name(_program.LossValue)}{(_program.LossReadsOnlyOutputs ? "" : ", which reads more than the outputs")}\n");
    }
}
