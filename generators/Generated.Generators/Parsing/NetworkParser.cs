using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Generated.Generators.Collections;
using Generated.Generators.Diagnostics;
using Generated.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Parsing;

/// <summary>Something that the parser found wrong, at a place in the source.</summary>
internal sealed record LocatedProblem(string Id, Location? Location, params string[] Arguments);

/// <summary>What the parser made of a class: its spec, the attributes that its layers come from, and what is wrong.</summary>
internal sealed record ParsedNetwork(NetworkSpec Spec, IReadOnlyList<AttributeData> Attributes, IReadOnlyList<LocatedProblem> Problems);

/// <summary>Reads an annotated class: from here on nothing knows Roslyn's symbols.</summary>
internal sealed class NetworkParser
{
    public const string NetworkAttribute = "Generated.NetworkAttribute";

    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly List<LocatedProblem> _problems = [];

    private NetworkParser(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        _type = type;
        _compilation = compilation;
        _cancellation = cancellation;
    }

    /// <summary>Reads a class that has the network attribute.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        new NetworkParser(type, compilation, cancellation).Parse();

    /// <summary>Whether an attribute is a layer's.</summary>
    public static bool IsLayer(AttributeData attribute) => BaseTypes(attribute.AttributeClass).Any(type => type is { Name: "LayerAttribute", ContainingNamespace: { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } });

    private ParsedNetwork Parse()
    {
        CheckDeclaration();
        AttributeData[] attributes = [.. _type.GetAttributes().Where(IsLayer)];
        CheckOneDeclaration(attributes);
        AttributeData? network = _type.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == NetworkAttribute);
        bool isDouble = network is { ConstructorArguments: [{ Value: 1 }] };
        var spec = new NetworkSpec(ParseType(), isDouble ? ElementType.Double : ElementType.Single, attributes.Select(ParseLayer).ToEquatableArray());
        return new ParsedNetwork(spec, attributes, _problems);
    }

    private void CheckDeclaration()
    {
        Location location = NameLocation(_type);
        for (INamedTypeSymbol? type = _type; type is not null; type = type.ContainingType)
        {
            if (!type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(_cancellation) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
                _problems.Add(new LocatedProblem(DiagnosticIds.NotPartial, NameLocation(type), type.Name, _type.Name));
            if (type.IsGenericType)
                _problems.Add(new LocatedProblem(DiagnosticIds.UnsupportedType, location, _type.Name, type.Equals(_type, SymbolEqualityComparer.Default) ? "is generic" : $"is within the generic type '{type.Name}'"));
        }
        string? why = _type.IsStatic ? "is static" : _type.IsAbstract ? "is abstract" : _type.IsRecord ? "is a record" : HasPrimaryConstructor() ? "has a primary constructor" : null;
        if (why is not null)
            _problems.Add(new LocatedProblem(DiagnosticIds.UnsupportedType, location, _type.Name, why));
    }

    private bool HasPrimaryConstructor() => _type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(_cancellation) is TypeDeclarationSyntax { ParameterList: not null });

    private void CheckOneDeclaration(AttributeData[] attributes)
    {
        SyntaxNode? first = null;
        foreach (AttributeData attribute in attributes)
        {
            SyntaxNode? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation);
            SyntaxNode? declaration = syntax?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
            first ??= declaration;
            if (declaration is not null && declaration != first)
            {
                _problems.Add(new LocatedProblem(DiagnosticIds.TwoDeclarations, syntax!.GetLocation(), _type.Name));
                return;
            }
        }
    }

    private TypeSpec ParseType()
    {
        var containing = new List<string>();
        for (INamedTypeSymbol? type = _type.ContainingType; type is not null; type = type.ContainingType)
        {
            string kind = type switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            containing.Insert(0, $"partial {kind} {Escape(type.Name)}");
        }
        string ns = _type.ContainingNamespace.IsGlobalNamespace ? "" : string.Join(".", _type.ContainingNamespace.ToDisplayString().Split('.').Select(Escape));
        IEnumerable<string> members = _type.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName).Select(member => member.Name).Distinct();
        return new TypeSpec(ns, containing.ToEquatableArray(), Escape(_type.Name), MetadataName(_type), members.ToEquatableArray());
    }

    private LayerSpec ParseLayer(AttributeData attribute)
    {
        var options = new List<OptionSpec>();
        if (attribute.AttributeConstructor is { } constructor)
        {
            foreach ((IParameterSymbol parameter, TypedConstant argument) in constructor.Parameters.Zip(attribute.ConstructorArguments, (parameter, argument) => (parameter, argument)))
                options.Add(new OptionSpec(char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1), ValueOf(argument)));
        }
        options.AddRange(attribute.NamedArguments.Select(argument => new OptionSpec(argument.Key, ValueOf(argument.Value))));

        string name = attribute.AttributeClass!.Name;
        string kind = name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
        FunctionSpec? function = kind == "Map" ? FunctionParser.Parse(_type, attribute, _compilation, _problems, _cancellation) : null;
        return new LayerSpec(kind, options.ToEquatableArray(), function);
    }

    private static object? ValueOf(TypedConstant constant)
    {
        if (constant.Kind != TypedConstantKind.Array)
            return constant.Value;
        if (constant.IsNull)
            return null;
        return constant.Type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }
            ? constant.Values.Select(value => value.Value as string ?? "").ToEquatableArray()
            : constant.Values.Select(value => Convert.ToDouble(value.Value, System.Globalization.CultureInfo.InvariantCulture)).ToEquatableArray();
    }

    private static Location NameLocation(INamedTypeSymbol type) => type.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? containing = type.ContainingType; containing is not null; containing = containing.ContainingType)
            name = containing.MetadataName + "+" + name;
        return type.ContainingNamespace.IsGlobalNamespace ? name : type.ContainingNamespace.ToDisplayString() + "." + name;
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
