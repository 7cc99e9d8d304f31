using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>The class itself: how it must be declared again, and its members and base classes.</summary>
internal sealed partial class NetworkParser
{
    /// <summary>
    /// The lowest version of C# that compiles the emitted code: from it on a ref struct may implement an interface, as the jobs of threads do.
    /// </summary>
    private const LanguageVersion LeastLanguage = LanguageVersion.CSharp13;

    private void CheckLanguage()
    {
        if (_compilation is CSharpCompilation old && IsOldLanguage)
            _problems.Add(new LocatedProblem(DiagnosticIds.OldLanguage, NameLocation(_type), _type.Name, LeastLanguage.ToDisplayString(),
                old.LanguageVersion.ToDisplayString()));
    }

    private bool IsOldLanguage => _compilation is CSharpCompilation { LanguageVersion: < LeastLanguage };

    private TypeSpec ParseType()
    {
        var containing = new List<string>();
        for (INamedTypeSymbol? type = _type.ContainingType; type is not null; type = type.ContainingType)
            containing.Insert(0, $"partial {Keyword(type)} {Escape(type.Name)}{TypeParameters(type)}");
        string ns = _type.ContainingNamespace.IsGlobalNamespace ? "" : string.Join(".", Namespaces(_type.ContainingNamespace).Select(Escape));
        IEnumerable<string> members = _type.GetMembers()
            .Where(member => !member.IsImplicitlyDeclared && member.CanBeReferencedByName && member.Locations.Any(IsWritten))
            .Select(member => member.Name).Distinct();
        string metadataName = MetadataName(_type);
        return new TypeSpec(ns, containing.ToEquatableArray(), Escape(_type.Name), metadataName, members.ToEquatableArray())
        {
            HintName = HintNames.Of(_type, metadataName),
            Hiding = _type.GetMembers().Where(member => member.Locations.Any(IsWritten) && Hides(member)).Select(member => member.Name).Distinct()
                .ToEquatableArray(),
            Inherited = Inherited().ToEquatableArray(),
            Documented = (IsDocumented("summary"), IsDocumented("remarks")),
            MustTellCompliance = MustTellCompliance(),
            IsOldLanguage = IsOldLanguage,
            WarningsOff = WarningsOff(metadataName).ToEquatableArray(),
            Declaration = new DeclarationSpec(
                Keyword(_type), TypeParameters(_type), Initializer(),
                HasInstances: !_type.IsStatic && _type.TypeKind != TypeKind.Interface && !IsWithinFileLocal(),
                HasMembers: !IsWithinFileLocal() && !BaseTypes(_type.BaseType).Any(type => type.GetAttributes().Any(IsNetwork)),
                HasConstructor: _type.InstanceConstructors.Any(constructor => IsGeneratedConstructor(constructor) && constructor.Locations.Any(IsWritten))),
        };
    }

    private IEnumerable<string> WarningsOff(string metadataName)
    {
        // Another assembly shows its internals to this one and has a class of this name: the one here is meant.
        if (_compilation.GetTypesByMetadataName(metadataName).Length > 1)
            yield return "CS0436";
        // The types of the library are not marked as compliant.
        if (Compliance(_compilation.Assembly) == true && !MustTellCompliance())
        {
            yield return "CS3001";
            yield return "CS3002";
            yield return "CS3003";
            yield return "CS3024";
        }
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string TypeParameters(INamedTypeSymbol type) =>
        type.TypeParameters.Length == 0 ? "" : $"<{string.Join(", ", type.TypeParameters.Select(parameter => Escape(parameter.Name)))}>";

    /// <summary>Whether a constructor has the parameters of the generated one.</summary>
    private static bool IsGeneratedConstructor(IMethodSymbol constructor) => constructor.Parameters is
        [{ Type.SpecialType: SpecialType.System_UInt64 }, { Type.SpecialType: SpecialType.System_Int32 },
            { Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
            TypeArguments: [{ SpecialType: SpecialType.System_Int32 }] } }];

    /// <summary>
    /// The constructor that must be called in a type that cannot be a network: its primary constructor, or one of a base class without a
    /// parameterless constructor.
    /// </summary>
    private string Initializer()
    {
        IMethodSymbol? primary = _type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences is [var reference]
            && reference.GetSyntax(_cancellation) is TypeDeclarationSyntax { ParameterList: not null });
        if (primary is not null)
            return ": this" + Defaults(primary);
        if (_type.BaseType is not { TypeKind: TypeKind.Class } parent
            || parent.InstanceConstructors.Any(constructor => constructor is { Parameters: [], DeclaredAccessibility: not Accessibility.Private }))
            return "";
        return parent.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaredAccessibility != Accessibility.Private
            && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None)) is { } reached ? ": base" + Defaults(reached) : "";
    }

    private static string Defaults(IMethodSymbol constructor) =>
        "("
        + string.Join(", ", constructor.Parameters.Select(parameter => $"default({parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})!"))
        + ")";

    /// <summary>
    /// The members of base classes that a generated member with their name would hide. Methods are overloaded; only those whose parameters are all
    /// spans could be hidden.
    /// </summary>
    private IEnumerable<InheritedMember> Inherited() => BaseTypes(_type.BaseType)
        .Where(type => type.SpecialType != SpecialType.System_Object && !type.GetAttributes().Any(IsNetwork))
        .SelectMany(type => type.GetMembers().Where(Hides).Select(member => new InheritedMember(member.Name, type.Name)));

    private bool Hides(ISymbol member) =>
        member is { IsImplicitlyDeclared: false, CanBeReferencedByName: true } && _compilation.IsSymbolAccessibleWithin(member, _type)
        && (member is not IMethodSymbol { Name: "Predict" or "Train" or "Evaluate" or "Forward" or "Backward" } method
            || (method is { IsGenericMethod: false, Parameters.Length: > 0 } && method.Parameters.All(IsSpan)));

    private static bool IsSpan(IParameterSymbol parameter) => parameter.Type.Name is "Span" or "ReadOnlySpan";

    private bool IsDocumented(string element) => Declarations(_type).Any(declaration => declaration.GetLeadingTrivia().ToFullString() is var trivia
        && (trivia.Contains($"<{element}>") || trivia.Contains("<inheritdoc") || trivia.Contains("<include")));

    /// <summary>Whether the assembly declares CLS compliance, the class is visible from outside, and the user has not set the attribute on the class.</summary>
    private bool MustTellCompliance()
    {
        for (INamedTypeSymbol? type = _type; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal)
                || Compliance(type) is not null)
                return false;
        }
        return Compliance(_compilation.Assembly) == true;
    }

    private static bool? Compliance(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass?.ToDisplayString() == "System.CLSCompliantAttribute") is { ConstructorArguments: [{ Value: bool value }] } ? value : null;

    private static IEnumerable<string> Namespaces(INamespaceSymbol space)
    {
        var names = new Stack<string>();
        for (; !space.IsGlobalNamespace; space = space.ContainingNamespace)
            names.Push(space.Name);
        return names;
    }

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = type.MetadataName;
        for (INamedTypeSymbol? containing = type.ContainingType; containing is not null; containing = containing.ContainingType)
            name = containing.MetadataName + "+" + name;
        return string.Join(".", [.. Namespaces(type.ContainingNamespace), name]);
    }

    private static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
