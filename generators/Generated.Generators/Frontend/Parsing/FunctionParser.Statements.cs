using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// Statements. A variable stands for the expression that was last assigned to it; after an <c>if</c>, it stands for a choice between the values of
/// the branches. Each return is recorded with the conditions around it, in order: the first one whose conditions hold counts. Each statement is
/// therefore read once, however many paths there are through the function.
/// </summary>
internal sealed partial class FunctionParser
{
    /// <summary>The returned values with the conditions of the branches around them. That nothing was returned before is implied by their order.</summary>
    private List<(Expression Condition, Expression Value)> _returns = [];

    /// <summary>The previous values of variables that were set, the last one on top.</summary>
    private readonly Stack<(ISymbol Variable, Expression? Before)> _trail = new();

    private Expression? ReadBody(BlockSyntax body, SemanticModel model)
    {
        List<(Expression Condition, Expression Value)> outer = _returns;
        _returns = [];
        bool? ends = ReadStatements(body.Statements, True, model);
        List<(Expression Condition, Expression Value)> returns = _returns;
        _returns = outer;
        if (ends is null)
            return null;
        if (ends == true)
            return Fail(body.GetLocation(), "a way through the function without a return");
        Expression? result = returns[returns.Count - 1].Value;
        for (int i = returns.Count - 2; i >= 0 && result is not null; i--)
            result = OneOf(returns[i].Condition, returns[i].Value, result);
        return result ?? Unsupported(body);
    }

    /// <summary>Whether some path reaches the end of the statements; null after something that is not understood was reported.</summary>
    private bool? ReadStatements(IEnumerable<StatementSyntax> statements, Expression path, SemanticModel model)
    {
        foreach (StatementSyntax statement in statements)
        {
            if (ReadStatement(statement, path, model) is not true and var ends)
                return ends;
        }
        return true;
    }

    private bool? ReadStatement(StatementSyntax statement, Expression path, SemanticModel model)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (statement)
        {
            case LocalDeclarationStatementSyntax declaration:
                return declaration.Declaration.Variables.All(variable => Declare(variable, model)) ? true : null;
            case LocalFunctionStatementSyntax or EmptyStatementSyntax:
                return true; // A local function is read where it is called.
            case ReturnStatementSyntax { Expression: { } expression }:
                if (Read(expression, model) is not { } value)
                    return null;
                _returns.Add((path, value));
                return false;
            case BlockSyntax block:
                return ReadStatements(block.Statements, path, model);
            case CheckedStatementSyntax { Block: var block }:
                return ReadStatements(block.Statements, path, model);
            case ExpressionStatementSyntax { Expression: var expression } when IsAssignment(expression):
                return Assign(expression, model) is null ? null : true;
            case IfStatementSyntax choice:
                return Read(choice.Condition, model) is not { } condition ? null
                    : Branch(choice, condition, path, inner => ReadStatement(choice.Statement, inner, model),
                        inner => choice.Else is { } other ? ReadStatement(other.Statement, inner, model) : true);
            case SwitchStatementSyntax choice:
                return ReadSwitch(choice, path, model);
            default:
                Fail(statement.GetLocation(), $"the statement '{FirstLine(statement)}'");
                return null;
        }
    }

    /// <summary>Reads both branches, each with the current variables, and chooses between their results.</summary>
    private bool? Branch(SyntaxNode syntax, Expression condition, Expression path, Func<Expression, bool?> then, Func<Expression, bool?> otherwise)
    {
        if (IsDecided(condition) is { } always)
            return always ? then(path) : otherwise(path);
        int mark = _trail.Count;
        bool? thenEnds = then(Both(path, condition));
        Dictionary<ISymbol, Expression> afterThen = TakeBack(mark);
        if (thenEnds is null)
            return null;
        // If the first branch returns, its condition need not be negated: the first return counts.
        bool? otherEnds = otherwise(thenEnds == true ? Both(path, Negated(condition)) : path);
        Dictionary<ISymbol, Expression> afterOther = TakeBack(mark);
        if (otherEnds is null)
            return null;

        foreach (ISymbol variable in afterThen.Keys.Union(afterOther.Keys, SymbolEqualityComparer.Default).OfType<ISymbol>().ToArray())
        {
            if (!SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, _calls.Peek()))
                continue;
            Expression? a = ValueAfter(afterThen, variable), b = ValueAfter(afterOther, variable);
            Expression? value = thenEnds == false ? b : otherEnds == false ? a : a is null || b is null ? null : OneOf(condition, a, b);
            if (value is null)
                continue; // Declared within one of them, or not set on every way, so that C# lets nobody read it.
            if (!IsSmall(value, syntax.GetLocation()))
                return null;
            Set(variable, value);
        }
        return thenEnds == true || otherEnds == true;
    }

    private Expression? ValueAfter(Dictionary<ISymbol, Expression> values, ISymbol variable) =>
        values.TryGetValue(variable, out Expression value) || _variables.TryGetValue(variable, out value) ? value : null;

    private void Set(ISymbol variable, Expression value)
    {
        _trail.Push((variable, _variables.TryGetValue(variable, out Expression before) ? before : null));
        _variables[variable] = value;
    }

    /// <summary>Undoes all assignments since a mark, and returns the last values.</summary>
    private Dictionary<ISymbol, Expression> TakeBack(int mark)
    {
        var last = new Dictionary<ISymbol, Expression>(SymbolEqualityComparer.Default);
        while (_trail.Count > mark)
        {
            (ISymbol variable, Expression? before) = _trail.Pop();
            if (!last.ContainsKey(variable))
                last.Add(variable, _variables[variable]);
            if (before is null)
                _variables.Remove(variable);
            else
                _variables[variable] = before;
        }
        return last;
    }

    private bool Declare(VariableDeclaratorSyntax variable, SemanticModel model)
    {
        if (variable.Initializer is null)
            return true; // C# sees to it that it is set before it is read.
        Expression? value = IsAssignment(variable.Initializer.Value) ? Assign(variable.Initializer.Value, model) : Read(variable.Initializer.Value, model);
        if (value is null || !IsSmall(value, variable.GetLocation()))
            return false;
        if (model.GetDeclaredSymbol(variable, _cancellation) is not ILocalSymbol { RefKind: RefKind.None } symbol)
            return Fail(variable.GetLocation(), $"the variable '{variable.Identifier.Text}', which is a reference") is not null;
        Set(symbol, value);
        return true;
    }

    private static bool IsAssignment(ExpressionSyntax syntax) => syntax is AssignmentExpressionSyntax
        or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression };

    /// <summary>Sets a variable of the method itself, and returns its new value.</summary>
    private Expression? Assign(ExpressionSyntax syntax, SemanticModel model)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        (ExpressionSyntax target, SyntaxKind? kind) = syntax switch
        {
            AssignmentExpressionSyntax assignment => (assignment.Left, OperatorOf(assignment.Kind())),
            PostfixUnaryExpressionSyntax postfix => (postfix.Operand,
                postfix.IsKind(SyntaxKind.PostIncrementExpression) ? SyntaxKind.AddExpression : SyntaxKind.SubtractExpression),
            _ => (((PrefixUnaryExpressionSyntax)syntax).Operand,
                syntax.IsKind(SyntaxKind.PreIncrementExpression) ? SyntaxKind.AddExpression : SyntaxKind.SubtractExpression),
        };
        ISymbol? variable = target is IdentifierNameSyntax ? model.GetSymbolInfo(target, _cancellation).Symbol : null;
        bool isOwn = variable is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } && SymbolEqualityComparer.Default.Equals(
            variable.ContainingSymbol, _calls.Peek());
        if (!isOwn || kind is SyntaxKind.None)
            return Fail(syntax.GetLocation(), $"the assignment '{FirstLine(syntax)}'");

        ExpressionSyntax? right = (syntax as AssignmentExpressionSyntax)?.Right;
        Expression? value = right is null ? Algebra.One : IsAssignment(right) ? Assign(right, model) : Read(right, model);
        if (value is null)
            return null;
        if (kind is { } operation)
        {
            bool rounds = operation == SyntaxKind.DivideExpression && IsIntegral(model.GetTypeInfo(target, _cancellation).Type);
            value = !_variables.TryGetValue(variable!, out Expression before) ? null
                : !rounds ? Binary(operation, before, value)
                : before is Constant a && value is Constant b && b.Value != 0 ? Math.Truncate(a.Value / b.Value) : null;
        }
        if (value is null)
            return Fail(syntax.GetLocation(), $"the assignment '{FirstLine(syntax)}'");
        if (!IsSmall(value, syntax.GetLocation()))
            return null;
        Set(variable!, value);
        return value;
    }

    /// <summary>The operator of a compound assignment; null for a simple assignment; none for an assignment that is not understood.</summary>
    private static SyntaxKind? OperatorOf(SyntaxKind assignment) => assignment switch
    {
        SyntaxKind.SimpleAssignmentExpression => null,
        SyntaxKind.AddAssignmentExpression => SyntaxKind.AddExpression,
        SyntaxKind.SubtractAssignmentExpression => SyntaxKind.SubtractExpression,
        SyntaxKind.MultiplyAssignmentExpression => SyntaxKind.MultiplyExpression,
        SyntaxKind.DivideAssignmentExpression => SyntaxKind.DivideExpression,
        SyntaxKind.AndAssignmentExpression => SyntaxKind.BitwiseAndExpression,
        SyntaxKind.OrAssignmentExpression => SyntaxKind.BitwiseOrExpression,
        SyntaxKind.ExclusiveOrAssignmentExpression => SyntaxKind.ExclusiveOrExpression,
        _ => SyntaxKind.None,
    };
}
