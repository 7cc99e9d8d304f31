using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.CSharp;

/// <summary>
/// Turns an expression into C#: calls on vectors, or operators on single numbers. A part that occurs more than once becomes a local variable. A
/// product that is added to something always becomes a fused multiply-add, so that the bits are the same everywhere.
/// </summary>
internal sealed class ExpressionWriter
{
    private readonly EmitContext _context;
    private readonly Func<int, string> _argument;
    private readonly bool _scalar;
    private readonly Func<string>? _newLocal;
    private readonly Dictionary<Expression, string> _locals = [];
    private readonly Dictionary<Expression, int> _occurrences = [];
    private readonly List<string> _lines = [];

    private ExpressionWriter(EmitContext context, Func<int, string> argument, bool scalar, Func<string>? newLocal = null)
    {
        _newLocal = newLocal;
        _context = context;
        _argument = argument;
        _scalar = scalar;
    }

    /// <summary>The lines that declare local variables, and the expression that uses them, on vectors.</summary>
    /// <param name="context">The program's types.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="argument">The text of each argument.</param>
    /// <param name="newLocal">Names a local variable, for code that has several expressions; null to number them.</param>
    public static (IReadOnlyList<string> Lines, string Result) Vector(
        EmitContext context, Expression expression, Func<int, string> argument, Func<string>? newLocal = null) =>
        new ExpressionWriter(context, argument, scalar: false, newLocal).Write(expression);

    /// <summary>The same on single numbers; of arithmetic and comparisons only.</summary>
    public static string Scalar(EmitContext context, Expression expression, Func<int, string> argument)
    {
        string code = new ExpressionWriter(context, argument, scalar: true).Inline(expression);
        // What is written within other expressions stands in parentheses; this one is within none.
        bool isEnclosed = expression is Select
            or Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide };
        return isEnclosed ? code.Substring(1, code.Length - 2) : code;
    }

    private (IReadOnlyList<string> Lines, string Result) Write(Expression expression)
    {
        Count(expression);
        // The inner ones first, so that the variables they need are already declared.
        foreach (Expression part in expression.Descendants().Where(IsShared).ToArray())
        {
            string code = Inline(part);
            string name = _newLocal?.Invoke() ?? "t" + Numbers.Of(_locals.Count + 1);
            _lines.Add($"TVector {name} = {code};");
            _locals.Add(part, name);
        }
        return (_lines, Inline(expression));
    }

    private bool IsShared(Expression part) => part is not (Constant or Argument or AxisIndex or BatchSize) && _occurrences[part] > 1
        && part is not Unary { Operator: UnaryOperator.Hold };

    private void Count(Expression expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _occurrences[expression] = _occurrences.TryGetValue(expression, out int count) ? count + 1 : 1;
        if (_occurrences[expression] > 1)
            return;
        foreach (Expression part in expression.Parts())
            Count(part);
    }

    private string Inline(Expression expression)
    {
        if (_locals.TryGetValue(expression, out string local))
            return local;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            Constant c => _scalar ? Numbers.Of(c.Value, _context.Element)
                : Algebra.IsPositiveZero(c) ? "TSimd.Zero" : $"TSimd.Create({Numbers.Of(c.Value, _context.Element)})",
            Argument a => _argument(a.Index),
            AxisIndex { Axis: -1 } => "column",
            BatchSize => _scalar ? "batch" : "TSimd.Create(batch)",
            Unary u => _scalar ? ScalarUnary(u) : VectorUnary(u),
            Binary b => _scalar ? ScalarBinary(b) : VectorBinary(b),
            Select s => _scalar ? $"({Inline(s.Condition)} ? {Inline(s.Then)} : {Inline(s.Else)})" : VectorSelect(s),
            _ => throw new InvalidOperationException($"No way to write '{expression}'."),
        };
    }

    private string ScalarUnary(Unary u) => u.Operator switch
    {
        UnaryOperator.Negate => $"-{Inline(u.A)}",
        UnaryOperator.Hold => Inline(u.A),
        _ => throw new InvalidOperationException($"'{u}' of a single number is not supported."),
    };

    private string ScalarBinary(Binary b) => b.Operator switch
    {
        BinaryOperator.Add => $"({Inline(b.A)} + {Inline(b.B)})",
        BinaryOperator.Subtract => $"({Inline(b.A)} - {Inline(b.B)})",
        BinaryOperator.Multiply => $"({Inline(b.A)} * {Inline(b.B)})",
        BinaryOperator.Divide => $"({Inline(b.A)} / {Inline(b.B)})",
        BinaryOperator.Equal => $"{Inline(b.A)} == {Inline(b.B)}",
        BinaryOperator.Less => $"{Inline(b.A)} < {Inline(b.B)}",
        BinaryOperator.LessOrEqual => $"{Inline(b.A)} <= {Inline(b.B)}",
        _ => throw new InvalidOperationException($"'{b}' of single numbers is not supported."),
    };

    private string VectorUnary(Unary u) => u.Operator switch
    {
        UnaryOperator.Hold => Inline(u.A),
        UnaryOperator.Not => $"TSimd.AndNot(TSimd.Equal(TSimd.Zero, TSimd.Zero), {Inline(u.A)})",
        UnaryOperator.Negate or UnaryOperator.Abs or UnaryOperator.Sqrt or UnaryOperator.Floor or UnaryOperator.Ceiling or UnaryOperator.Round =>
            $"TSimd.{u.Operator}({Inline(u.A)})",
        _ => $"{_context.MathClass}.{u.Operator}<TSimd, TVector>({Inline(u.A)})",
    };

    private string VectorBinary(Binary b)
    {
        if (b.Operator is BinaryOperator.Add && AsProduct(b.A) is { } left)
            return $"TSimd.MultiplyAdd({Inline(left.A)}, {Inline(left.B)}, {Inline(b.B)})";
        if (b.Operator is BinaryOperator.Add && AsProduct(b.B) is { } right)
            return $"TSimd.MultiplyAdd({Inline(right.A)}, {Inline(right.B)}, {Inline(b.A)})";
        if (b.Operator is BinaryOperator.Subtract && AsProduct(b.B) is { } subtracted)
            return $"TSimd.MultiplyAdd(TSimd.Negate({Inline(subtracted.A)}), {Inline(subtracted.B)}, {Inline(b.A)})";
        if (b.Operator is BinaryOperator.Subtract && AsProduct(b.A) is { } minuend)
            return $"TSimd.MultiplyAdd({Inline(minuend.A)}, {Inline(minuend.B)}, TSimd.Negate({Inline(b.B)}))";
        return b.Operator switch
        {
            BinaryOperator.Max when Algebra.IsPositiveZero(b.B) => $"TSimd.Rectify({Inline(b.A)})",
            BinaryOperator.Max when Algebra.IsPositiveZero(b.A) => $"TSimd.Rectify({Inline(b.B)})",
            BinaryOperator.Power => $"{_context.MathClass}.Pow<TSimd, TVector>({Inline(b.A)}, {Inline(b.B)})",
            // Read from left to right, as people write it.
            BinaryOperator.Less => b.A is Constant ? $"TSimd.GreaterThan({Inline(b.B)}, {Inline(b.A)})" : $"TSimd.LessThan({Inline(b.A)}, {Inline(b.B)})",
            BinaryOperator.LessOrEqual => b.A is Constant
                ? $"TSimd.GreaterThanOrEqual({Inline(b.B)}, {Inline(b.A)})" : $"TSimd.LessThanOrEqual({Inline(b.A)}, {Inline(b.B)})",
            _ => $"TSimd.{b.Operator}({Inline(b.A)}, {Inline(b.B)})",
        };
    }

    private Binary? AsProduct(Expression expression) =>
        expression is Binary { Operator: BinaryOperator.Multiply } product && !_locals.ContainsKey(product) ? product : null;

    /// <summary>This is used even for a choice between a value and zero: an <c>And</c> would first move the mask of AVX-512 into a vector.</summary>
    private string VectorSelect(Select s) => $"TSimd.Select({Inline(s.Condition)}, {Inline(s.Then)}, {Inline(s.Else)})";
}
