using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Generated.Generators.Diagnostics;
using Generated.Generators.Ir;
using Generated.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Parsing;

/// <summary>
/// Reads the C# of a function that a user applies with <c>[Map]</c>. It understands arithmetic, comparisons,
/// choices, constants, local variables, the usual functions of <c>Math</c> and <c>MathF</c>, and calls of other
/// such functions; anything else it reports at the very sub-expression.
/// </summary>
internal sealed class FunctionParser
{
    private readonly Compilation _compilation;
    private readonly List<LocatedProblem> _problems;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, Expression> _variables = new(SymbolEqualityComparer.Default);
    private readonly Stack<IMethodSymbol> _calls = new();
    private bool _failed;

    private FunctionParser(Compilation compilation, List<LocatedProblem> problems, CancellationToken cancellation)
    {
        _compilation = compilation;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The function that an attribute names, or null once it is reported why there is none.</summary>
    public static FunctionSpec? Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, List<LocatedProblem> problems, CancellationToken cancellation)
    {
        string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        Location? location = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is AttributeSyntax { ArgumentList.Arguments: [{ } argument, ..] } ? argument.GetLocation() : null;
        IMethodSymbol[] methods = [.. type.GetMembers(name).OfType<IMethodSymbol>()];
        IMethodSymbol? method = methods.FirstOrDefault(IsFunction);
        if (method is null)
        {
            string found = methods.Length == 0 ? $"'{type.Name}' has no method of that name" : $"'{name}' is {methods[0].ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}";
            problems.Add(new LocatedProblem(DiagnosticIds.UnknownFunction, location, name, found));
            return null;
        }

        var parser = new FunctionParser(compilation, problems, cancellation);
        Expression? body = parser.Call(method, [X], location);
        string source = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation).NormalizeWhitespace().ToString() ?? "";
        return body is null || parser._failed ? null : new FunctionSpec(name, source, body);
    }

    private static bool IsFunction(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ RefKind: RefKind.None } parameter] } && IsReal(parameter.Type) && IsReal(method.ReturnType);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>The body of a method, with what its parameters stand for.</summary>
    private Expression? Call(IMethodSymbol method, IReadOnlyList<Expression> arguments, Location? location)
    {
        SyntaxNode? syntax = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation);
        if (_calls.Contains(method, SymbolEqualityComparer.Default))
            return Fail(location, $"'{method.Name}' calls itself");
        (ArrowExpressionClauseSyntax? arrow, BlockSyntax? block) = syntax switch
        {
            MethodDeclarationSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody, local.Body),
            _ => (null, null),
        };
        if (arrow is null && block is null)
            return Fail(location, $"the source of '{method.Name}' is not in this project");

        foreach ((IParameterSymbol parameter, Expression argument) in method.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
            _variables[parameter] = argument;
        _calls.Push(method);
        // An analyzer may not ask for a model of another file; a generator and its shared parser must.
#pragma warning disable RS1030
        SemanticModel model = _compilation.GetSemanticModel(syntax!.SyntaxTree);
#pragma warning restore RS1030
        Expression? result = arrow is not null ? Read(arrow.Expression, model) : ReadStatements(block!.Statements, block, model);
        _calls.Pop();
        return result;
    }

    /// <summary>Variables, and choices that return: <c>if (c) return a; ... return b;</c> is <c>c ? a : b</c>.</summary>
    private Expression? ReadStatements(IEnumerable<StatementSyntax> statements, SyntaxNode body, SemanticModel model)
    {
        int position = 0;
        foreach (StatementSyntax statement in statements)
        {
            position++;
            switch (statement)
            {
                case LocalDeclarationStatementSyntax declaration:
                    if (!Declare(declaration, model))
                        return null;
                    break;
                case ReturnStatementSyntax { Expression: { } expression }:
                    return Read(expression, model);
                case BlockSyntax block:
                    return ReadStatements(block.Statements.Concat(statements.Skip(position)), body, model);
                case IfStatementSyntax choice:
                    Expression? condition = Read(choice.Condition, model);
                    Expression? then = ReadStatements([choice.Statement], choice.Statement, model);
                    Expression? otherwise = choice.Else is { } other ? ReadStatements([other.Statement], other, model) : ReadStatements(statements.Skip(position), body, model);
                    return condition is null || then is null || otherwise is null ? null : Choose(condition, then, otherwise);
                default:
                    return Fail(statement.GetLocation(), $"the statement '{FirstLine(statement)}'");
            }
        }
        return Fail(body.GetLocation(), "a way through the function without a return");
    }

    private bool Declare(LocalDeclarationStatementSyntax declaration, SemanticModel model)
    {
        foreach (VariableDeclaratorSyntax variable in declaration.Declaration.Variables)
        {
            if (variable.Initializer is null)
                return Fail(variable.GetLocation(), $"the variable '{variable.Identifier.Text}', which has no value where it is declared") is not null;
            if (Read(variable.Initializer.Value, model) is not { } value)
                return false;
            _variables[model.GetDeclaredSymbol(variable, _cancellation)!] = value;
        }
        return true;
    }

    private Expression? Read(ExpressionSyntax syntax, SemanticModel model)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (model.GetConstantValue(syntax, _cancellation) is { HasValue: true, Value: { } constant } && constant is not (string or char or bool))
            return Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);

        return syntax switch
        {
            ParenthesizedExpressionSyntax inner => Read(inner.Expression, model),
            CastExpressionSyntax cast when IsReal(model.GetTypeInfo(cast, _cancellation).Type) && !IsIntegral(model.GetTypeInfo(cast.Expression, _cancellation).Type) => Read(cast.Expression, model),
            PrefixUnaryExpressionSyntax unary => ReadUnary(unary, model),
            BinaryExpressionSyntax binary => ReadBinary(binary, model),
            ConditionalExpressionSyntax choice => ReadConditional(choice, model),
            InvocationExpressionSyntax call => ReadCall(call, model),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => ReadName(syntax, model),
            _ => Unsupported(syntax),
        };
    }

    private Expression? ReadName(ExpressionSyntax syntax, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(syntax, _cancellation).Symbol;
        if (symbol is not null && _variables.TryGetValue(symbol, out Expression value))
            return value;
        return symbol is IFieldSymbol or IPropertySymbol
            ? Fail(syntax.GetLocation(), $"'{syntax}', which is no constant")
            : Unsupported(syntax);
    }

    private Expression? ReadUnary(PrefixUnaryExpressionSyntax syntax, SemanticModel model)
    {
        if (Read(syntax.Operand, model) is not { } a)
            return null;
        return syntax.Kind() switch
        {
            SyntaxKind.UnaryMinusExpression => -a,
            SyntaxKind.UnaryPlusExpression => a,
            SyntaxKind.LogicalNotExpression => Not(a),
            _ => Unsupported(syntax),
        };
    }

    private Expression? ReadBinary(BinaryExpressionSyntax syntax, SemanticModel model)
    {
        if (IsIntegral(model.GetTypeInfo(syntax, _cancellation).Type))
            return Unsupported(syntax);
        Expression? a = Read(syntax.Left, model);
        Expression? b = Read(syntax.Right, model);
        if (a is null || b is null)
            return null;
        return syntax.Kind() switch
        {
            SyntaxKind.AddExpression => a + b,
            SyntaxKind.SubtractExpression => a - b,
            SyntaxKind.MultiplyExpression => a * b,
            SyntaxKind.DivideExpression => a / b,
            SyntaxKind.LessThanExpression => Less(a, b),
            SyntaxKind.LessThanOrEqualExpression => LessOrEqual(a, b),
            SyntaxKind.GreaterThanExpression => Greater(a, b),
            SyntaxKind.GreaterThanOrEqualExpression => GreaterOrEqual(a, b),
            SyntaxKind.EqualsExpression => Equal(a, b),
            SyntaxKind.NotEqualsExpression => Not(Equal(a, b)),
            SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression when a.IsCondition() => And(a, b),
            SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression when a.IsCondition() => Or(a, b),
            _ => Unsupported(syntax),
        };
    }

    private Expression? ReadConditional(ConditionalExpressionSyntax syntax, SemanticModel model)
    {
        Expression? condition = Read(syntax.Condition, model);
        Expression? then = Read(syntax.WhenTrue, model);
        Expression? otherwise = Read(syntax.WhenFalse, model);
        return condition is null || then is null || otherwise is null ? null : Choose(condition, then, otherwise);
    }

    private Expression? ReadCall(InvocationExpressionSyntax syntax, SemanticModel model)
    {
        if (model.GetSymbolInfo(syntax, _cancellation).Symbol is not IMethodSymbol method)
            return Unsupported(syntax);
        var arguments = new List<Expression>();
        foreach (ArgumentSyntax argument in syntax.ArgumentList.Arguments)
        {
            if (argument.NameColon is not null)
                return Fail(argument.GetLocation(), $"the named argument '{argument}'");
            if (Read(argument.Expression, model) is not { } value)
                return null;
            arguments.Add(value);
        }
        if (method.ContainingType.ToDisplayString() is "System.Math" or "System.MathF" or "float" or "double")
            return Known(method.Name, arguments) ?? Unsupported(syntax);
        return method.IsStatic && IsReal(method.ReturnType) && method.Parameters.Length == arguments.Count
            ? Call(method, arguments, syntax.GetLocation())
            : Unsupported(syntax);
    }

    /// <summary>The functions of <c>Math</c>, <c>MathF</c>, <c>float</c> and <c>double</c> that have a derivative here.</summary>
    private static Expression? Known(string name, List<Expression> arguments) => (name, arguments) switch
    {
        ("Exp", [var a]) => Exp(a),
        ("ExpM1", [var a]) => ExpM1(a),
        ("Exp2", [var a]) => Exp(Math.Log(2) * a),
        ("Log", [var a]) => Log(a),
        ("Log", [var a, var b]) => Log(a) / Log(b),
        ("LogP1", [var a]) => Log1P(a),
        ("Log2", [var a]) => 1 / Math.Log(2) * Log(a),
        ("Log10", [var a]) => 1 / Math.Log(10) * Log(a),
        ("Sqrt", [var a]) => Sqrt(a),
        ("Tanh", [var a]) => Tanh(a),
        ("Sinh", [var a]) => 0.5 * (ExpM1(a) - ExpM1(-a)),
        ("Cosh", [var a]) => 0.5 * (Exp(a) + Exp(-a)),
        ("Sin", [var a]) => new Unary(UnaryOperator.Sin, a),
        ("Cos", [var a]) => new Unary(UnaryOperator.Cos, a),
        ("Tan", [var a]) => new Unary(UnaryOperator.Sin, a) / new Unary(UnaryOperator.Cos, a),
        ("Abs", [var a]) => Abs(a),
        ("Floor", [var a]) => new Unary(UnaryOperator.Floor, a),
        ("Ceiling", [var a]) => new Unary(UnaryOperator.Ceiling, a),
        ("Round", [var a]) => new Unary(UnaryOperator.Round, a),
        ("Max", [var a, var b]) => Max(a, b),
        ("Min", [var a, var b]) => Min(a, b),
        ("Clamp", [var a, var low, var high]) => Min(Max(a, low), high),
        ("Pow", [var a, var b]) => Power(a, b),
        ("FusedMultiplyAdd", [var a, var b, var c]) => a * b + c,
        ("ReciprocalEstimate", [var a]) => One / a,
        _ => null,
    };

    private static bool IsIntegral(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte;

    private Expression? Unsupported(SyntaxNode syntax) => Fail(syntax.GetLocation(), $"'{FirstLine(syntax)}'");

    private Expression? Fail(Location? location, string what)
    {
        if (!_failed) // The first one is the cause; others would follow from it.
            _problems.Add(new LocatedProblem(DiagnosticIds.UnsupportedExpression, location, what));
        _failed = true;
        return null;
    }

    private static string FirstLine(SyntaxNode syntax) => syntax.ToString().Split('\n')[0].TrimEnd();
}
