using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>A parameter of a method of straight code: memory of the caller.</summary>
/// <param name="Value">The value that lies there; null for the losses.</param>
/// <param name="Name">Its name.</param>
/// <param name="Span">The type of the span that the caller gives.</param>
internal sealed record StraightGiven(Value? Value, string Name, string Span)
{
    /// <summary>What stands after <c>ref</c> for its first element.</summary>
    public string First => $"MemoryMarshal.GetReference({Name})";
}

/// <summary>A method of straight code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Given">What it takes besides the network's memory.</param>
/// <param name="ReturnsNumber">Whether it returns the loss.</param>
internal sealed record StraightMethod(string Name, IReadOnlyList<StraightGiven> Given, bool ReturnsNumber)
{
    /// <summary>Its parameters.</summary>
    public string Parameters(string element) =>
        string.Join(", ", Given.Select(given => $"{given.Span} {given.Name}").Prepend($"scoped in NetworkMemory<{element}> memory"));

    /// <summary>A call with arguments that have the names of the parameters.</summary>
    public string Call => $"{Name}({string.Join(", ", Given.Select(given => given.Name).Prepend("memory"))})";
}

/// <summary>
/// Emits straight code: methods in which samples lie in the lanes of vectors and every element of a value is a variable. A loop goes from the inputs to
/// the outputs, or to the loss and on to the gradients. Sums over samples have 16 lanes at every width of vectors: with narrower ones the loop is run
/// once for each part of the lanes. What lies beyond the end of the batch is never added.
/// </summary>
internal sealed class StraightEmitter
{
    private const int Lanes = Machine.MostLanes;

    private readonly StraightCode _code;
    private readonly EmitContext _context;
    private readonly bool _takesGradients;
    private readonly Value[] _details;
    private readonly HashSet<string> _taken;
    private readonly Dictionary<TensorElement, string> _names = [];
    private int _locals;

    /// <summary>The elements that are declared before they are assigned.</summary>
    private HashSet<TensorElement> _declared = [];

    /// <summary>The number whose formula is the value of the method, once the loop has ended.</summary>
    private TensorElement? _returned;

    /// <param name="code">The schedule.</param>
    /// <param name="context">The program's types and places.</param>
    /// <param name="takesGradients">Whether the backward pass may begin with gradients of the caller.</param>
    /// <param name="details">The losses that a caller may ask for.</param>
    public StraightEmitter(StraightCode code, EmitContext context, bool takesGradients, IEnumerable<Value> details)
    {
        (_code, _context, _takesGradients, _details) = (code, context, takesGradients, [.. details]);
        _taken = [.. Program.Values.Select(context.Names.Of)];
        StraightGiven[] outputs = [.. Program.Outputs.Select((output, i) =>
            new StraightGiven(output.Value, Program.Outputs.Count == 1 ? "output" : "output" + Numbers.Of(i + 1), $"Span<{T}>"))];
        StraightGiven[] losses = _details.Length > 0 ? [new(null, "losses", $"Span<{T}>")] : [];
        Predict = new("Predict", [.. Given(ValueRole.Input), .. outputs], ReturnsNumber: false);
        if (Program.LossValue is not null)
            Evaluate = new("Evaluate", [.. Given(ValueRole.Input), .. Given(ValueRole.Target), .. losses], ReturnsNumber: true);
        OutputGradients = takesGradients ? [.. Program.Outputs.Select(output =>
            new StraightGiven(output.Gradient, Unique(context.Names.Of(output.Gradient!) + "Given"), $"ReadOnlySpan<{T}>"))] : [];
        if (Program.LossValue is not null || takesGradients)
            Train = new(Program.LossValue is null ? "Backward" : "Train",
                [.. Given(ValueRole.Input), .. Given(ValueRole.Target), .. OutputGradients, .. Given(ValueRole.InputGradient), .. losses],
                ReturnsNumber: Program.LossValue is not null);
    }

    private TensorProgram Program => _code.Program;

    private string T => _context.T;

    /// <summary>From the inputs to the outputs.</summary>
    public StraightMethod Predict { get; }

    /// <summary>From the inputs to the loss.</summary>
    public StraightMethod? Evaluate { get; }

    /// <summary>From the inputs to the loss, the parameters' gradients and, if the caller wants them, the inputs'; or from gradients of the caller.</summary>
    public StraightMethod? Train { get; }

    /// <summary>The memory of the outputs' gradients, if a caller may give them.</summary>
    public IReadOnlyList<StraightGiven> OutputGradients { get; }

    public IEnumerable<StraightMethod> Methods => new[] { Predict, Evaluate, Train }.OfType<StraightMethod>();

    private IEnumerable<StraightGiven> Given(ValueRole role) => Program.WithRole(role).Select(value =>
        new StraightGiven(value, _context.Name(value), role == ValueRole.InputGradient ? $"Span<{T}>" : $"ReadOnlySpan<{T}>"));

    /// <summary>Writes the methods.</summary>
    public void Write(SourceWriter writer)
    {
        writer.Documentation("summary", "A parameter, in every lane.");
        writer.Attribute("MethodImpl(AggressiveInlining)");
        writer.Line($"private static TVector At(ref {T} parameters, int i) => TSimd.Create(Unsafe.Add(ref parameters, i));");
        writer.Line();
        WritePredict(writer);
        if (Evaluate is not null)
        {
            writer.Line();
            WriteEvaluate(writer, Evaluate);
        }
        if (Train is not null)
        {
            writer.Line();
            WriteTrain(writer, Train);
        }
    }

    private SourceWriter.Scope Begin(SourceWriter writer, StraightMethod method, string summary)
    {
        _locals = 0;
        _declared = [];
        _returned = null;
        writer.Documentation("summary", summary);
        writer.Attribute("MethodImpl(AggressiveOptimization)");
        return writer.Block($"public static {(method.ReturnsNumber ? T : "void")} {method.Name}("
            + method.Parameters(T) + ")");
    }

    private void WritePredict(SourceWriter writer)
    {
        HashSet<TensorElement> needed = Needed(Program.Outputs.SelectMany(output => StraightCode.ElementsOf(output.Value)));
        using SourceWriter.Scope method = Begin(writer, Predict, "From the inputs to the outputs.");
        WriteMemory(writer, Program.Forward, needed, Predict.Given);
        WriteStage(writer, Program.Forward, needed, StraightStage.Before);
        using SourceWriter.Scope loop = writer.Block("for (int b = 0; b < batch; b += TSimd.Count)");
        WriteLoads(writer, needed, ValueRole.Input);
        WriteStage(writer, Program.Forward, needed, StraightStage.Sample);
        foreach ((ProgramOutput output, int i) in Program.Outputs.Select((output, i) => (output, i)))
            WriteStores(writer, output.Value, Predict.Given[Predict.Given.Count - Program.Outputs.Count + i]);
    }

    private void WriteEvaluate(SourceWriter writer, StraightMethod evaluate)
    {
        Operation[] operations = [.. Program.Forward, .. Program.Loss];
        HashSet<TensorElement> needed = Needed(Losses);
        TensorElement[] sums = SumsOf(needed);
        using SourceWriter.Scope method = Begin(writer, evaluate, "From the inputs to the loss.");
        WriteMemory(writer, operations, needed, evaluate.Given);
        WriteStage(writer, operations, needed, StraightStage.Before);
        WriteLoop(writer, [.. sums.Select(NameOf)], isKept: false, T, () =>
        {
            WriteLoads(writer, needed, ValueRole.Input);
            WriteStage(writer, Program.Forward, needed, StraightStage.Sample);
            WriteLoss(writer, needed);
        });
        WriteEnd(writer, operations, needed, sums, isKept: false);
    }

    private void WriteTrain(SourceWriter writer, StraightMethod train)
    {
        HashSet<TensorElement> gradients = [.. Program.Outputs.SelectMany(output => StraightCode.ElementsOf(output.Gradient!))];
        HashSet<TensorElement> backward = Needed(
            Program.WithRole(ValueRole.ParameterGradient).Concat(Program.WithRole(ValueRole.InputGradient)).SelectMany(StraightCode.ElementsOf), gradients);
        gradients.IntersectWith(backward);
        HashSet<TensorElement> needed = Needed(Losses.Concat(gradients));
        needed.UnionWith(backward);
        TensorElement[] sums = SumsOf(needed);
        string summary = Program.LossValue is null ? "From the inputs and the outputs' gradients to the gradients of the parameters and of the inputs."
            : "From the inputs to the loss and the gradients of the parameters and of the inputs"
                + (_takesGradients ? "; with outputs' gradients of the caller, these take the place of the loss's." : ".");
        using SourceWriter.Scope method = Begin(writer, train, summary);
        WriteMemory(writer, Program.Operations, needed, train.Given);
        WriteStage(writer, Program.Operations, needed, StraightStage.Before);
        WriteLoop(writer, [.. sums.Select(NameOf)], isKept: true, T, () =>
        {
            WriteLoads(writer, needed, ValueRole.Input);
            WriteStage(writer, Program.Forward, needed, StraightStage.Sample);
            WriteOutputGradients(writer, needed, gradients);
            WriteStage(writer, Program.Backward, needed, StraightStage.Sample, StraightStage.Sum);
            WriteInputGradients(writer, needed);
        });
        WriteEnd(writer, Program.Operations, needed, sums, isKept: true);
    }

    /// <summary>The outputs' gradients, from the loss or from the caller.</summary>
    private void WriteOutputGradients(SourceWriter writer, HashSet<TensorElement> needed, HashSet<TensorElement> gradients)
    {
        if (!_takesGradients)
        {
            WriteLoss(writer, needed);
            return;
        }
        if (Program.LossValue is null)
        {
            WriteGivenGradients(writer, gradients, "TVector ");
            return;
        }
        if (gradients.Count > 0)
            writer.Line($"TVector {string.Join(", ", gradients.Select(NameOf))};");
        _declared = gradients;
        writer.Line($"if ({OutputGradients[0].Name}.IsEmpty)");
        using (writer.Block())
            WriteLoss(writer, needed);
        if (gradients.Count == 0)
            return;
        using (writer.Block("else"))
            WriteGivenGradients(writer, gradients, "");
    }

    private void WriteGivenGradients(SourceWriter writer, HashSet<TensorElement> gradients, string type)
    {
        foreach (StraightGiven given in OutputGradients)
            WriteLoads(writer, given, gradients, type);
    }

    private void WriteLoss(SourceWriter writer, HashSet<TensorElement> needed)
    {
        WriteLoads(writer, needed, ValueRole.Target);
        WriteStage(writer, Program.Loss, needed, StraightStage.Sample, StraightStage.Sum);
    }

    private void WriteInputGradients(SourceWriter writer, HashSet<TensorElement> needed)
    {
        StraightGiven[] inputs = [.. Given(ValueRole.InputGradient)];
        if (inputs.Length == 0)
            return;
        using SourceWriter.Scope wanted = writer.Block($"if ({string.Join(" || ", inputs.Select(input => $"!{input.Name}.IsEmpty"))})");
        WriteStage(writer, Program.InputBackward, needed, StraightStage.Sample);
        foreach (StraightGiven input in inputs)
        {
            using (inputs.Length > 1 ? writer.Block($"if (!{input.Name}.IsEmpty)") : default(SourceWriter.Scope?))
                WriteStores(writer, input.Value!, input);
        }
    }

    /// <summary>The loop over the samples: once for each part of the 16 lanes, with the sums of that part.</summary>
    /// <param name="writer">Writes the method.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="isKept">Whether the network has memory for their lanes: many need not be cleared then.</param>
    /// <param name="body">Writes what is done with a vector of samples.</param>
    private static void WriteLoop(SourceWriter writer, string[] sums, bool isKept, string element, Action body)
    {
        string lanes16 = Numbers.Of(Lanes);
        writer.Line(isKept ? $"ref {element} lanes = ref memory.Fixed(0); // 16 lanes of each."
            : $"Span<{element}> lanes = stackalloc {element}[{Numbers.Of(sums.Length * Lanes)}];");
        string first = isKept ? "lanes" : "lanes[0]";
        using SourceWriter.Scope parts = writer.Block($"for (int lane = 0; lane < {lanes16}; lane += TSimd.Count)");
        writer.Line($"TVector {string.Join(", ", sums.Select(sum => sum + " = TSimd.Zero"))};");
        using (writer.Block($"for (int b = lane; b < batch; b += {lanes16})"))
        {
            writer.Line("TVector live = TSimd.LessThan(TSimd.Indices, TSimd.Create(batch - b)); // The last samples may not fill a vector.");
            body();
        }
        for (int i = 0; i < sums.Length; i += 4)
        {
            string at = i == 0 ? $"ref {first}" : $"ref Unsafe.Add(ref {first}, {Numbers.Of(i * Lanes)})";
            if (i + 4 <= sums.Length)
            {
                writer.Line($"LaneSums.Store<TSimd, TVector, {element}>({string.Join(", ", sums.Skip(i).Take(4))}, {at}, lane);");
                continue;
            }
            for (int rest = i; rest < sums.Length; rest++)
                writer.Line($"TSimd.Store({sums[rest]}, ref {first}, {(rest == 0 ? "lane" : $"lane + {Numbers.Of(rest * Lanes)}")});");
        }
    }

    /// <summary>Folds the sums, and returns the loss.</summary>
    private void WriteEnd(SourceWriter writer, IEnumerable<Operation> operations, HashSet<TensorElement> needed, TensorElement[] sums, bool isKept)
    {
        string first = isKept ? "lanes" : "lanes[0]";
        int gradients = sums.Count(sum => sum.Value.Role == ValueRole.ParameterGradient);
        if (gradients > 0)
            writer.Line($"LaneSums.Fold(ref {first}, {Numbers.Of(gradients)}, ref memory.Gradient(0));");
        for (int i = gradients; i < sums.Length; i++)
        {
            string at = i == 0 ? first : $"Unsafe.Add(ref {first}, {Numbers.Of(i * Lanes)})";
            writer.Line($"{T} {_context.Name(sums[i].Value)} = LaneSums.Fold(ref {at});");
        }
        // A loss that nothing else reads is returned as it is computed.
        if (_details.Length == 0 && Program.LossValue is { } only && _code.StageOf(TensorElement.Of(only, 0)) == StraightStage.After)
            _returned = TensorElement.Of(only, 0);
        WriteStage(writer, operations, needed, StraightStage.After);
        if (_returned is not null)
            return;
        if (_details.Length > 0)
        {
            using (writer.Block("if (!losses.IsEmpty)"))
                writer.Lines(_details.Select((detail, i) => $"losses[{Numbers.Of(i)}] = {Number(TensorElement.Of(detail, 0))};"));
        }
        if (Program.LossValue is { } loss)
            writer.Line($"return {Number(TensorElement.Of(loss, 0))};");
    }

    private IEnumerable<TensorElement> Losses => (Program.LossValue is { } loss ? _details.Append(loss) : []).Select(value => TensorElement.Of(value, 0));

    /// <summary>The sums over samples: the parameters' gradients in the order in which they lie, and then numbers.</summary>
    private TensorElement[] SumsOf(HashSet<TensorElement> needed) =>
        [.. needed.Where(element => _code.StageOf(element) == StraightStage.Sum)
            .OrderBy(sum => sum.Value.Role != ValueRole.ParameterGradient)
            .ThenBy(sum => sum.Value.Role == ValueRole.ParameterGradient ? _context.ParameterOf(sum.Value).Offset + sum.Index : sum.Value.Id)];

    /// <summary>All elements that are read on the way to some, and these.</summary>
    /// <param name="wanted">The elements.</param>
    /// <param name="given">Elements behind which nothing counts; null for none.</param>
    private HashSet<TensorElement> Needed(IEnumerable<TensorElement> wanted, HashSet<TensorElement>? given = null)
    {
        HashSet<TensorElement> needed = [];
        var left = new Stack<TensorElement>(wanted);
        while (left.Count > 0)
        {
            TensorElement element = left.Pop();
            if (!needed.Add(element) || given?.Contains(element) == true || _code.WriterOf(element) is not { } formula)
                continue;
            foreach (TensorElement argument in formula.Arguments)
                left.Push(argument);
        }
        return needed;
    }

    /// <summary>What a method refers to: parameters, and room in which samples are turned into lanes.</summary>
    private void WriteMemory(SourceWriter writer, IEnumerable<Operation> operations, HashSet<TensorElement> needed, IReadOnlyList<StraightGiven> given)
    {
        writer.References(Program.WithRole(ValueRole.Parameter).Where(parameter => needed.Any(element => element.Value == parameter))
            .Select(parameter => new Reference(T, _context.Name(parameter), $"ref memory.Parameter({Numbers.Of(_context.ParameterOf(parameter).Offset)})")));
        writer.Line("int batch = memory.Batch;");
        foreach (StraightGiven several in given.Where(several => several.Value is { Shape.Elements: > 1 }))
            writer.Line($"Span<{T}> {LanesOf(several.Name)} = stackalloc {T}[{Numbers.Of(several.Value!.Shape.Elements)} * {Numbers.Of(Lanes)}];");
    }

    private static string LanesOf(string given) => given.TrimStart('@') + "Lanes";

    private void WriteLoads(SourceWriter writer, HashSet<TensorElement> needed, ValueRole role)
    {
        foreach (StraightGiven given in Given(role))
            WriteLoads(writer, given, needed, "TVector ");
    }

    /// <summary>Loads an element of each sample of a vector.</summary>
    private void WriteLoads(SourceWriter writer, StraightGiven given, HashSet<TensorElement> needed, string type)
    {
        Value value = given.Value!;
        TensorElement[] elements = [.. StraightCode.ElementsOf(value).Where(needed.Contains)];
        if (elements.Length == 0)
            return;
        if (value.Shape.Elements == 1)
        {
            writer.Line($"{type}{NameOf(elements[0])} = TSimd.LoadPartial(ref {given.First}, b, batch - b);");
            return;
        }
        string lanes = LanesOf(given.Name);
        writer.Line($"SampleLanes<TSimd, TVector, {T}>.Gather(ref {given.First}, {Numbers.Of(value.Shape.Elements)}, b, batch - b, ref {lanes}[0]);");
        string[] loads = [.. elements.Select(element => $"{NameOf(element)} = TSimd.Load(ref {lanes}[0], {PlaceOf(element, value)})")];
        writer.Lines(type.Length > 0 ? [$"{type}{string.Join(", ", loads)};"] : loads.Select(load => load + ";"));
    }

    /// <summary>Stores an element of each sample of a vector.</summary>
    private void WriteStores(SourceWriter writer, Value value, StraightGiven given)
    {
        if (value.Shape.Elements == 1)
        {
            writer.Line($"TSimd.StorePartial({Operand(TensorElement.Of(value, 0))}, ref {given.First}, b, batch - b);");
            return;
        }
        string lanes = LanesOf(given.Name);
        foreach (TensorElement element in StraightCode.ElementsOf(value))
            writer.Line($"TSimd.Store({Operand(element)}, ref {lanes}[0], {PlaceOf(element, value)});");
        writer.Line($"SampleLanes<TSimd, TVector, {T}>.Scatter(ref {lanes}[0], ref {given.First}, {Numbers.Of(value.Shape.Elements)}, b, batch - b);");
    }

    private static string PlaceOf(TensorElement element, Value value) => Numbers.Of((element.Index - value.StorageOffset) * Lanes);

    /// <summary>The formulas of a stage that are needed, each operation's under its own.</summary>
    private void WriteStage(SourceWriter writer, IEnumerable<Operation> operations, HashSet<TensorElement> needed, params StraightStage[] stages)
    {
        foreach (Operation operation in operations.SelectMany(operation => operation.Parts))
        {
            ElementFormula[] formulas = [.. operation.ByElement!.Where(formula => needed.Contains(formula.Result)
                && stages.Contains(_code.StageOf(formula.Result)) && !IsOtherName(formula))];
            if (formulas.Length > 0)
                writer.Line("// " + WithoutTransposes(operation.Formula(_context.Names.Of)));
            foreach (ElementFormula formula in formulas)
                WriteFormula(writer, formula);
        }
    }

    /// <summary>A formula with matrices in place of their transposes, which have no variables.</summary>
    private string WithoutTransposes(string formula)
    {
        foreach (TransposeOp transpose in Program.Operations.OfType<TransposeOp>())
            formula = Regex.Replace(
                formula, $@"\b{Regex.Escape(_context.Names.Of(transpose.Output))}\[(\w), (\w)\]", $"{_context.Names.Of(transpose.Input)}[$2, $1]");
        return formula;
    }

    private void WriteFormula(SourceWriter writer, ElementFormula formula)
    {
        string name = NameOf(formula.Result);
        if (IsNumber(formula.Result))
        {
            string number = ExpressionWriter.Scalar(_context, formula.Expression, i => Number(formula.Arguments[i]));
            writer.Line(formula.Result == _returned ? $"return {number};" : $"{T} {name} = {number};");
            return;
        }
        if (!formula.SumsSamples)
        {
            (IReadOnlyList<string> lines, string result) = Written(formula.Expression, i => Operand(formula.Arguments[i]));
            writer.Lines(lines);
            writer.Line($"{(_declared.Contains(formula.Result) ? "" : "TVector ")}{name} = {result};");
            return;
        }
        Expression sum = new Binary(BinaryOperator.Add, Algebra.Arg(formula.Arguments.Count), formula.Expression);
        (IReadOnlyList<string> before, string added) = Written(sum, i => i == formula.Arguments.Count ? name : Operand(formula.Arguments[i]));
        writer.Lines(before);
        writer.Line($"{name} = TSimd.Select(live, {added}, {name});");
    }

    private (IReadOnlyList<string> Lines, string Result) Written(Expression expression, Func<int, string> argument) =>
        ExpressionWriter.Vector(_context, expression, argument, () =>
        {
            do
                _locals++;
            while (_taken.Contains("t" + Numbers.Of(_locals)));
            return "t" + Numbers.Of(_locals);
        });

    /// <summary>Whether a formula is nothing but another name of an element, and needs no variable.</summary>
    private bool IsOtherName(ElementFormula formula) => formula.IsCopy && !_declared.Contains(formula.Result) && !IsNumber(formula.Result);

    /// <summary>Whether an element is a number, and not a vector.</summary>
    private bool IsNumber(TensorElement element) => EmitContext.IsLocal(element.Value) && _code.StageOf(element) != StraightStage.Sum;

    /// <summary>An element as an operand: of each sample of a vector.</summary>
    private string Operand(TensorElement element)
    {
        if (_code.WriterOf(element) is { } writer && IsOtherName(writer))
            return Operand(writer.Arguments[0]);
        if (element.Value is { Role: ValueRole.Parameter, Shape.Elements: > 1 })
            return $"At(ref {_context.Name(element.Value)}, {Numbers.Of(element.Index)})";
        return element.Value.Role == ValueRole.Parameter || IsNumber(element) ? $"TSimd.Create({Number(element)})" : NameOf(element);
    }

    /// <summary>A parameter, or a number of the whole batch.</summary>
    private string Number(TensorElement element) => element.Value.Role == ValueRole.Parameter && element.Index > 0
        ? $"Unsafe.Add(ref {_context.Name(element.Value)}, {Numbers.Of(element.Index)})" : _context.Name(element.Value);

    /// <summary>The variable of an element.</summary>
    private string NameOf(TensorElement element)
    {
        if (_names.TryGetValue(element, out string name))
            return name;
        bool isGiven = element.Value.Role is ValueRole.Input or ValueRole.Target or ValueRole.InputGradient or ValueRole.OutputGradient;
        string plain = _context.Names.Of(element.Value);
        name = EmitContext.IsLocal(element.Value) ? IsNumber(element) ? _context.Name(element.Value) : Unique(plain + "Lanes")
            : element.Value.Shape.Elements > 1 || isGiven ? Unique($"{plain}_{Numbers.Of(element.Index)}") : _context.Name(element.Value);
        _names.Add(element, name);
        return name;
    }

    private string Unique(string name)
    {
        while (!_taken.Add(name))
            name += "_";
        return name;
    }
}
