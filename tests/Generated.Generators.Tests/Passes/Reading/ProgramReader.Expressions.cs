using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>The operations that compute expressions: maps, sums and maxima, and what is done with the sums of a product.</summary>
internal sealed partial class ProgramReader
{
    /// <summary><c>y[b, n] = max(x[b, n], 0); z[b, n] = 2·x[b, n]; derivative y[b, n] > 0 ? 1 : 0; reads x; [batch, 5]</c></summary>
    private MapOp Map(Cursor line)
    {
        var arguments = new Arguments(this, line);
        List<Target> targets = [];
        List<Expression> expressions = [];
        do
        {
            targets.Add(ReadTarget(line));
            expressions.Add(arguments.Expression(line.Expect("=")));
        }
        while (HasMore(line));
        Expression? derivative = line.TryAll("; derivative") ? new ExpressionReader(line, name => OfResult(name, targets[0], line)).Read() : null;
        arguments.SkipList(line);
        return new MapOp(arguments.Values, [.. Written(targets, line).Zip(expressions)]) { DerivativeFromOutput = derivative };
    }

    /// <summary>The result that an expression for the derivative reads.</summary>
    private static Argument OfResult(Token name, Target result, Cursor line) => ReadLetters(line) == result.Letters && name.FullName == result.Name.FullName
        ? new Argument(0) : throw name.Instead($"'{result.Name.Text}{result.Letters}', the result");

    /// <summary><c>then keep y; z[b, n] = max(y[b, n] + bias[n], 0); [batch, 20]</c></summary>
    private void ReadEpilogue(Cursor line)
    {
        if (_product is not { Epilogue: null } product)
            throw line.Unexpected("a product in the line above, which 'then' continues");
        var arguments = new Arguments(this, line, product.Output);
        List<Target> targets = [];
        List<Expression> expressions = [];
        do
        {
            if (line.Try("keep"))
            {
                Token name = line.Next;
                if (ExpectValue(line) != product.Output)
                    throw name.Instead($"'{product.Output}', the sum");
                targets.Add(new Target(name, product.Output.Shape.Letters()));
                expressions.Add(new Argument(0));
                continue;
            }
            targets.Add(ReadTarget(line));
            expressions.Add(arguments.Expression(line.Expect("=")));
        }
        while (HasMore(line));
        arguments.SkipList(line);
        product.Epilogue = new MapOp(arguments.Values, [.. Written(targets, line).Zip(expressions)]);
    }

    /// <summary>Whether another result follows.</summary>
    private static bool HasMore(Cursor line) => !line.IsAll("; [") && !line.IsAll("; reads") && !line.IsAll("; derivative") && line.Try(";");

    /// <summary><c>s[b] = Σ over n of x[b, n]; slope 1; reads x; [batch, 5] to [batch]</c></summary>
    private ReduceOp Reduce(Cursor line)
    {
        var arguments = new Arguments(this, line);
        Target target = ReadTarget(line);
        line.Expect("=");
        ReduceKind kind = line.Try("max") ? ReduceKind.Max : line.Try("Σ") ? ReduceKind.Sum : throw line.Unexpected("'Σ' or 'max'");
        Token along = line.Expect("over").Next;
        string axes = string.Join(", ", line.List(() => line.ExpectName("the letter of an axis").Text));
        Expression term = arguments.Expression(line.Expect("of"));
        Expression? slope = line.TryAll("; slope") ? arguments.Expression(line) : null;
        arguments.SkipList(line);
        TensorShape domain = ExpectShape(line.Expect(";"));
        Value output = Written(target, ExpectShape(line.Expect("to")));
        var reduce = new ReduceOp(output, kind, domain, term, arguments.Values) { Slope = slope };
        return axes == reduce.AlongLetters() ? reduce : throw along.Instead($"'{reduce.AlongLetters()}', because {domain} is reduced to {output.Shape}");
    }

    /// <summary>What an operation writes: its name, and the letters after it.</summary>
    private sealed record Target(Token Name, string Letters);

    private static Target ReadTarget(Cursor line) => new(line.ExpectName("the name of a result"), ReadLetters(line));

    private static string ReadLetters(Cursor line)
    {
        if (!line.Try("["))
            return "";
        string letters = string.Join(", ", line.List(() => line.ExpectName("the letter of an axis").Text));
        line.Expect("]");
        return $"[{letters}]";
    }

    /// <summary>The values that a map writes; their shapes follow, one for all or one for each.</summary>
    private Value[] Written(List<Target> targets, Cursor line)
    {
        TensorShape[] shapes = line.Expect(";").List(() => ExpectShape(line), "and");
        return shapes.Length == 1 || shapes.Length == targets.Count
            ? [.. targets.Select((target, i) => Written(target, shapes[shapes.Length == 1 ? 0 : i]))]
            : throw line.Unexpected($"one shape, or {targets.Count}, one for each result");
    }

    private Value Written(Target target, TensorShape shape) => target.Letters == shape.Letters() ? Written(target.Name, shape)
        : throw Misfit(target, shape);

    /// <summary>The error that letters are not those of a shape.</summary>
    private static ProgramSyntaxException Misfit(Target target, TensorShape shape) =>
        (target.Name with { Text = target.Name.Text + target.Letters }).Instead($"'{target.Name.Text}{shape.Letters()}', since its shape is {shape}");

    /// <summary>The arguments of an operation: as its expressions show them, unless <c>; reads a, b</c> lists them.</summary>
    private sealed class Arguments
    {
        private readonly ProgramReader _reader;
        private readonly List<(int Primes, Value Value)> _arguments = [];
        private readonly bool _isListed;

        /// <param name="reader">Knows the values.</param>
        /// <param name="line">The whole line.</param>
        /// <param name="first">The argument that comes first whatever expressions show.</param>
        public Arguments(ProgramReader reader, Cursor line, Value? first = null)
        {
            _reader = reader;
            if (line.After("; reads") is { } list)
            {
                _isListed = true;
                Token start = list.Next;
                do
                    _arguments.Add((list.Next.Primes, reader.ExpectValue(list)));
                while (list.Try(","));
                if (first is not null && _arguments[0].Value != first)
                    throw start.Instead($"'{first}', the sum");
            }
            else if (first is not null)
            {
                _arguments.Add((0, first));
            }
        }

        public Value[] Values => [.. _arguments.Select(argument => argument.Value)];

        public Expression Expression(Cursor line) => new ExpressionReader(line, name => Of(name, line)).Read();

        /// <summary>Passes over the list, which has been read.</summary>
        public void SkipList(Cursor line)
        {
            if (line.TryAll("; reads"))
                line.List(line.Take);
        }

        private Argument Of(Token name, Cursor line)
        {
            if (!_reader._values.TryGetValue(name.FullName, out (Value Value, int Line) known))
                throw name.Instead("the name of a value that is declared above");
            TensorShape shape = known.Value.Shape;
            var read = new Target(name, ReadLetters(line));
            if (read.Letters != shape.Letters())
                throw Misfit(read, shape);
            int index = _arguments.IndexOf((name.Primes, known.Value));
            if (index >= 0)
                return new Argument(index);
            if (_isListed)
                throw name.Instead("an argument that is listed after 'reads'");
            _arguments.Add((name.Primes, known.Value));
            return new Argument(_arguments.Count - 1);
        }
    }
}
