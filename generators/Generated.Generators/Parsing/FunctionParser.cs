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
    /// <summary>What a function may come to, calls and variables written out: more would not be worth computing for each element, and slow the editor.</summary>
    private const int MaximumSize = 2000;

    private readonly Compilation _compilation;
    private readonly List<LocatedProblem> _problems;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, Expression> _variables = new(SymbolEqualityComparer.Default);
    private readonly Stack<IMethodSymbol> _calls = new();

    /// <summary>Whether it is still to be told that what is written in double is computed in float.</summary>
    private bool _tellsDouble;
    private bool _failed;

    private FunctionParser(Compilation compilation, List<LocatedProblem> problems, CancellationToken cancellation)
    {
        _compilation = compilation;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The function that an attribute names, or null once it is reported why there is none.</summary>
    public static FunctionSpec? Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, List<LocatedProblem> problems, bool isSingle, CancellationToken cancellation)
    {
        string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        Location? location = AttributeSyntaxes.LocationOf(attribute, "Method", -1, cancellation);
        IMethodSymbol[] methods = [.. type.GetMembers(name).OfType<IMethodSymbol>()];
        IMethodSymbol? method = methods.FirstOrDefault(IsFunction);
        if (method is null)
        {
            string found = methods.Length == 0 ? $"'{type.Name}' has no method named '{name}'" : $"'{name}' {WhyNot(methods[0])}";
            problems.Add(new LocatedProblem(DiagnosticIds.UnknownFunction, location, name, found));
            return null;
        }

        var parser = new FunctionParser(compilation, problems, cancellation) { _tellsDouble = isSingle };
        Expression? body = parser.Call(method, [X], location);
        return body is null || parser._failed ? null : new FunctionSpec(name, SourceOf(method, cancellation), body);
    }

    private static bool IsFunction(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ RefKind: RefKind.None } parameter] } && IsReal(parameter.Type) && IsReal(method.ReturnType);

    private static string WhyNot(IMethodSymbol method) =>
        !method.IsStatic ? "is not static"
        : method.IsGenericMethod ? "is generic"
        : method.Parameters.Length != 1 ? $"takes {method.Parameters.Length} parameters"
        : method.Parameters[0].RefKind != RefKind.None ? "takes its parameter by reference"
        : !IsReal(method.Parameters[0].Type) ? $"takes {(method.Parameters[0].Type.ToDisplayString())}"
        : $"returns {method.ReturnType.ToDisplayString()}";

    /// <summary>The declaration without its comments and layout, which mean nothing to the generator.</summary>
    private static string SourceOf(IMethodSymbol method, CancellationToken cancellation) =>
        Declaration(method, cancellation) is { } syntax ? syntax.ReplaceTrivia(syntax.DescendantTrivia(descendIntoTrivia: false), static (_, _) => default).NormalizeWhitespace().ToString() : "";

    private static SyntaxNode? Declaration(IMethodSymbol method, CancellationToken cancellation) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>The body of a method, with what its parameters stand for.</summary>
    private Expression? Call(IMethodSymbol method, IReadOnlyList<Expression> arguments, Location? location)
    {
        // The body names the parameters of the declaration that it belongs to.
        method = method.PartialImplementationPart ?? method;
        SyntaxNode? syntax = Declaration(method, _cancellation);
        if (_calls.Contains(method, SymbolEqualityComparer.Default))
            return Fail(location, $"'{method.Name}', which calls itself");
        (ArrowExpressionClauseSyntax? arrow, BlockSyntax? block) = syntax switch
        {
            MethodDeclarationSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody, local.Body),
            _ => (null, null),
        };
        // In an editor a method of another project may have source, but not in this compilation.
        if ((arrow is null && block is null) || !_compilation.ContainsSyntaxTree(syntax!.SyntaxTree))
            return Fail(location, $"'{method.Name}', whose body is not in this project");

        foreach ((IParameterSymbol parameter, Expression argument) in method.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
            _variables[parameter] = argument;
        _calls.Push(method);
        // An analyzer may not ask for a model of another file; a generator and its shared parser must.
#pragma warning disable RS1030
        SemanticModel model = _compilation.GetSemanticModel(syntax!.SyntaxTree);
#pragma warning restore RS1030
        Expression? result = arrow is not null ? Read(arrow.Expression, model) : ReadStatements(block!.Statements, block, model);
        _calls.Pop();
        return result is null || IsSmall(result, location) ? result : null;
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
                case LocalFunctionStatementSyntax or EmptyStatementSyntax:
                    break; // A local function is read where it is called.
                case ReturnStatementSyntax { Expression: { } expression }:
                    return Read(expression, model);
                case BlockSyntax block:
                    return ReadStatements([.. block.Statements, .. statements.Skip(position)], body, model);
                case IfStatementSyntax choice:
                    // A branch that does not return goes on with what follows.
                    StatementSyntax[] rest = [.. statements.Skip(position)];
                    StatementSyntax[] other = choice.Else is { } branch ? [branch.Statement, .. rest] : rest;
                    if (ConstantCondition(choice.Condition, model) is { } always)
                        return ReadStatements(always ? [choice.Statement, .. rest] : other, body, model);
                    Expression? condition = Read(choice.Condition, model);
                    Expression? then = condition is null ? null : ReadStatements([choice.Statement, .. rest], body, model);
                    Expression? otherwise = then is null ? null : ReadStatements(other, body, model);
                    return otherwise is null ? null : ChooseNumber(choice, condition!, then!, otherwise);
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
            if (Read(variable.Initializer.Value, model) is not { } value || !IsSmall(value, variable.GetLocation()))
                return false;
            _variables[model.GetDeclaredSymbol(variable, _cancellation)!] = value;
        }
        return true;
    }

    private Expression? Read(ExpressionSyntax syntax, SemanticModel model) => Typed(ReadUntyped(syntax, model), syntax, model);

    /// <summary>A constant as its type rounds it, since C# folds in that type; and a hint at what is computed in another type than it is written in.</summary>
    private Expression? Typed(Expression? read, ExpressionSyntax syntax, SemanticModel model)
    {
        SpecialType type = model.GetTypeInfo(syntax, _cancellation).Type?.SpecialType ?? SpecialType.None;
        if (read is Constant number)
            return type == SpecialType.System_Single ? (float)number.Value : read;
        if (read is not null && _tellsDouble && type == SpecialType.System_Double)
        {
            _tellsDouble = false;
            _problems.Add(new LocatedProblem(DiagnosticIds.ComputedInSingle, syntax.GetLocation(), FirstLine(syntax)));
        }
        return read;
    }

    private Expression? ReadUntyped(ExpressionSyntax syntax, SemanticModel model)
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
            return Unsupported(syntax); // Division would have to round.
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
            SyntaxKind.EqualsExpression when !a.IsCondition() => Equal(a, b),
            SyntaxKind.NotEqualsExpression when !a.IsCondition() => Not(Equal(a, b)),
            SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression when a.IsCondition() => And(a, b),
            SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression when a.IsCondition() => Or(a, b),
            _ => Unsupported(syntax),
        };
    }

    private Expression? ReadConditional(ConditionalExpressionSyntax syntax, SemanticModel model)
    {
        if (ConstantCondition(syntax.Condition, model) is { } always)
            return Read(always ? syntax.WhenTrue : syntax.WhenFalse, model);
        Expression? condition = Read(syntax.Condition, model);
        Expression? then = Read(syntax.WhenTrue, model);
        Expression? otherwise = Read(syntax.WhenFalse, model);
        return condition is null || then is null || otherwise is null ? null : ChooseNumber(syntax, condition, then, otherwise);
    }

    private bool? ConstantCondition(ExpressionSyntax condition, SemanticModel model) => model.GetConstantValue(condition, _cancellation).Value as bool?;

    /// <summary>A choice between numbers; one between truth values has no place in a program.</summary>
    private Expression? ChooseNumber(SyntaxNode syntax, Expression condition, Expression then, Expression otherwise) =>
        then.IsCondition() || otherwise.IsCondition() ? Unsupported(syntax) : Choose(condition, then, otherwise);

    private bool IsSmall(Expression expression, Location? location) =>
        expression.Descendants().Take(MaximumSize + 1).Count() <= MaximumSize
        || Fail(location, $"what comes to more than {MaximumSize} operations once every variable and call is written out") is not null;

    private Expression? ReadCall(InvocationExpressionSyntax syntax, SemanticModel model)
    {
        if (model.GetSymbolInfo(syntax, _cancellation).Symbol is not IMethodSymbol method)
            return Unsupported(syntax);
        var arguments = new List<Expression>();
        foreach (ArgumentSyntax argument in syntax.ArgumentList.Arguments)
        {
            if (argument.NameColon is not null)
                return Fail(argument.GetLocation(), $"the named argument '{argument}'");
            if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
                return Fail(argument.GetLocation(), $"the argument by reference '{argument}'");
            if (Read(argument.Expression, model) is not { } value)
                return null;
            arguments.Add(value);
        }
        if (method.ContainingType.ToDisplayString() is "System.Math" or "System.MathF" or "float" or "double")
            return MapFunctions.Find(method.Name, arguments.Count) is { } function ? function.Of([.. arguments]) : Unsupported(syntax);
        bool isFunction = (method.IsStatic || method.MethodKind == MethodKind.LocalFunction) && !method.IsGenericMethod && method.ReducedFrom is null;
        return isFunction && IsReal(method.ReturnType) && method.Parameters.Length == arguments.Count && method.Parameters.All(parameter => IsReal(parameter.Type))
            ? Call(method, arguments, syntax.GetLocation())
            : Unsupported(syntax);
    }

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
