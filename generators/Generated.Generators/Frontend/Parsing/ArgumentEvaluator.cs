using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// Evaluates constant expressions with the arguments of a block in the place of the constants of <c>BlockArgument</c>. The compiler has already
/// folded <c>4 * Width</c>, so this class reads the source: any constant expression of numbers and truth values, including the constants that it
/// names. Types and rounding are those of C#. An argument that is not a whole number turns the computation into one of <see cref="double"/>, whatever
/// the type of the constant that stands for it.
/// </summary>
internal sealed class ArgumentEvaluator
{
    private readonly SemanticModels _models;
    private readonly IReadOnlyList<double> _arguments;
    private readonly Action<string> _report;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<ISymbol, bool> _depends = new(SymbolEqualityComparer.Default);

    /// <summary>The values of constants that were already evaluated: a constant may be read 2^n times.</summary>
    private readonly Dictionary<ISymbol, object?> _values = new(SymbolEqualityComparer.Default);

    /// <summary>An evaluator for one reading of a class.</summary>
    /// <param name="models">The models of the source.</param>
    /// <param name="arguments">The block's arguments; NaN is an unknown argument, because the block is read without a use.</param>
    /// <param name="report">Gets the reason why an expression has no value, as the end of a sentence that begins with the expression.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ArgumentEvaluator(SemanticModels models, IReadOnlyList<double> arguments, Action<string> report, CancellationToken cancellation)
    {
        _models = models;
        _arguments = arguments;
        _report = report;
        _cancellation = cancellation;
    }

    /// <summary>Whether an expression contains a constant of <c>BlockArgument</c>, directly or through other constants.</summary>
    public bool DependsOnArgument(ExpressionSyntax syntax, SemanticModel model)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return syntax.DescendantNodesAndSelf(node => !IsNameOf(node)).OfType<SimpleNameSyntax>()
            .Any(name => model.GetSymbolInfo(name, _cancellation).Symbol is IFieldSymbol { IsConst: true } field && DependsOnArgument(field));
    }

    private static bool IsNameOf(SyntaxNode node) => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private bool DependsOnArgument(IFieldSymbol field)
    {
        if (IndexOf(field) >= 0)
            return true;
        if (_depends.TryGetValue(field, out bool depends))
            return depends;
        _depends[field] = false; // C# refuses constants that depend on themselves; here they need only end.
        return _depends[field] = InitializerOf(field) is { } value && DependsOnArgument(value, _models.Of(value));
    }

    /// <summary>
    /// The index of the argument that a constant itself stands for; -1 if it is none. A constant of another assembly is recognised by its value.
    /// </summary>
    private int IndexOf(IFieldSymbol field) => field.ContainingType is { Name: "BlockArgument" } type && NetworkParser.IsOfLibrary(type)
        ? BlockArguments.IndexOf(Convert.ToDouble(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))
        : field.ConstantValue is int or float or double && InitializerOf(field) is null && field.ContainingType.GetAttributes().Any(NetworkParser.IsBlock)
            ? BlockArguments.IndexOf(Convert.ToDouble(field.ConstantValue, System.Globalization.CultureInfo.InvariantCulture))
        : -1;

    private ExpressionSyntax? InitializerOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(
            _cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value } && _models.HaveFileOf(value) ? value : null;

    /// <summary>
    /// The value of an expression, a boxed number or truth value; null if it needs an unknown argument, or after the reason why there is no value was
    /// reported.
    /// </summary>
    public object? Evaluate(ExpressionSyntax syntax, SemanticModel model)
    {
        try
        {
            return Value(syntax, model, isChecked: true);
        }
        catch (DivideByZeroException)
        {
            _report("divides by zero");
        }
        catch (OverflowException)
        {
            _report("overflows");
        }
        catch (NotSupportedException what)
        {
            _report(what.Message);
        }
        return null;
    }

    private object? Value(ExpressionSyntax syntax, SemanticModel model, bool isChecked)
    {
        _cancellation.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!DependsOnArgument(syntax, model))
        {
            object? constant = model.GetConstantValue(syntax, _cancellation).Value;
            return constant is char letter ? (int)letter : constant is null or string ? throw NotUnderstood(syntax) : constant;
        }
        switch (syntax)
        {
            case ParenthesizedExpressionSyntax inner:
                return Value(inner.Expression, model, isChecked);
            case CheckedExpressionSyntax inner:
                return Value(inner.Expression, model, inner.IsKind(SyntaxKind.CheckedExpression));
            case SimpleNameSyntax or MemberAccessExpressionSyntax:
                return model.GetSymbolInfo(syntax, _cancellation).Symbol is IFieldSymbol field ? ValueOf(field) : throw NotUnderstood(syntax);
            case CastExpressionSyntax cast:
                return Value(cast.Expression, model, isChecked) is { } number
                    ? Constants.Convert(number, TypeOf(cast, model), isChecked) ?? throw NotUnderstood(syntax) : null;
            case PrefixUnaryExpressionSyntax unary:
                return Value(unary.Operand, model, isChecked) is { } operand
                    ? Constants.Apply(unary.Kind(), operand, isChecked) ?? throw NotUnderstood(syntax) : null;
            case ConditionalExpressionSyntax choice:
                if (Value(choice.Condition, model, isChecked) is not bool condition)
                    return null;
                object? chosen = Value(condition ? choice.WhenTrue : choice.WhenFalse, model, isChecked);
                return chosen is null ? null : Widened(chosen, TypeOf(choice, model));
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } logical:
                return Value(logical.Left, model, isChecked) is not bool left ? null
                    : left == logical.IsKind(SyntaxKind.LogicalOrExpression) ? left
                    : Value(logical.Right, model, isChecked);
            case BinaryExpressionSyntax binary:
                object? a = Value(binary.Left, model, isChecked), b = Value(binary.Right, model, isChecked);
                return a is null || b is null ? null : Constants.Apply(binary.Kind(), a, b, isChecked) ?? throw NotUnderstood(syntax);
            default:
                throw NotUnderstood(syntax);
        }
    }

    private object? ValueOf(IFieldSymbol field)
    {
        int index = IndexOf(field);
        if (index < 0)
        {
            if (_values.TryGetValue(field, out object? known))
                return known;
            ExpressionSyntax initializer = InitializerOf(field)!;
            return _values[field] = Value(initializer, _models.Of(initializer), isChecked: true) is { } value ? Widened(value, field.Type.SpecialType) : null;
        }
        if (index >= _arguments.Count || double.IsNaN(_arguments[index]))
            return null;
        double argument = _arguments[index];
        return argument == Math.Floor(argument) && Math.Abs(argument) <= int.MaxValue ? (object)(int)argument : argument;
    }

    /// <summary>Converts to the type of an expression, unless that type is an integer type and the number is not whole.</summary>
    private static object Widened(object value, SpecialType type) =>
        value is float or double && type is not (SpecialType.System_Single or SpecialType.System_Double)
            ? value : Constants.Convert(value, type, isChecked: true) ?? value;

    private SpecialType TypeOf(ExpressionSyntax syntax, SemanticModel model) =>
        model.GetTypeInfo(syntax, _cancellation).Type is { } type
            ? (type as INamedTypeSymbol)?.EnumUnderlyingType?.SpecialType ?? type.SpecialType : SpecialType.None;

    private static NotSupportedException NotUnderstood(ExpressionSyntax syntax) =>
        new($"has '{syntax.ToString().Split('\n')[0].TrimEnd()}', which the generator cannot compute");
}
