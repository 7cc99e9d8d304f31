using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// Patterns, and the statements and expressions that choose by them; and truth values. An expression only represents truth values that depend on a
/// number.
/// </summary>
internal sealed partial class FunctionParser
{
    private static readonly Expression True = new Binary(BinaryOperator.Equal, Zero, Zero);
    private static readonly Expression False = new Unary(UnaryOperator.Not, True);

    /// <summary>A condition on an argument of a block that is read without a use.</summary>
    private static readonly Expression Undecided = new Binary(BinaryOperator.Less, X, X);

    private static Expression Truth(bool truth) => truth ? True : False;

    private static bool? IsDecided(Expression condition) => condition.Equals(True) ? true : condition.Equals(False) ? false : null;

    private static Expression Negated(Expression a) => IsDecided(a) is { } truth ? Truth(!truth) : Not(a);

    private static Expression Both(Expression a, Expression b) =>
        IsDecided(a) is { } first ? (first ? b : False) : IsDecided(b) is { } second ? (second ? a : False) : And(a, b);

    private static Expression Either(Expression a, Expression b) =>
        IsDecided(a) is { } first ? (first ? True : b) : IsDecided(b) is { } second ? (second ? True : a) : Or(a, b);

    /// <summary>A choice between two numbers or two truth values; null if one is a number and the other a truth value.</summary>
    private static Expression? OneOf(Expression condition, Expression then, Expression otherwise) =>
        IsDecided(condition) is { } truth ? (truth ? then : otherwise)
        : then.Equals(otherwise) ? then
        : then.IsCondition() && otherwise.IsCondition() ? Either(Both(condition, then), Both(Negated(condition), otherwise))
        : then.IsCondition() || otherwise.IsCondition() ? null
        : Choose(condition, then, otherwise);

    /// <summary>Whether a value matches a pattern.</summary>
    private Expression? Match(Expression value, PatternSyntax pattern, ExpressionSyntax matched, SemanticModel model)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (pattern)
        {
            case ParenthesizedPatternSyntax inner:
                return Match(value, inner.Pattern, matched, model);
            case DiscardPatternSyntax:
                return True;
            case UnaryPatternSyntax not:
                return Match(value, not.Pattern, matched, model) is { } denied ? Negated(denied) : null;
            case BinaryPatternSyntax both:
                Expression? a = Match(value, both.Left, matched, model);
                Expression? b = a is null ? null : Match(value, both.Right, matched, model);
                return b is null ? null : both.IsKind(SyntaxKind.AndPattern) ? Both(a!, b) : Either(a!, b);
            case VarPatternSyntax { Designation: SingleVariableDesignationSyntax name }:
                return Named(value, name, model);
            case VarPatternSyntax { Designation: DiscardDesignationSyntax }:
                return True;
            case DeclarationPatternSyntax declaration when IsSameType(declaration.Type, matched, model):
                return declaration.Designation is SingleVariableDesignationSyntax designation ? Named(value, designation, model) : True;
            case TypePatternSyntax type when IsSameType(type.Type, matched, model):
                return True;
            case ConstantPatternSyntax { Expression: var expression }:
                return Read(expression, model) is { } constant ? MatchConstant(value, constant) ?? Unsupported(pattern) : null;
            case RelationalPatternSyntax relational when !value.IsCondition():
                return Read(relational.Expression, model) is { } bound ? MatchRelation(relational.OperatorToken.Kind(), value, bound) : null;
            default:
                return Fail(pattern.GetLocation(), $"the pattern '{FirstLine(pattern)}'");
        }
    }

    private Expression Named(Expression value, SingleVariableDesignationSyntax name, SemanticModel model)
    {
        Set(model.GetDeclaredSymbol(name, _cancellation)!, value);
        return True;
    }

    private bool IsSameType(TypeSyntax type, ExpressionSyntax matched, SemanticModel model) =>
        SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(type, _cancellation).Type, model.GetTypeInfo(matched, _cancellation).Type);

    private static Expression? MatchConstant(Expression value, Expression constant) =>
        value.IsCondition() ? IsDecided(constant) is { } truth ? (truth ? value : Negated(value)) : null
        : constant is not Constant number ? null
        : double.IsNaN(number.Value) ? Not(Equal(value, value)) // By a pattern, NaN is NaN.
        : Equal(value, number);

    private static Expression MatchRelation(SyntaxKind sign, Expression value, Expression bound) => sign switch
    {
        SyntaxKind.LessThanToken => Less(value, bound),
        SyntaxKind.LessThanEqualsToken => LessOrEqual(value, bound),
        SyntaxKind.GreaterThanToken => Greater(value, bound),
        _ => GreaterOrEqual(value, bound),
    };

    private Expression? ReadSwitch(SwitchExpressionSyntax syntax, SemanticModel model)
    {
        if (Read(syntax.GoverningExpression, model) is not { } value)
            return null;
        var arms = new List<(Expression Condition, Expression Value)>();
        foreach (SwitchExpressionArmSyntax arm in syntax.Arms)
        {
            Expression? condition = Match(value, arm.Pattern, syntax.GoverningExpression, model);
            if (condition is not null && arm.WhenClause is { } guard)
                condition = Read(guard.Condition, model) is { } also ? Both(condition, also) : null;
            if (condition is null)
                return null;
            if (IsDecided(condition) == false)
                continue;
            if (Read(arm.Expression, model) is not { } result)
                return null;
            arms.Add((condition, result));
            if (IsDecided(condition) == true)
                break; // What follows is for nobody.
        }
        // There are only two truth values; for numbers there is always another value, if only NaN.
        if (arms.Count == 0 || (IsDecided(arms[arms.Count - 1].Condition) != true && !value.IsCondition()))
            return Fail(syntax.GetLocation(), $"'{FirstLine(syntax)}', a switch without an arm '_ =>' for everything else");
        Expression? all = arms[arms.Count - 1].Value;
        for (int i = arms.Count - 2; i >= 0 && all is not null; i--)
            all = OneOf(arms[i].Condition, arms[i].Value, all);
        return all ?? Unsupported(syntax);
    }

    /// <summary>A switch whose sections return, or contain only one <c>break</c>, at their end.</summary>
    private bool? ReadSwitch(SwitchStatementSyntax syntax, Expression path, SemanticModel model)
    {
        if (Read(syntax.Expression, model) is not { } value)
            return null;
        SwitchSectionSyntax? rest = syntax.Sections.FirstOrDefault(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax));
        SwitchSectionSyntax[] sections = [.. syntax.Sections.Where(section => section != rest)];
        return ReadFrom(0, path);

        bool? ReadFrom(int index, Expression inner)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (index == sections.Length)
                return rest is null ? true : ReadSection(rest, inner);
            Expression? condition = False;
            foreach (SwitchLabelSyntax label in sections[index].Labels)
            {
                Expression? matches = label switch
                {
                    CaseSwitchLabelSyntax { Value: var constant } =>
                        Read(constant, model) is { } number ? MatchConstant(value, number) ?? Unsupported(label) : null,
                    CasePatternSwitchLabelSyntax pattern => Match(value, pattern.Pattern, syntax.Expression, model),
                    _ => Unsupported(label),
                };
                if (matches is not null && label is CasePatternSwitchLabelSyntax { WhenClause: { } guard })
                    matches = Read(guard.Condition, model) is { } also ? Both(matches, also) : null;
                if (matches is null)
                    return null;
                condition = Either(condition, matches);
            }
            return Branch(syntax, condition, inner, then => ReadSection(sections[index], then), other => ReadFrom(index + 1, other));
        }

        bool? ReadSection(SwitchSectionSyntax section, Expression inner) =>
            ReadStatements(section.Statements.LastOrDefault() is BreakStatementSyntax
                ? section.Statements.Take(section.Statements.Count - 1) : section.Statements, inner, model);
    }
}
