using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Tests.Architecture;

/// <summary>Which methods of a compilation may call which others, and where they go round without asking whether there is stack left.</summary>
/// <remarks>
/// A call of a virtual method may be of every override, a number in an interpolated string calls <c>ToString</c>, and a lambda belongs to the method it
/// is in. Calls that go through the framework, such as those of a comparer, are not seen.
/// </remarks>
internal sealed class Recursion
{
    private const string Guard = "EnsureSufficientExecutionStack";

    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _calls = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, List<ISymbol>> _overrides = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _guarded = new(SymbolEqualityComparer.Default);

    /// <param name="compilation">The compilation.</param>
    /// <param name="modelOf">The semantic model of a file, if there is one already.</param>
    public Recursion(Compilation compilation, Func<SyntaxTree, SemanticModel>? modelOf = null)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = modelOf?.Invoke(tree) ?? compilation.GetSemanticModel(tree);
            foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
                Add(node, model);
        }
    }

    /// <summary>The circles of calls of which no method asks for stack, each by the names of its methods.</summary>
    public IReadOnlyList<string> Unguarded() => [.. Circles()
        .Select(circle => string.Join(", ", circle.Select(method => method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat))
            .Order(StringComparer.Ordinal)))
        .Order(StringComparer.Ordinal)];

    private void Add(SyntaxNode node, SemanticModel model)
    {
        if (node is MethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax && model.GetDeclaredSymbol(node) is { } declared)
        {
            for (ISymbol? overridden = Overridden(declared); overridden is not null; overridden = Overridden(overridden))
                OverridesOf(overridden).Add(declared);
            foreach (ISymbol member in declared.ContainingType.AllInterfaces.SelectMany(type => type.GetMembers()))
            {
                if (SymbolEqualityComparer.Default.Equals(declared.ContainingType.FindImplementationForInterfaceMember(member), declared))
                    OverridesOf(member.OriginalDefinition).Add(declared);
            }
            return;
        }
        ISymbol? called = node switch
        {
            InterpolationSyntax hole => model.GetTypeInfo(hole.Expression).Type is { } type ? TextOf(type) : null,
            SimpleNameSyntax or ElementAccessExpressionSyntax or BaseObjectCreationExpressionSyntax or BinaryExpressionSyntax =>
                model.GetSymbolInfo(node).Symbol is (IMethodSymbol or IPropertySymbol) and var method ? method : null,
            _ => null,
        };
        if (called is null || node.Parent is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } || Caller(node, model) is not { } caller)
            return;
        if (called.Name == Guard)
            _guarded.Add(caller);
        else
            CallsOf(caller).Add(called is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : called.OriginalDefinition);
    }

    private static ISymbol? TextOf(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.IsEmpty) is { } text)
                return text;
        }
        return null;
    }

    private static ISymbol? Overridden(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => method.OverriddenMethod?.OriginalDefinition,
        IPropertySymbol property => property.OverriddenProperty?.OriginalDefinition,
        _ => null,
    };

    private static ISymbol? Caller(SyntaxNode node, SemanticModel model)
    {
        foreach (SyntaxNode around in node.Ancestors())
        {
            if (around is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or BasePropertyDeclarationSyntax)
                return model.GetDeclaredSymbol(around);
        }
        return null;
    }

    private HashSet<ISymbol> CallsOf(ISymbol method)
    {
        if (!_calls.TryGetValue(method, out HashSet<ISymbol>? calls))
            _calls.Add(method, calls = new(SymbolEqualityComparer.Default));
        return calls;
    }

    private List<ISymbol> OverridesOf(ISymbol method)
    {
        if (!_overrides.TryGetValue(method, out List<ISymbol>? overrides))
            _overrides.Add(method, overrides = []);
        return overrides;
    }

    private IEnumerable<ISymbol> Next(ISymbol method) =>
        (_calls.TryGetValue(method, out HashSet<ISymbol>? calls) ? calls : [])
        .SelectMany(called => _overrides.TryGetValue(called, out List<ISymbol>? overrides) ? overrides.Prepend(called) : [called])
        .Where(called => _calls.ContainsKey(called) && !_guarded.Contains(called));

    /// <summary>The strongly connected components with a circle, by Tarjan's algorithm.</summary>
    private List<List<ISymbol>> Circles()
    {
        var circles = new List<List<ISymbol>>();
        var order = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        var low = new Dictionary<ISymbol, int>(SymbolEqualityComparer.Default);
        var open = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var stack = new Stack<ISymbol>();

        void Visit(ISymbol method)
        {
            order[method] = low[method] = order.Count;
            stack.Push(method);
            open.Add(method);
            foreach (ISymbol next in Next(method))
            {
                if (!order.ContainsKey(next))
                {
                    Visit(next);
                    low[method] = Math.Min(low[method], low[next]);
                }
                else if (open.Contains(next))
                    low[method] = Math.Min(low[method], order[next]);
            }
            if (low[method] != order[method])
                return;
            List<ISymbol> circle = [];
            do
            {
                circle.Add(stack.Peek());
                open.Remove(stack.Peek());
            }
            while (!SymbolEqualityComparer.Default.Equals(stack.Pop(), method));
            if (circle.Count > 1 || Next(method).Contains(method, SymbolEqualityComparer.Default))
                circles.Add(circle);
        }

        foreach (ISymbol method in _calls.Keys.Where(method => !_guarded.Contains(method)).ToArray())
        {
            if (!order.ContainsKey(method))
                Visit(method);
        }
        return circles;
    }
}
