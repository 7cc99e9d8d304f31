using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>Finds attributes and their options in the source.</summary>
internal static class AttributeSyntaxes
{
    /// <summary>The place of an option's argument; the place of the attribute if the option is not written, or if no option is given.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="option">The name of the property that the option sets, or null.</param>
    /// <param name="element">The index within an option that is a list; -1 for the whole.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Location? LocationOf(AttributeData attribute, string? option, int element, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return null;
        AttributeArgumentSyntax[] all = [.. syntax.ArgumentList?.Arguments ?? []];
        AttributeArgumentSyntax[] given = option is null ? [] : [.. ArgumentsOf(all, attribute.AttributeConstructor, option)];
        return given switch
        {
            [] => syntax.GetLocation(),
            [var single] => single.GetLocation(),
            _ when element >= 0 && element < given.Length => given[element].GetLocation(),
            _ => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(given[0].SpanStart, given[given.Length - 1].Span.End)),
        };
    }

    /// <summary>The expressions of an option: one, or those of a list, written as an array or one by one; null for each one that is not written.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="option">The name of the property that the option sets.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ExpressionSyntax?[] ElementsOf(AttributeData attribute, string option, int count, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
            return new ExpressionSyntax?[count];
        ExpressionSyntax[] given = [.. ArgumentsOf([.. syntax.ArgumentList?.Arguments ?? []], attribute.AttributeConstructor, option)
            .Select(argument => argument.Expression)];
        ExpressionSyntax[] elements = given is [var single] ? single switch
        {
            CollectionExpressionSyntax list => [.. list.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
            ArrayCreationExpressionSyntax { Initializer: { } list } => [.. list.Expressions],
            ImplicitArrayCreationExpressionSyntax { Initializer: var list } => [.. list.Expressions],
            _ => given,
        } : given;
        return elements.Length == count ? elements : new ExpressionSyntax?[count];
    }

    private static AttributeArgumentSyntax[] ArgumentsOf(AttributeArgumentSyntax[] all, IMethodSymbol? constructor, string option)
    {
        if (all.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option) is { } property)
            return [property];
        IParameterSymbol? parameter = constructor?.Parameters.FirstOrDefault(candidate => NetworkParser.OptionOf(candidate) == option);
        if (parameter is null)
            return [];
        if (all.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name) is { } named)
            return [named];
        AttributeArgumentSyntax[] positional = [.. all.Where(argument => argument.NameEquals is null && argument.NameColon is null).Skip(parameter.Ordinal)];
        return parameter.IsParams ? positional : [.. positional.Take(1)];
    }
}
