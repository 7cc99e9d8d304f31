using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Generated.Generators.Common;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

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
        _written = [.. Operations.SelectMany(Written)];
    }

    /// <summary>All operations, those within loops one by one.</summary>
    private IEnumerable<Operation> Operations => _program.Operations.SelectMany(operation => operation is RowsOp rows ? rows.Body : [operation]);

    public static string Print(TensorProgram program)
    {
        var printer = new Printer(program);
        printer.Declare();
        printer.Section("forward", program.Forward);
        printer.Section("loss", program.Loss);
        printer.Section("backward", program.Backward);
        printer.Section("backward to the inputs", program.InputBackward);
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
        : value.Role.ToString().ToLowerInvariant();

    /// <summary>Whether a value is given or taken by the caller, used or not.</summary>
    private static bool IsKept(Value value) =>
        value.Role is ValueRole.Input or ValueRole.Target or ValueRole.ClassTarget or ValueRole.Parameter or ValueRole.Buffer
        || value.Elements is not null || value.GradientOf is not null || value.UpdateOf is not null;

    private static IEnumerable<Value> Values(ProgramOutput output) => ((Value?[])[output.Value, output.Gradient, output.Loss, output.Target]).OfType<Value>();

    /// <summary>All values of an operation: also a sum that is not stored, because an epilogue reads it.</summary>
    private static IEnumerable<Value> Used(Operation operation) => operation.Inputs.Concat(Written(operation));

    private static IEnumerable<Value> Written(Operation operation) =>
        operation is ProductOp product ? operation.Outputs.Append(product.Output) : operation.Outputs;

    private void Section(string title, List<Operation> operations)
    {
        if (operations.Count == 0)
            return;
        _text.Append(title).Append('\n');
        foreach (Operation operation in operations)
        {
            if (operation is not RowsOp rows)
            {
                Show(operation, "  ");
                continue;
            }
            _text.Append(rows.Kind switch
            {
                RowKind.Positions => $"  for each position of {rows.Domain}\n",
                RowKind.Columns => $"  for each channel of {rows.Domain}\n",
                RowKind.Fixed => $"  for each number of {rows.Domain}\n",
                _ => "  for each sample\n",
            });
            foreach (Operation part in rows.Body)
                Show(part, "    ");
        }
    }

    private void Show(Operation operation, string indent)
    {
        foreach (Value value in Used(operation))
            Declare(value, indent);
        (string kind, string formula) = Line(operation);
        string label = operation.Label.Length == 0 ? "" : " // " + operation.Label;
        _text.Append($"{indent}{kind,-10} {formula}{label}\n");
        if (operation is ProductOp { Epilogue: { } epilogue })
            _text.Append($"{indent}  then     {Map(epilogue, first: epilogue.Arguments[0])}\n");
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

    private (string Kind, string Formula) Line(Operation operation) => operation switch
    {
        ContractOp op => ("contract", Contract(op)),
        ConvOp op => (op.Kind.ToString().ToLowerInvariant(), Convolution(op)),
        PackOp op => ("pack", $"{Name(op.Output)} = {Name(op.Input)} as {Words(op.Kind)}; {Geometry(op.Geometry)}; {op.Output.Shape}"),
        PlaceOp op => ("place", Place(op)),
        MapOp op => ("map", Map(op)),
        ReduceOp op => ("reduce", Reduce(op)),
        TransposeOp op => ("transpose", $"{Name(op.Output)}[n, k] = {Name(op.Input)}[k, n]; {op.Output.Shape}"),
        RandomMaskOp op => ("mask", Mask(op)),
        ResampleOp op => ("resample", $"{Name(op.Output)} = weighted sums of {Name(op.Input)}; {Tables(op.Height, op.Width, Weights)}; {op.Output.Shape}"),
        MaxPoolOp op => ("maxpool", MaxPool(op)),
        MaxPoolBackwardOp op => ("unpool", Unpool(op)),
        PermuteOp op => ("permute", $"{Name(op.Output)} = {Name(op.Input)} with axes {Numbers(op.Order)}; {op.Output.Shape}"),
        _ => throw new InvalidOperationException($"Nobody has said how an operation of the kind '{operation.GetType().Name}' is printed."),
    };

    private static string Contract(ContractOp op)
    {
        string product = $"{Name(op.Left)}{Letters(op.LeftAxes)}·{Name(op.Right)}{Letters(op.RightAxes)}";
        return $"{Name(op.Output)}{Letters(op.OutputAxes)} = Σ over {op.SummedAxis} of {product}; {op.Output.Shape}";
    }

    private static string Letters(Axis[] axes) => $"[{string.Join(", ", axes.Select(axis => axis.Letter))}]";

    private static string Geometry(ConvGeometry g)
    {
        static string Both(string name, WindowAxis height, WindowAxis width, Func<WindowAxis, int> of, int usual) =>
            of(height) == usual && of(width) == usual ? "" : $", {name} {Sizes(of(height), of(width))}";
        static string One(string name, int number) => number == 1 ? "" : $", {name} {Number(number)}";
        return $"{Sizes(g.Height.Kernel, g.Width.Kernel)} windows"
            + $" of {Sizes(g.Height.Large, g.Width.Large, g.LargeChannels)} to {Sizes(g.Height.Small, g.Width.Small, g.SmallChannels)}"
            + Both("stride", g.Height, g.Width, axis => axis.Stride, 1) + Both("dilation", g.Height, g.Width, axis => axis.Dilation, 1)
            + Both("padding", g.Height, g.Width, axis => axis.Before, 0) + One("groups", g.Groups) + One("joined positions", g.Positions);
    }

    private static string Convolution(ConvOp op)
    {
        string turned = op.IsTurned ? ", turned" : "";
        string winograd = op.Winograd is null ? "" : $"; by Winograd in {Name(op.Workspace!)} {op.Workspace!.Shape}";
        return $"{Name(op.Output)} = {Name(op.Left)} * {Name(op.Right)}; {Geometry(op.Geometry)}{turned}{winograd}; {op.Output.Shape}";
    }

    private static string Words(PackKind kind) =>
        string.Concat(kind.ToString().Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : letter.ToString())).Trim();

    private static string Place(PlaceOp op)
    {
        string rest = op.Boxes.Length == 0 ? "0" : op.LeavesZeros ? ", else 0" : "";
        return $"{Name(op.Output)} = {string.Join(" and ", op.Boxes.Select(Placed))}{rest}; {op.Output.Shape}";
    }

    private static string Placed(Box box) =>
        $"{Name(box.From)} from ({Numbers(box.FromStart)}) at ({Numbers(box.ToStart)}), size {Sizes(box.Size)}";

    private static string Sizes(params int[] sizes) => string.Join("×", sizes.Select(Number));

    private static string Mask(RandomMaskOp op)
    {
        string rate = Decimals.Shortest(op.Rate);
        return $"{Name(op.Output)} = 0 with probability {rate}, else 1/(1 - {rate}); stream {Number(op.Stream)}; {op.Output.Shape}";
    }

    private static string MaxPool(MaxPoolOp op)
    {
        string winner = op.Winner is null ? "" : "; winner " + Name(op.Winner);
        return $"{Name(op.Output)} = max over windows of {Name(op.Input)}; {Tables(op.Height, op.Width, Offsets)}{winner}; {op.Output.Shape}";
    }

    private static string Unpool(MaxPoolBackwardOp op)
    {
        string winner = $"winner {Name(op.Winner)} of {Number(op.OffsetsAcross)} across";
        return $"{Name(op.Output)} = Σ over won windows of {Name(op.Gradient)}; {Tables(op.Height, op.Width, Offsets)}; {winner}; {op.Output.Shape}";
    }

    private static string Tables(TapAxis height, TapAxis width, Func<TapAxis, string> text) => $"down {text(height)}; across {text(width)}";

    /// <summary>The positions that each output position reads, and the weight that all of them have; or each with its own: <c>2@0.25</c>.</summary>
    private static string Weights(TapAxis axis) => axis.OneWeight is { } weight
        ? $"{Taps(axis, (_, _) => "")} each {Decimals.Shortest(weight)}"
        : Taps(axis, (tap, _) => "@" + Decimals.Shortest(tap.Weight));

    /// <summary>The positions of each window, with their offsets in it unless these count up from 0: <c>2@1</c>.</summary>
    private static string Offsets(TapAxis axis) => Taps(axis, (tap, index) => tap.Weight == index ? "" : "@" + Decimals.Shortest(tap.Weight));

    private static string Taps(TapAxis axis, Func<Tap, int, string> weight)
    {
        string Of(IReadOnlyList<Tap> taps) => taps.Count == 0 ? "none"
            : string.Join(" ", taps.Select((tap, index) => Number(tap.Position) + weight(tap, index)));
        return $"{Number(axis.From)}: {string.Join(", ", axis.Taps.Select(Of))}";
    }

    private string Map(MapOp op, Value? first = null)
    {
        var arguments = new Arguments(op.Arguments);
        if (first is not null)
            arguments.Name(0);
        // An epilogue that stores the sum itself keeps it.
        string results = string.Join("; ", op.Results.Select(result => result.Output == first && result.Expression is Argument { Index: 0 }
            ? "keep " + Name(first) : $"{Indexed(result.Output)} = {ExpressionPrinter.Exact(result.Expression, arguments.Name)}"));
        string derivative = op.DerivativeFromOutput is null || _isDerived ? ""
            : $"; derivative {ExpressionPrinter.Exact(op.DerivativeFromOutput, _ => Indexed(op.Results[0].Output))}";
        TensorShape[] shapes = [.. op.Results.Select(result => result.Output.Shape)];
        return $"{results}{derivative}{arguments.Reads}; {string.Join(" and ", shapes.Distinct().Count() == 1 ? shapes.Take(1) : shapes)}";
    }

    private string Reduce(ReduceOp op)
    {
        var arguments = new Arguments(op.Arguments);
        string term = ExpressionPrinter.Exact(op.Expression, arguments.Name);
        string slope = op.Slope is null || _isDerived ? "" : "; slope " + ExpressionPrinter.Exact(op.Slope, arguments.Name);
        string kind = op.Kind == ReduceKind.Max ? "max" : "Σ";
        return $"{Indexed(op.Output)} = {kind} over {op.AlongLetters()} of {term}{slope}{arguments.Reads}; {op.Domain} to {op.Output.Shape}";
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

    private static string Indexed(Value value) => Name(value) + value.Shape.Letters();

    /// <summary>The name; the number that makes it unique is a subscript.</summary>
    private static string Name(Value value)
    {
        string stem = TensorProgram.Stem(value.PlainName);
        string number = value.Name.StartsWith(stem, StringComparison.Ordinal) ? value.Name.Substring(stem.Length) : "";
        return number.All(char.IsDigit) && number.Length > 0 ? stem + string.Concat(number.Select(digit => (char)(digit - '0' + '₀'))) : value.Name;
    }

    private static string Numbers(IEnumerable<double> numbers) => string.Join(", ", numbers.Select(Decimals.Shortest));

    private static string Numbers(IEnumerable<int> numbers) => string.Join(", ", numbers.Select(Number));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The arguments of an operation, and which of them its expressions show.</summary>
    private sealed class Arguments(Value[] values)
    {
        private readonly List<string> _read = [];

        public string Name(int index)
        {
            string name = Short(index);
            if (!_read.Contains(name))
                _read.Add(name);
            return name + values[index].Shape.Letters();
        }

        /// <summary>All arguments, if the expressions do not show them in this order.</summary>
        public string Reads
        {
            get
            {
                string[] all = [.. values.Select((_, index) => Short(index))];
                return all.SequenceEqual(_read) ? "" : $"; reads {string.Join(", ", all)}";
            }
        }

        private string Short(int index) => Printer.Name(values[index]) + new string('\'', values.Take(index).Count(value => value == values[index]));
    }
}
