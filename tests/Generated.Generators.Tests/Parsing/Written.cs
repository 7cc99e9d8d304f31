using System.Globalization;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Tests.Parsing;

/// <summary>Expressions as text: <c>$0</c> is the function's parameter.</summary>
internal static class Written
{
    public static string Of(Expression expression) => expression switch
    {
        Constant constant => constant.Value.ToString("R", CultureInfo.InvariantCulture),
        Argument argument => $"${argument.Index}",
        Unary { Operator: UnaryOperator.Negate, A: var a } => $"-{Of(a)}",
        Unary { Operator: UnaryOperator.Not, A: var a } => $"!{Of(a)}",
        Unary { A: var a } unary => $"{Name(unary.Operator)}({Of(a)})",
        Binary { Operator: BinaryOperator.Min or BinaryOperator.Max or BinaryOperator.Power } binary =>
            $"{Name(binary.Operator)}({Of(binary.A)}, {Of(binary.B)})",
        Binary binary => $"({Of(binary.A)} {Symbol(binary.Operator)} {Of(binary.B)})",
        Select select => $"({Of(select.Condition)} ? {Of(select.Then)} : {Of(select.Else)})",
        _ => expression.ToString(),
    };

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Symbol(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Equal => "==",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        _ => Name(operation),
    };
}
