using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>Reads a program in the notation of <see cref="Printer"/>, which describes it. Spaces between words do not matter, nor do empty lines.</summary>
internal sealed partial class ProgramReader
{
    private readonly TensorProgram _program = new();

    /// <summary>The values that have been declared, by their names in C#, and the lines in which they were.</summary>
    private readonly Dictionary<string, (Value Value, int Line)> _values = [];

    /// <summary>The function that operations are added to; null before the first one and after the last.</summary>
    private Function? _section;

    /// <summary>The loop that operations are added to, if there is one.</summary>
    private Loop? _loop;

    /// <summary>The operation above, if it may have an epilogue.</summary>
    private ProductOp? _product;

    private sealed record Loop(LoopKind Kind, TensorShape? Domain, int Indent, Token Start)
    {
        public List<Operation> Body { get; } = [];
    }

    /// <summary>The program that a text shows.</summary>
    /// <exception cref="ProgramSyntaxException">The text is no program.</exception>
    public static TensorProgram Read(string text)
    {
        var reader = new ProgramReader();
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            IReadOnlyList<Token> tokens = Token.Of(line, i + 1);
            if (tokens.Count > 1)
                reader.ReadLine(new Cursor(tokens), line.Length - line.TrimStart().Length);
        }
        reader.EndLoop();
        return reader._program;
    }

    private void ReadLine(Cursor line, int indent)
    {
        if (_loop is not null && indent <= _loop.Indent)
            EndLoop();
        if (indent == 0)
            ReadOuter(line);
        else if (_section is null)
            throw line.Unexpected("a line without indentation: a value, a section, 'returns' or 'minimises'");
        else if (line.TryAll("for each"))
            _loop = _loop is null ? ReadLoop(line, indent) : throw line.Unexpected("an operation within the loop");
        else if (line.Try("then"))
            ReadEpilogue(line);
        else
            ReadOperation(line);
        if (line.Next.Kind != TokenKind.End)
            throw line.Unexpected("the end of the line");
    }

    private void ReadOuter(Cursor line)
    {
        _product = null;
        if (line.Try("forward"))
            _section = _program.Forward;
        else if (line.Is("loss") && line.After("loss")!.Next.Kind == TokenKind.End)
            _section = line.Try("loss") ? _program.Loss : null;
        else if (line.TryAll("backward to the inputs"))
            _section = _program.InputBackward;
        else if (line.Try("backward"))
            _section = _program.Backward;
        else if (line.Is("view") || line.Is("memory"))
            ReadMemory(line, line.Take().Text == "view");
        else if (line.Try("returns"))
            ReadOutput(line);
        else if (line.Try("minimises"))
            ReadLoss(line);
        else if (_section is null && _program.Outputs.Count == 0)
            ReadGiven(line);
        else
            throw line.Unexpected("a section, 'returns' or 'minimises'");
    }

    /// <summary><c>weights parameter [5, 20]</c></summary>
    private void ReadGiven(Cursor line)
    {
        Token name = line.ExpectName("the name of a value, or a section: 'forward', 'loss', 'backward' or 'backward to the inputs'");
        Value? of = null;
        ValueRole role;
        bool isUpdate = line.TryAll("update of");
        if (isUpdate || line.TryAll("gradient of"))
        {
            of = ExpectValue(line);
            role = isUpdate ? ValueRole.BufferUpdate : of.Role == ValueRole.Input ? ValueRole.InputGradient : ValueRole.ParameterGradient;
        }
        else
        {
            role = ExpectRole(line);
        }
        DType? type = TryType(line);
        Value value = Declare(name, ExpectShape(line), role, type: type);
        value.GradientOf = isUpdate ? null : of;
        value.UpdateOf = isUpdate ? of : null;
        if (role != ValueRole.Constant)
            return;
        line.Expect("=");
        double[] numbers = line.List(line.ExpectNumber);
        if (value.Shape.Axes.Count == 0)
            value.Literal = numbers[0];
        else
            value.Elements = numbers;
    }

    private static ValueRole ExpectRole(Cursor line)
    {
        string[] roles = [.. Enum.GetNames<ValueRole>().Select(role => role.ToLowerInvariant())];
        int at = Array.FindIndex(roles, line.Try);
        return at >= 0 ? Enum.GetValues<ValueRole>()[at] : throw line.Unexpected($"a role: {string.Join(", ", roles)}, gradient of, update of");
    }

    /// <summary>The type of integers; null for the program's own.</summary>
    private static DType? TryType(Cursor line) => line.TryAll("of int32") ? DType.Int32 : null;

    /// <summary><c>view xFlat = x from 5; [batch, 25]</c>, or <c>memory y; [batch, 25]</c>, which views of it are views of.</summary>
    private void ReadMemory(Cursor line, bool isView)
    {
        Token name = line.ExpectName("the name of a value");
        Value? of = isView ? ExpectValue(line.Expect("=")) : null;
        int offset = isView && line.Try("from") ? line.ExpectInteger() : 0;
        line.Expect(";");
        ValueRole role = of?.Role ?? ValueRole.Intermediate;
        DType? type = null;
        if (!line.Is("["))
        {
            role = ExpectRole(line);
            type = TryType(line);
            line.Expect(";");
        }
        Declare(name, ExpectShape(line), role, of, offset, type);
    }

    /// <summary><c>returns y, gradient dY, loss sum, target t, 10 classes without -100, divided by samples, class weights 1, 2</c></summary>
    private void ReadOutput(Cursor line)
    {
        _section = null;
        var output = new ProgramOutput(ExpectValue(line));
        _program.Outputs.Add(output);
        while (line.Try(","))
        {
            if (line.Try("gradient"))
                output.Gradient = ExpectValue(line);
            else if (line.Try("loss"))
                output.Loss = ExpectValue(line);
            else if (line.Try("target"))
                output.Target = ExpectValue(line);
            else if (line.TryAll("divided by"))
                output.Divisor = line.Try("samples") ? LossDivisor.Samples
                    : line.Try("classes") ? LossDivisor.Classes
                    : throw line.Unexpected("'samples' or 'classes'");
            else if (line.TryAll("class weights"))
                output.ClassWeights = line.List(line.ExpectNumber);
            else if (line.Next.Kind == TokenKind.Number)
                (output.TargetClasses, output.IgnoreIndex) = (line.ExpectInteger(), line.Expect("classes without").ExpectInteger());
            else
                throw line.Unexpected("'gradient', 'loss', 'target', a number of classes, 'divided by' or 'class weights'");
        }
    }

    /// <summary><c>minimises loss</c></summary>
    private void ReadLoss(Cursor line)
    {
        _section = null;
        _program.LossValue = ExpectValue(line);
        _program.LossReadsOnlyOutputs = !line.TryAll(", which reads more than the outputs");
    }

    /// <summary><c>for each channel of [batch, 8, 8, 3]</c></summary>
    private static Loop ReadLoop(Cursor line, int indent)
    {
        Token start = line.Next;
        if (line.Try("sample"))
            return new Loop(LoopKind.Samples, null, indent, start);
        LoopKind kind = line.Try("position") ? LoopKind.Positions : line.Try("channel") ? LoopKind.Columns : line.Try("number") ? LoopKind.BatchIndependent
            : throw line.Unexpected("'sample', 'position', 'channel' or 'number'");
        return new Loop(kind, ExpectShape(line.Expect("of")), indent, start);
    }

    private void EndLoop()
    {
        if (_loop is not { } loop)
            return;
        _loop = null;
        if (loop.Body.Count == 0)
            throw new ProgramSyntaxException(loop.Start.Line, loop.Start.Column, "expected operations within this loop, indented more than it.");
        _section!.Add(new FusedLoopOp(loop.Body, loop.Kind, loop.Domain) { Label = loop.Body[0].Label });
    }

    /// <summary>A value that has been declared.</summary>
    private Value ExpectValue(Cursor line)
    {
        Token name = line.Next;
        return line.Next.Kind == TokenKind.Name && _values.TryGetValue(name.FullName, out (Value Value, int Line) declared) && line.Take() == name
            ? declared.Value
            : throw line.Unexpected("the name of a value that is declared above");
    }

    private static TensorShape ExpectShape(Cursor line)
    {
        line.Expect("[");
        bool isBatched = line.Try("batch");
        bool isLast = line.Try("]");
        if (isLast || (isBatched && line.Expect(",") is null))
            return isBatched ? TensorShape.PerSample : TensorShape.Scalar;
        int[] axes = line.List(line.ExpectInteger);
        line.Expect("]");
        return isBatched ? TensorShape.OfSample(axes) : TensorShape.Of(axes);
    }

    /// <summary>The value of a name that is not declared yet.</summary>
    private Value Declare(Token name, TensorShape shape, ValueRole role, Value? viewOf = null, int viewOffset = 0, DType? type = null)
    {
        if (_values.TryGetValue(name.FullName, out (Value Value, int Line) known))
            throw name.Instead($"a name other than that of line {known.Line}");
        Value value = _program.NewValue(name.FullName, shape, role, viewOf, viewOffset, type);
        if (name.Stem != name.FullName)
            _program.Values[value.Id] = value = new Value(value.Id, value.Name, shape, value.Type, role, viewOf, viewOffset) { PlainName = name.Stem };
        _values.Add(name.FullName, (value, name.Line));
        return value;
    }

    /// <summary>A value that an operation writes: declared above, with this shape, or new.</summary>
    private Value Written(Token name, TensorShape shape, ValueRole role = ValueRole.Intermediate)
    {
        if (!_values.TryGetValue(name.FullName, out (Value Value, int Line) known))
            return Declare(name, shape, role);
        return known.Value.Shape.Equals(shape) ? known.Value
            : throw new ProgramSyntaxException(name.Line, name.Column, $"expected {name.Text} to be {known.Value.Shape} as in line {known.Line}, not {shape}.");
    }
}
