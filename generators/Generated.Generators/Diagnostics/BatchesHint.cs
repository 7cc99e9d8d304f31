using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Generated.Generators.Diagnostics;

/// <summary>
/// Finds <c>foreach (... in data.Batches(64))</c> within a loop over epochs: each time it begins with the first order, so that every epoch is the
/// same. Not reported are batches that are made before the loop, that are not shuffled, or that get the epoch or another seed.
/// </summary>
internal static class BatchesHint
{
    public static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is not { Name: "Batches", ContainingType: { Name: "Dataset" } type } || !IsOfLibrary(type) || !Repeats(call)
            || OuterLoop(call) is not { } loop)
            return;
        // If the dataset itself is made in the loop, as in cross-validation, each round has its own batches.
        if (call.Instance is { } data && !IsFixed(data, loop))
            return;
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.BatchesMadeAnew, call.Syntax.GetLocation()));
    }

    private static bool IsOfLibrary(INamedTypeSymbol type) =>
        type.ContainingNamespace is { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } && type.ContainingType is null;

    /// <summary>Whether each call gives the same order: it shuffles, and gets neither an epoch nor a seed that changes.</summary>
    private static bool Repeats(IInvocationOperation call) => call.Arguments.All(argument => argument.Parameter?.Name switch
    {
        "shuffle" => argument.Value.ConstantValue is not { HasValue: true, Value: false },
        "seed" or "epoch" => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue.HasValue,
        _ => true,
    });

    /// <summary>The loop that a foreach over the batches stands in, within the same function.</summary>
    private static ILoopOperation? OuterLoop(IInvocationOperation call)
    {
        IOperation? collection = call;
        while (collection.Parent is IConversionOperation)
            collection = collection.Parent;
        if (collection.Parent is IForEachLoopOperation batches && batches.Collection == collection)
            return LoopAround(batches);
        // A variable of the loop's body, over which the same loop iterates.
        return collection.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } && LoopAround(
            collection) is { } loop
            && loop.Descendants().OfType<IForEachLoopOperation>()
                .Any(inner => LoopAround(inner) == loop && Unconverted(inner.Collection) is ILocalReferenceOperation local
                && SymbolEqualityComparer.Default.Equals(local.Local, variable)) ? loop : null;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        while (operation is IConversionOperation conversion)
            operation = conversion.Operand;
        return operation;
    }

    private static ILoopOperation? LoopAround(IOperation operation)
    {
        for (IOperation? around = operation.Parent; around is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); around = around.Parent)
        {
            if (around is ILoopOperation loop)
                return loop;
        }
        return null;
    }

    /// <summary>Whether a dataset is the same in every round: a variable from outside the loop that the loop does not set, or a field or property.</summary>
    private static bool IsFixed(IOperation data, ILoopOperation loop)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return data switch
        {
            ILocalReferenceOperation local => !loop.Locals.Contains(local.Local, SymbolEqualityComparer.Default) && !IsWithin(local.Local, loop)
                && !IsSet(local.Local, loop),
            IParameterReferenceOperation parameter => !IsSet(parameter.Parameter, loop),
            IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true } => data.ChildOperations.All(child => IsFixed(child, loop)),
            IInstanceReferenceOperation => true,
            IConversionOperation conversion => IsFixed(conversion.Operand, loop),
            _ => false,
        };
    }

    private static bool IsWithin(ISymbol local, ILoopOperation loop) =>
        local.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));

    private static bool IsSet(ISymbol symbol, ILoopOperation loop) =>
        loop.Descendants().Any(operation => operation is IAssignmentOperation { Target: var target } && target switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, symbol),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol),
        _ => false,
    });
}
