using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Shared;
using Generated.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>Something that the parser found wrong, at a place in the source.</summary>
internal sealed record LocatedProblem(string Id, Location? Location, params string[] Arguments)
{
    /// <summary>The layer of a block that the problem is about, if the place is the attribute that uses the block; otherwise null.</summary>
    public string? Within { get; init; }

    /// <summary>Whether it prevents the network from being generated: hints do not.</summary>
    public bool IsError => !DiagnosticIds.Hints.Contains(Id);
}

/// <summary>The result of parsing a class: its spec, the attributes of its layers, and the problems.</summary>
/// <param name="Spec">The spec for the following steps.</param>
/// <param name="Attributes">The attribute of each layer of the spec.</param>
/// <param name="Problems">The problems.</param>
/// <param name="HasCompileErrors">
/// Whether an attribute does not compile, which the compiler itself reports, or a block has problems, which are reported at the block.
/// </param>
internal sealed record ParsedNetwork(NetworkSpec Spec, IReadOnlyList<AttributeData> Attributes, IReadOnlyList<LocatedProblem> Problems, bool HasCompileErrors)
{
    /// <summary>Whether the spec has the layers that the user means, so that their shapes can be inferred.</summary>
    public bool HasLayers => !HasCompileErrors
        && Problems.All(problem => problem.Id is not (DiagnosticIds.TwoDeclarations or DiagnosticIds.MisusedArgument))
        && Spec.Layers.All(layer => layer.Kind != UseOptions.Kind || layer.Block is not null);

    /// <summary>Whether the parser found nothing wrong; hints do not count.</summary>
    public bool IsFine => !HasCompileErrors && !Problems.Any(problem => problem.IsError);
}

/// <summary>Reads an annotated class: the steps after it do not use Roslyn's symbols.</summary>
internal sealed partial class NetworkParser
{
    public const string NetworkAttribute = "Generated.NetworkAttribute";

    /// <summary>The full name of the generator, which the compiler makes a folder of.</summary>
    internal const string GeneratorName = "Generated.Generators.NetworkGenerator";

    public const string InputAttribute = "Generated.InputAttribute";

    /// <summary>The message if the thread of the compiler has not enough stack left for the depth of a source.</summary>
    public const string StackExhausted = "something in it, or in a function that it applies, is nested so deeply that the stack does not suffice";

    private readonly INamedTypeSymbol _type;
    private readonly SemanticModels _models;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;
    private readonly List<LocatedProblem> _problems = [];
    private bool _isDouble;

    private NetworkParser(INamedTypeSymbol type, SemanticModels models, CancellationToken cancellation)
    {
        _type = type;
        _models = models;
        _compilation = models.Compilation;
        _cancellation = cancellation;
    }

    /// <summary>Reads a class that has the network attribute.</summary>
    public static ParsedNetwork Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        new NetworkParser(type, new SemanticModels(compilation), cancellation).Parse();

    /// <summary>Whether an attribute is a layer's.</summary>
    public static bool IsLayer(AttributeData attribute) => attribute.AttributeClass is { } type && IsLayer(type);

    /// <summary>Whether a type is an attribute that is a layer.</summary>
    public static bool IsLayer(INamedTypeSymbol attribute) => BaseTypes(attribute).Any(type => type.Name == "LayerAttribute" && IsOfLibrary(type));

    /// <summary>Whether an attribute makes a class a network.</summary>
    public static bool IsNetwork(AttributeData attribute) => attribute.AttributeClass is { Name: nameof(NetworkAttribute) } type && IsOfLibrary(type);

    /// <summary>The place of a type's name in the user's source.</summary>
    public static Location NameLocation(INamedTypeSymbol type) => type.Locations.FirstOrDefault(IsWritten) ?? Location.None;

    /// <summary>Whether a place is in a file that the user wrote: an analyzer also sees the files of this generator.</summary>
    public static bool IsWritten(Location location) => location.SourceTree is { } tree && !IsGenerated(tree);

    private static bool IsGenerated(SyntaxTree tree) => tree.FilePath.Contains(GeneratorName);

    /// <summary>Whether a type is one of the library.</summary>
    public static bool IsOfLibrary(INamedTypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } };

    private ParsedNetwork Parse()
    {
        CheckLanguage();
        CheckDeclaration();
        CheckConstructors();
        AttributeData[] attributes = [.. _type.GetAttributes().Where(IsLayer)];
        CheckOneDeclaration(attributes);
        AttributeData? network = _type.GetAttributes().FirstOrDefault(IsNetwork);
        _isDouble = network is { ConstructorArguments: [{ Value: (int)Precision.Double }] };
        if (network is not null)
            CheckEnums(network, "Network");
        var spec = new NetworkSpec(ParseType(), _isDouble ? DType.Float64 : DType.Float32, ParseLayers(attributes));
        bool hasErrors = attributes.Any(HasErrors) || _isBlockWrong;
        return new ParsedNetwork(spec with { IsWrong = hasErrors || _problems.Any(problem => problem.IsError) }, attributes, _problems, hasErrors);
    }

    private void CheckDeclaration()
    {
        Location location = NameLocation(_type);
        for (INamedTypeSymbol? type = _type; type is not null; type = type.ContainingType)
        {
            if (!Declarations(type).Any(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword)))
                _problems.Add(new LocatedProblem(DiagnosticIds.NotPartial, NameLocation(type), type.Name, _type.Name));
            if (type.IsGenericType && type.TypeParameters.Length > 0)
                _problems.Add(new LocatedProblem(DiagnosticIds.UnsupportedType, location, _type.Name,
                    type.Equals(_type, SymbolEqualityComparer.Default) ? "is generic" : $"stands within the generic type '{type.Name}'"));
        }
        if (WhyUnsupported() is { } why)
            _problems.Add(new LocatedProblem(DiagnosticIds.UnsupportedType, location, _type.Name, why));
    }

    private string? WhyUnsupported()
    {
        INamedTypeSymbol? parent = _type.BaseType;
        return _type.IsRecord ? "is a record"
            : _type.TypeKind != TypeKind.Class ? $"is {(_type.TypeKind == TypeKind.Interface ? "an interface" : "a struct")}"
            : _type.IsStatic ? "is static"
            : _type.IsAbstract ? "is abstract"
            : IsWithinFileLocal() ? "is local to its file"
            : Declarations(_type).Any(declaration => declaration.ParameterList is not null) ? "has a primary constructor"
            : BaseTypes(parent).FirstOrDefault(type => type.GetAttributes().Any(IsNetwork)) is { } network ? $"derives from another network, '{network.Name}'"
            : parent is { SpecialType: not SpecialType.System_Object, TypeKind: TypeKind.Class } && !parent.InstanceConstructors.Any(HasNoParameters)
                ? $"derives from '{parent.Name}', which has no constructor without parameters"
            : RequiredMember() is { } required ? $"has the required member '{required}', which ForPrediction cannot set"
            : null;

        static bool HasNoParameters(IMethodSymbol constructor) => constructor is { Parameters: [], DeclaredAccessibility: not Accessibility.Private };
    }

    private string? RequiredMember() =>
        BaseTypes(_type).SelectMany(type => type.GetMembers())
            .FirstOrDefault(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })?.Name;

    private bool IsWithinFileLocal()
    {
        for (INamedTypeSymbol? type = _type; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal)
                return true;
        }
        return false;
    }

    /// <summary>A constructor that does not call the generated one would leave the network without its buffers.</summary>
    private void CheckConstructors()
    {
        foreach (IMethodSymbol constructor in _type.InstanceConstructors)
        {
            if (constructor.Locations.FirstOrDefault() is not { } location || !IsWritten(location)
                || constructor.DeclaringSyntaxReferences is not [var reference]
                || reference.GetSyntax(_cancellation) is not ConstructorDeclarationSyntax declaration)
                continue;
            if (IsGeneratedConstructor(constructor) || constructor.Parameters is [{ Type.SpecialType: SpecialType.System_UInt64 },
                { Type.SpecialType: SpecialType.System_Int32 }])
                _problems.Add(new LocatedProblem(DiagnosticIds.MemberConflict, location, _type.Name,
                    $"{_type.Name}(ulong, int{(constructor.Parameters.Length == 3 ? ", int?" : "")})"));
            else if (declaration.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) != true)
                _problems.Add(new LocatedProblem(DiagnosticIds.UnchainedConstructor, location, _type.Name));
        }
    }

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

    private LayerSpec ParseLayer(AttributeData attribute, int position)
    {
        _reading.Layers++;
        string kind = KindOf(attribute.AttributeClass!);
        var options = new List<OptionSpec>();
        if (attribute.AttributeConstructor is { } constructor)
        {
            foreach ((IParameterSymbol parameter, TypedConstant argument) in constructor.Parameters.Zip(attribute.ConstructorArguments,
                (parameter, argument) => (parameter, argument)))
                options.Add(OptionOf(attribute, position, OptionOf(parameter), argument));
        }
        options.AddRange(attribute.NamedArguments.Select(argument => OptionOf(attribute, position, argument.Key, argument.Value)));

        CheckEnums(attribute, kind);
        ArgumentEvaluator arguments = Evaluator(attribute, position, nameof(FunctionOptions.Method));
        FunctionSpec? function = LayerRegistry.Find(kind) is { AppliesFunction: true } && !HasErrors(attribute)
            ? FunctionParser.Parse(_type, attribute, _models, arguments, _problems, !_isBlock && !_isDouble, _cancellation)
            : null;
        BlockSpec? block = kind == UseOptions.Kind && !HasErrors(attribute) ? ParseUse(attribute, options) : null;
        return new LayerSpec(kind, options.ToEquatableArray(), function, block);
    }

    /// <summary>The name of the property that a constructor's parameter sets.</summary>
    public static string OptionOf(IParameterSymbol parameter) => char.ToUpperInvariant(parameter.Name[0]) + parameter.Name.Substring(1);

    /// <summary>The attribute's name without its suffix; for an attribute that is not the library's, with its namespace.</summary>
    private static string KindOf(INamedTypeSymbol attribute)
    {
        string name = IsOfLibrary(attribute) ? attribute.Name : attribute.ToDisplayString();
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>An enum option must be one of the enum's members: a number cast to the enum may be none.</summary>
    private void CheckEnums(AttributeData attribute, string kind)
    {
        IEnumerable<(string Option, TypedConstant Value)> given = attribute.AttributeConstructor is { } constructor
            ? constructor.Parameters.Zip(attribute.ConstructorArguments, (parameter, argument) => (OptionOf(parameter), argument))
            : [];
        foreach ((string option, TypedConstant value) in given.Concat(attribute.NamedArguments.Select(argument => (argument.Key, argument.Value))))
        {
            if (value is not { Kind: TypedConstantKind.Enum, Type: { } type }
                || type.GetMembers().OfType<IFieldSymbol>().Any(field => Equals(field.ConstantValue, value.Value)))
                continue;
            Location? location = AttributeSyntaxes.LocationOf(attribute, option, -1, _cancellation);
            _problems.Add(new LocatedProblem(DiagnosticIds.OptionOutOfRange, location, kind, option, $"a member of {type.Name}",
                Convert.ToString(value.Value, System.Globalization.CultureInfo.InvariantCulture)!));
        }
    }

    /// <summary>The value as a number, truth value, text, or an array of these; a type as its name, because no symbol leaves this step.</summary>
    private static object? ValueOf(TypedConstant constant)
    {
        if (constant.Kind is TypedConstantKind.Error || constant.IsNull)
            return null;
        if (constant.Kind != TypedConstantKind.Array)
            return constant.Value is ISymbol symbol ? symbol.ToDisplayString() : constant.Value;
        ITypeSymbol element = ((IArrayTypeSymbol)constant.Type!).ElementType;
        bool isNumeric = element.TypeKind == TypeKind.Enum || element.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
        return isNumeric && constant.Values.All(value => value.Kind != TypedConstantKind.Error)
            ? constant.Values.Select(value => Convert.ToDouble(value.Value, System.Globalization.CultureInfo.InvariantCulture)).ToEquatableArray()
            : constant.Values.Select(value => ValueOf(value)?.ToString() ?? "").ToEquatableArray();
    }

    /// <summary>Whether the compiler itself refuses the attribute.</summary>
    private static bool HasErrors(AttributeData attribute) =>
        attribute.AttributeConstructor is null
        || attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)).Any(HasErrors);

    private static bool HasErrors(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Error || (constant.Kind == TypedConstantKind.Array && !constant.IsNull && constant.Values.Any(HasErrors));

    private IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Where(reference => !IsGenerated(reference.SyntaxTree)).Select(reference => reference.GetSyntax(_cancellation))
            .OfType<TypeDeclarationSyntax>();

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            yield return type;
    }
}
