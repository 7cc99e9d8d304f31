using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// Reads the C# of a function that a user applies with <c>[Map]</c>. It understands arithmetic, comparisons, choices, patterns, constants, local
/// variables and assignments to them, the usual functions of <c>Math</c> and <c>MathF</c>, and calls of other functions of this kind. It reports
/// everything else at the sub-expression that it does not understand.
/// </summary>
internal sealed partial class FunctionParser
{
    /// <summary>
    /// The maximum number of different operations of a function, with calls and variables written out: more would be too slow to compute for each
    /// element, and would slow down the editor.
    /// </summary>
    private const int MaximumSize = 2000;

    /// <summary>The maximum nesting depth of operations: all code that processes an expression is recursive.</summary>
    private const int MaximumDepth = 250;

    /// <summary>The maximum number of expressions to read; those of a method count once for each call with different arguments.</summary>
    private const int MaximumReads = 10_000;

    private readonly SemanticModels _models;
    private readonly List<LocatedProblem> _problems;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, Expression> _variables = new(SymbolEqualityComparer.Default);
    private readonly Stack<IMethodSymbol> _calls = new();
    private readonly Dictionary<CallKey, Expression> _known = [];
    private readonly HashSet<SyntaxNode> _shallow = [];
    private readonly ArgumentEvaluator _arguments;
    private int _reads;

    /// <summary>Whether the hint that a function written in double is computed in float is still to be reported.</summary>
    private bool _tellsDouble;
    private bool _failed;

    private FunctionParser(SemanticModels models, ArgumentEvaluator arguments, List<LocatedProblem> problems, CancellationToken cancellation)
    {
        _models = models;
        _arguments = arguments;
        _problems = problems;
        _cancellation = cancellation;
    }

    /// <summary>The function that an attribute names, or null after the reason why there is none was reported.</summary>
    public static FunctionSpec? Parse(INamedTypeSymbol type, AttributeData attribute, SemanticModels models, ArgumentEvaluator arguments,
        List<LocatedProblem> problems, bool isSingle, CancellationToken cancellation)
    {
        string name = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        Location? location = AttributeSyntaxes.LocationOf(attribute, nameof(FunctionOptions.Method), -1, cancellation);
        var parser = new FunctionParser(models, arguments, problems, cancellation) { _tellsDouble = isSingle };
        (INamedTypeSymbol declaring, IMethodSymbol[] methods) = parser.MethodsNamed(name, type, attribute);
        IMethodSymbol? method = methods.FirstOrDefault(IsFunction);
        if (method is null)
        {
            string found = methods.Length == 0 ? $"'{declaring.Name}' has no method named '{name}'" : $"'{name}' {WhyNot(methods[0])}";
            problems.Add(new LocatedProblem(DiagnosticIds.UnknownFunction, location, name, found));
            return null;
        }

        Expression? body = parser.Call(method, [X], location);
        return body is null || parser._failed ? null : new FunctionSpec(name, SourceOf(method, cancellation), body);
    }

    /// <summary>
    /// The methods that an attribute may mean: those of the type that it names, or that its <c>nameof</c> names, or those that the class itself can
    /// use unqualified.
    /// </summary>
    private (INamedTypeSymbol Declaring, IMethodSymbol[] Methods) MethodsNamed(string name, INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.NamedArguments.FirstOrDefault(argument => argument.Key == nameof(FunctionOptions.Type)).Value.Value is INamedTypeSymbol given)
            return (given, Visible(given));
        // nameof(Functions.Swish) says which class has the method.
        if (attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation) is AttributeSyntax syntax && _models.HaveFileOf(syntax)
            && syntax.ArgumentList?.Arguments.FirstOrDefault(argument =>
                argument.NameEquals is null)?.Expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" },
                ArgumentList.Arguments: [var named] })
        {
            IMethodSymbol[] group = [.. _models.Of(syntax).GetMemberGroup(named.Expression, _cancellation).OfType<IMethodSymbol>()];
            if (group.Length > 0)
                return (group[0].ContainingType, group);
        }
        for (INamedTypeSymbol? around = type; around is not null; around = around.ContainingType)
        {
            if (Visible(around) is { Length: > 0 } methods)
                return (type, methods);
        }
        return (type, []);

        IMethodSymbol[] Visible(INamedTypeSymbol declaring)
        {
            for (INamedTypeSymbol? at = declaring; at is not null; at = at.BaseType)
            {
                if (at.GetMembers(name).OfType<IMethodSymbol>().ToArray() is { Length: > 0 } methods)
                    return methods;
            }
            return [];
        }
    }

    private static bool IsFunction(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, Parameters: [{ RefKind: RefKind.None } parameter] } && IsReal(parameter.Type)
            && IsReal(method.ReturnType);

    private static string WhyNot(IMethodSymbol method) =>
        !method.IsStatic ? "is not static"
        : method.IsGenericMethod ? "is generic"
        : method.Parameters.Length != 1 ? $"takes {method.Parameters.Length} parameters"
        : method.Parameters[0].RefKind != RefKind.None ? "takes its parameter by reference"
        : !IsReal(method.Parameters[0].Type) ? $"takes {(method.Parameters[0].Type.ToDisplayString())}"
        : $"returns {method.ReturnType.ToDisplayString()}";

    /// <summary>The declaration without comments and layout, which have no meaning for the generator.</summary>
    private static string SourceOf(IMethodSymbol method, CancellationToken cancellation) =>
        Declaration(method, cancellation) is { } syntax
            ? syntax.ReplaceTrivia(syntax.DescendantTrivia(descendIntoTrivia: false), static (_, _) => default).NormalizeWhitespace().ToString() : "";

    private static SyntaxNode? Declaration(IMethodSymbol method, CancellationToken cancellation) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation);

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    /// <summary>The body of a method, with the values of its parameters; read once for the same arguments.</summary>
    private Expression? Call(IMethodSymbol method, IReadOnlyList<Expression> arguments, Location? location)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        // The body uses the parameters of the declaration that it belongs to.
        method = (method.PartialImplementationPart ?? method).OriginalDefinition;
        if (_calls.Contains(method, SymbolEqualityComparer.Default))
            return Fail(location, $"'{method.Name}', which calls itself");
        if (_calls.Count == MaximumDepth)
            return Fail(location, $"calls within one another more than {MaximumDepth} deep");
        // A local function may read variables of the method around it, which change.
        CallKey? key = method.MethodKind == MethodKind.LocalFunction ? null : new CallKey(method, arguments);
        if (key is not null && _known.TryGetValue(key, out Expression known))
            return known;
        SyntaxNode? syntax = Declaration(method, _cancellation);
        (ArrowExpressionClauseSyntax? arrow, BlockSyntax? block) = syntax switch
        {
            MethodDeclarationSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            LocalFunctionStatementSyntax local => (local.ExpressionBody, local.Body),
            PropertyDeclarationSyntax property => (property.ExpressionBody, null),
            ArrowExpressionClauseSyntax property => (property, null),
            _ => (null, null),
        };
        // In an editor, a method of another project may have source, but that source is not in this compilation.
        if ((arrow is null && block is null) || !_models.HaveFileOf(syntax!))
            return FailForeign(method, location);
        if (!IsShallow(syntax!, location))
            return null;

        foreach ((IParameterSymbol parameter, Expression argument) in method.Parameters.Zip(arguments, (parameter, argument) => (parameter, argument)))
            Set(parameter, argument);
        _calls.Push(method);
        SemanticModel model = _models.Of(syntax!);
        Expression? result = arrow is not null ? Read(arrow.Expression, model) : ReadBody(block!, model);
        _calls.Pop();
        if (result is null || !IsSmall(result, location))
            return null;
        if (key is not null)
            _known.Add(key, result);
        return result;
    }

    /// <summary>A method and what it is called with.</summary>
    private sealed class CallKey(IMethodSymbol method, IReadOnlyList<Expression> arguments) : IEquatable<CallKey>
    {
        private readonly IMethodSymbol _method = method;
        private readonly IReadOnlyList<Expression> _arguments = arguments;

        public bool Equals(CallKey? other) => other is not null && SymbolEqualityComparer.Default.Equals(_method, other._method)
            && _arguments.SequenceEqual(other._arguments);

        public override bool Equals(object? other) => Equals(other as CallKey);

        public override int GetHashCode() => _arguments.Aggregate(SymbolEqualityComparer.Default.GetHashCode(_method),
            (hash, argument) => unchecked((hash * 31) + argument.GetHashCode()));
    }

    private Expression? Read(ExpressionSyntax syntax, SemanticModel model) => Typed(ReadUntyped(syntax, model), syntax, model);

    /// <summary>
    /// A constant rounded to its own type, because C# folds in that type; reports a hint if it is computed in another type than it is written in.
    /// </summary>
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
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_reads > MaximumReads)
            return Fail(syntax.GetLocation(), $"what takes more than {MaximumReads} steps to read once every call is written out");
        if (ConstantOf(syntax, model) is { } constant)
            return constant;

        return syntax switch
        {
            ParenthesizedExpressionSyntax inner => Read(inner.Expression, model),
            CheckedExpressionSyntax inner => Read(inner.Expression, model),
            CastExpressionSyntax cast => ReadCast(cast, model),
            PrefixUnaryExpressionSyntax unary => ReadUnary(unary, model),
            IsPatternExpressionSyntax match => Read(match.Expression, model) is { } value ? Match(value, match.Pattern, match.Expression, model) : null,
            BinaryExpressionSyntax binary => ReadBinary(binary, model),
            ConditionalExpressionSyntax choice => ReadConditional(choice, model),
            SwitchExpressionSyntax choice => ReadSwitch(choice, model),
            InvocationExpressionSyntax call => ReadCall(call, model),
            IdentifierNameSyntax or MemberAccessExpressionSyntax => ReadName(syntax, model),
            _ => Unsupported(syntax),
        };
    }

    /// <summary>The value of a constant expression, with block arguments replaced; null if it is not constant.</summary>
    private Expression? ConstantOf(ExpressionSyntax syntax, SemanticModel model)
    {
        if (model.GetConstantValue(syntax, _cancellation) is not { HasValue: true, Value: { } constant } || constant is string or char)
            return null;
        if (_arguments.DependsOnArgument(syntax, model))
        {
            if (_arguments.Evaluate(syntax, model) is not { } evaluated)
                return constant is bool ? Undecided : Zero; // What is wrong is reported; or the block is read by itself, and nothing known.
            constant = evaluated;
        }
        return constant is bool truth ? Truth(truth) : (Expression)Convert.ToDouble(constant, System.Globalization.CultureInfo.InvariantCulture);
    }

    private Expression? ReadCast(CastExpressionSyntax syntax, SemanticModel model)
    {
        if (Read(syntax.Expression, model) is not { } value)
            return null;
        ITypeSymbol? to = model.GetTypeInfo(syntax, _cancellation).Type;
        if (IsNumber(to) || (IsIntegral(to) && IsIntegral(model.GetTypeInfo(syntax.Expression, _cancellation).Type)))
            return value;
        return IsIntegral(to) && value is Constant number ? Math.Truncate(number.Value) : Unsupported(syntax);
    }

    private Expression? ReadName(ExpressionSyntax syntax, SemanticModel model)
    {
        ISymbol? symbol = model.GetSymbolInfo(syntax, _cancellation).Symbol;
        if (symbol is not null && _variables.TryGetValue(symbol, out Expression value))
            return value;
        return symbol switch
        {
            IFieldSymbol { IsStatic: true, IsReadOnly: true } field when IsNumber(field.Type) || IsIntegral(field.Type) => ReadField(field, syntax),
            IPropertySymbol property when KnownNumber(property) is { } number => number,
            IPropertySymbol { IsStatic: true, GetMethod: { } getter, SetMethod: null } property when IsNumber(property.Type) =>
                Call(getter, [], syntax.GetLocation()),
            IFieldSymbol or IPropertySymbol => Fail(syntax.GetLocation(), $"'{syntax}', which is no constant"),
            _ => Unsupported(syntax),
        };
    }

    /// <summary>A static field that is only set in its declaration.</summary>
    private Expression? ReadField(IFieldSymbol field, ExpressionSyntax syntax)
    {
        if (field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || !_models.HaveFileOf(value)
            || field.ContainingType.StaticConstructors.Any(constructor => !constructor.IsImplicitlyDeclared))
            return Fail(syntax.GetLocation(),
                $"'{syntax}', which is no constant: its value is not where it is declared, or a static constructor may change it");
        return IsShallow(value, syntax.GetLocation()) ? Read(value, _models.Of(value)) : null;
    }

    private Expression? ReadUnary(PrefixUnaryExpressionSyntax syntax, SemanticModel model)
    {
        if (Read(syntax.Operand, model) is not { } a)
            return null;
        return syntax.Kind() switch
        {
            SyntaxKind.UnaryMinusExpression => -a,
            SyntaxKind.UnaryPlusExpression => a,
            SyntaxKind.LogicalNotExpression => Negated(a),
            _ => Unsupported(syntax),
        };
    }

    private Expression? ReadBinary(BinaryExpressionSyntax syntax, SemanticModel model)
    {
        if (syntax.Kind() is SyntaxKind.IsExpression or SyntaxKind.AsExpression or SyntaxKind.CoalesceExpression)
            return Unsupported(syntax);
        Expression? a = Read(syntax.Left, model);
        Expression? b = Read(syntax.Right, model);
        if (a is null || b is null)
            return null;
        if (syntax.IsKind(SyntaxKind.DivideExpression) && IsIntegral(model.GetTypeInfo(syntax, _cancellation).Type))
            return a is Constant x && b is Constant y && y.Value != 0 ? Math.Truncate(x.Value / y.Value) : Unsupported(syntax); // It would have to round.
        return Binary(syntax.Kind(), a, b) ?? Unsupported(syntax);
    }

    private static Expression? Binary(SyntaxKind kind, Expression a, Expression b)
    {
        bool areConditions = a.IsCondition() && b.IsCondition();
        if (!areConditions && (a.IsCondition() || b.IsCondition()))
            return null;
        return kind switch
        {
            SyntaxKind.EqualsExpression when areConditions => Either(Both(a, b), Both(Negated(a), Negated(b))),
            SyntaxKind.NotEqualsExpression or SyntaxKind.ExclusiveOrExpression when areConditions => Either(Both(a, Negated(b)), Both(Negated(a), b)),
            SyntaxKind.LogicalAndExpression or SyntaxKind.BitwiseAndExpression when areConditions => Both(a, b),
            SyntaxKind.LogicalOrExpression or SyntaxKind.BitwiseOrExpression when areConditions => Either(a, b),
            _ when areConditions => null,
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
            _ => null,
        };
    }

    private Expression? ReadConditional(ConditionalExpressionSyntax syntax, SemanticModel model)
    {
        if (Read(syntax.Condition, model) is not { } condition)
            return null;
        if (IsDecided(condition) is { } always)
            return Read(always ? syntax.WhenTrue : syntax.WhenFalse, model);
        Expression? then = Read(syntax.WhenTrue, model);
        Expression? otherwise = then is null ? null : Read(syntax.WhenFalse, model);
        return otherwise is null ? null : OneOf(condition, then!, otherwise) ?? Unsupported(syntax);
    }

    /// <summary>A small number of operations, each counted once.</summary>
    private bool IsSmall(Expression expression, Location? location)
    {
        if (expression.Depth > MaximumDepth)
            return Fail(location,
                $"what is nested more than {MaximumDepth} operations deep once every variable and call is written out; a long sum or product can be parted "
                    + "into several with parentheses") is not null;
        return expression.Size <= MaximumSize || expression.Descendants().Count <= MaximumSize
            || Fail(location, $"what comes to more than {MaximumSize} operations once every variable and call is written out") is not null;
    }

    /// <summary>Whether a declaration is nested little enough that reading it does not exhaust the stack; determined without recursion.</summary>
    private bool IsShallow(SyntaxNode syntax, Location? location)
    {
        if (!_shallow.Add(syntax))
            return true;
        var open = new Stack<(SyntaxNode Node, int Depth)>();
        open.Push((syntax, 0));
        while (open.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            (SyntaxNode node, int depth) = open.Pop();
            if (depth > MaximumDepth)
                return Fail(location,
                    $"what is nested more than {MaximumDepth} deep; a long sum or product can be parted into several with parentheses") is not null;
            foreach (SyntaxNode child in node.ChildNodes())
                open.Push((child, depth + 1));
        }
        return true;
    }

    private Expression? ReadCall(InvocationExpressionSyntax syntax, SemanticModel model)
    {
        if (model.GetSymbolInfo(syntax, _cancellation).Symbol is not IMethodSymbol method || BoundArguments(syntax, method, model) is not { } arguments)
            return Unsupported(syntax);
        if (IsOfMath(method.ContainingType))
            return MapFunctions.Find(method.Name, arguments.Count)?.Of([.. arguments]) ?? KnownTest(method.Name, arguments) ?? Unsupported(syntax);
        bool isFunction = (method.IsStatic || method.MethodKind == MethodKind.LocalFunction) && method.ReducedFrom is null
            && method.TypeArguments.All(IsNumber);
        return isFunction && IsValue(method.ReturnType) && method.Parameters.All(parameter => IsValue(parameter.Type))
            ? Call(method, arguments, syntax.GetLocation())
            : Unsupported(syntax);
    }

    /// <summary>The argument of each parameter: by position, by name, or by default; null if it is not understood.</summary>
    private List<Expression>? BoundArguments(InvocationExpressionSyntax syntax, IMethodSymbol method, SemanticModel model)
    {
        var given = new Expression?[method.Parameters.Length];
        for (int i = 0; i < syntax.ArgumentList.Arguments.Count; i++)
        {
            ArgumentSyntax argument = syntax.ArgumentList.Arguments[i];
            if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
                Fail(argument.GetLocation(), $"the argument by reference '{argument}'");
            int at = argument.NameColon is { } name ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText)?.Ordinal
                ?? -1 : i;
            if (_failed || at < 0 || at >= given.Length || method.Parameters[at].IsParams || Read(argument.Expression, model) is not { } value)
                return null;
            given[at] = value;
        }
        for (int i = 0; i < given.Length; i++)
        {
            given[i] ??= method.Parameters[i] is { HasExplicitDefaultValue: true, ExplicitDefaultValue: { } value and not (string or char) }
                ? value is bool truth ? Truth(truth) : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture)
                : null;
        }
        return given.Contains(null) ? null : [.. given.OfType<Expression>()];
    }

    private static bool IsIntegral(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
        or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Byte or SpecialType.System_SByte;

    /// <summary>A method whose body is in another assembly, without source.</summary>
    private Expression? FailForeign(IMethodSymbol method, Location? location)
    {
        if (!_failed)
        {
            bool isOther = !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _models.Compilation.Assembly);
            string where = isOther ? $"in the assembly '{method.ContainingAssembly?.Name}'" : "nowhere in this project, or written by another generator";
            _problems.Add(new LocatedProblem(DiagnosticIds.ForeignFunction, location, $"{method.ContainingType?.Name}.{method.Name}", where));
        }
        _failed = true;
        return null;
    }

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
