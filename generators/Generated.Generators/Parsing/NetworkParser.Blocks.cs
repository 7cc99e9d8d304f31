using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Generated.Generators.Collections;
using Generated.Generators.Diagnostics;
using Generated.Generators.Ir;
using Generated.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Generated.Generators.Parsing;

/// <summary>
/// Reads blocks: classes whose attributes stand for themselves wherever a network or another block uses them. What is wrong with
/// a block in itself is told once, where it stands; what its arguments make wrong, at the attribute that gives them.
/// </summary>
internal sealed partial class NetworkParser
{
    /// <summary>The kind of the attribute that places a block.</summary>
    public const string Use = "Use";

    /// <summary>Counts the layers of all blocks that a class uses.</summary>
    private sealed class Budget
    {
        public int Layers { get; set; }

        public bool IsExceeded => Layers > BlockSpec.MaximumLayers;
    }

    /// <summary>Whether the class is read as a block.</summary>
    private bool _isBlock;

    /// <summary>Whether it is read for another class that uses it.</summary>
    private bool _isNested;

    /// <summary>What the block's arguments are.</summary>
    private IReadOnlyList<double> _arguments = [];

    private Budget _budget = new();

    /// <summary>Whether a block that is used is wrong in itself, or does not compile.</summary>
    private bool _isBlockWrong;

    /// <summary>What the arguments that the block is given make wrong; the place is that of the attribute that uses it.</summary>
    private readonly List<(string Within, string Id, string[] Arguments)> _useProblems = [];

    /// <summary>Whether an attribute makes a class a block.</summary>
    public static bool IsBlock(AttributeData attribute) => attribute.AttributeClass is { Name: "BlockAttribute" } type && IsOfLibrary(type);

    /// <summary>What is wrong with a class that has the block attribute, wherever it is used.</summary>
    public static IReadOnlyList<LocatedProblem> ParseBlock(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var parser = new NetworkParser(type, compilation, cancellation) { _isBlock = true, _arguments = BlockArguments.Themselves };
        parser.ParseBlockLayers();
        return parser._problems;
    }

    private EquatableArray<LayerSpec> ParseLayers(IEnumerable<AttributeData> attributes) =>
        attributes.TakeWhile(_ => !_budget.IsExceeded).Select(ParseLayer).ToArray().ToEquatableArray();

    private EquatableArray<LayerSpec> ParseBlockLayers()
    {
        AttributeData[] attributes = [.. _type.GetAttributes().Where(IsLayer)];
        CheckOneDeclaration(attributes);
        if (attributes.Length == 0)
            _problems.Add(new LocatedProblem(DiagnosticIds.EmptyBlock, NameLocation(_type), _type.Name));
        foreach (AttributeData attribute in attributes)
        {
            string kind = KindOf(attribute.AttributeClass!);
            string? why = kind == "Input" ? "its input is what stands before the place where it is used"
                : BaseTypes(attribute.AttributeClass).Any(type => type.Name == "LossAttribute" && IsOfLibrary(type)) ? "the loss stands at the end of the network"
                : null;
            if (why is not null)
                Report(DiagnosticIds.NotInABlock, attribute, null, kind, _type.Name, why);
        }
        _isBlockWrong |= attributes.Any(HasErrors);
        return ParseLayers(attributes);
    }

    /// <summary>The block that an attribute places, with its arguments; null once it is reported why there is none.</summary>
    private BlockSpec? ParseUse(AttributeData attribute, List<OptionSpec> options)
    {
        if (BlockOf(attribute) is not { TypeKind: not TypeKind.Error } type)
        {
            _isBlockWrong = true; // The compiler tells that there is no such class.
            return null;
        }
        if (!type.GetAttributes().Any(IsBlock))
        {
            Report(DiagnosticIds.NotABlock, attribute, null, type.Name, type.GetAttributes().Any(IsNetwork) ? "is a network" : "is not marked as one");
            return null;
        }
        if (WayTo(type, []) is { } way)
        {
            Report(DiagnosticIds.RecursiveBlock, attribute, null, _type.Name, string.Join(" uses ", [_type.Name, .. way.Select(block => block.Name)]));
            return null;
        }

        string[] names = ArgumentNames(type);
        double[] given = [.. options.FirstOrDefault(option => option.Name == "Arguments")?.Value is EquatableArray<double> values ? values : []];
        if (given.Length != names.Length)
        {
            string has = names.Length == 0 ? "no arguments" : $"{Number(names.Length)} argument{(names.Length == 1 ? "" : "s")} ({string.Join(", ", names)})";
            Report(DiagnosticIds.ArgumentCount, attribute, null, type.Name, has, given.Length == 0 ? "none" : Number(given.Length));
            return null;
        }
        return ParsePlacement(type, given, attribute);
    }

    private BlockSpec? ParsePlacement(INamedTypeSymbol type, double[] arguments, AttributeData attribute)
    {
        var block = new NetworkParser(type, _compilation, _cancellation) { _isBlock = true, _isNested = true, _arguments = arguments, _budget = _budget };
        EquatableArray<LayerSpec> layers = block.ParseBlockLayers();
        _isBlockWrong |= block._isBlockWrong;
        if (block._problems.Count > 0)
        {
            _isBlockWrong = true;
            // Nobody else tells what is wrong with a block of another assembly.
            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly))
                Pass(block._problems.Select(problem => ($"the block '{type.Name}'", problem.Id, problem.Arguments)), attribute);
        }
        Pass(block._useProblems, attribute);
        if (_budget.IsExceeded && !_isNested)
            Report(DiagnosticIds.TooManyLayers, attribute, null, _type.Name, BlockSpec.MaximumLayers.ToString("N0", CultureInfo.InvariantCulture));
        return block._problems.Count > 0 || block._useProblems.Count > 0 || _budget.IsExceeded ? null : new BlockSpec(type.Name, layers);
    }

    /// <summary>Hands on what is wrong with a use: to the attribute of the class that is read first, be it a network or a block.</summary>
    private void Pass(IEnumerable<(string Within, string Id, string[] Arguments)> problems, AttributeData attribute)
    {
        foreach ((string within, string id, string[] arguments) in problems.ToArray())
        {
            if (!_isNested)
                _problems.Add(new LocatedProblem(id, AttributeSyntaxes.LocationOf(attribute, null, -1, _cancellation), arguments) { Within = within });
            else
                _useProblems.Add((within, id, arguments));
        }
    }

    private static INamedTypeSymbol? BlockOf(AttributeData attribute) => attribute.AttributeClass?.TypeArguments is [INamedTypeSymbol type] ? type : null;

    /// <summary>The blocks from one that is used to the one that is read, which that makes recursive; null if there is no way.</summary>
    private IReadOnlyList<INamedTypeSymbol>? WayTo(INamedTypeSymbol from, HashSet<ISymbol> seen)
    {
        if (!_isBlock || !seen.Add(from))
            return null;
        if (SymbolEqualityComparer.Default.Equals(from.OriginalDefinition, _type.OriginalDefinition))
            return [from];
        return from.GetAttributes().Where(attribute => IsLayer(attribute) && KindOf(attribute.AttributeClass!) == Use)
            .Select(BlockOf).OfType<INamedTypeSymbol>()
            .Select(next => WayTo(next, seen)).FirstOrDefault(way => way is not null) is { } rest ? [from, .. rest] : null;
    }

    /// <summary>The names of a block's arguments: of the constants that its class has for them.</summary>
    private static string[] ArgumentNames(INamedTypeSymbol type)
    {
        (string Name, int Index)[] constants = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.ConstantValue is int).Select(field => (field.Name, BlockArguments.IndexOf((int)field.ConstantValue!))).Where(named => named.Item2 >= 0)];
        int used = type.GetAttributes().Where(IsLayer)
            .SelectMany(attribute => attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value)))
            .SelectMany(constant => constant.Kind == TypedConstantKind.Array && !constant.IsNull ? constant.Values : [constant])
            .Select(constant => NumberOf(constant) is { } number ? BlockArguments.IndexOf(number) : -1).DefaultIfEmpty(-1).Max();
        int count = Math.Max(used, constants.Select(constant => constant.Index).DefaultIfEmpty(-1).Max()) + 1;
        return [.. Enumerable.Range(0, count).Select(i => constants.FirstOrDefault(constant => constant.Index == i).Name ?? "one without a name")];
    }

    private static double? NumberOf(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive, Value: sbyte or byte or short or ushort or int or uint or long or ulong or float or double } ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>An option, with the block's arguments in the place of what stands for them.</summary>
    private OptionSpec OptionOf(AttributeData attribute, int position, string option, TypedConstant constant)
    {
        object? value = ValueOf(constant);
        if (value is EquatableArray<double> numbers)
        {
            bool areWhole = ((IArrayTypeSymbol)constant.Type!).ElementType.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double);
            return new OptionSpec(option, numbers.Select(number => WithArgument(number, areWhole, attribute, position, option)).ToEquatableArray());
        }
        if (NumberOf(constant) is not { } single)
            return new OptionSpec(option, value);
        bool isWhole = value is not (float or double);
        double meant = WithArgument(single, isWhole, attribute, position, option);
        return new OptionSpec(option, meant.Equals(single) ? value : isWhole ? (object)(int)meant : meant);
    }

    /// <summary>The number that is meant: the argument, if the number stands for one.</summary>
    private double WithArgument(double number, bool isWhole, AttributeData attribute, int position, string option)
    {
        string kind = KindOf(attribute.AttributeClass!);
        int index = BlockArguments.IndexOf(number);
        if (!_isBlock && index >= 0)
            Report(DiagnosticIds.MisusedArgument, attribute, option, kind, option, $"is the argument of a block, but '{_type.Name}' is a network and has none");
        else if (_isBlock && index < 0 && BlockArguments.IsComputed(number) && (option != "Method" || number % 1e6 != 0)) // A function may well have a number like -1e9.
            Report(DiagnosticIds.MisusedArgument, attribute, option, kind, option, "is computed from an argument of the block, which can only be given on as it is; give the block another argument for it");
        if (!_isBlock || index < 0 || index >= _arguments.Count)
            return number;

        double argument = _arguments[index];
        if (!isWhole || (argument == Math.Floor(argument) && Math.Abs(argument) <= int.MaxValue))
            return argument;
        _useProblems.Add((Problem.WithinBlock(position, _type.Name, kind), DiagnosticIds.OptionOutOfRange, [kind, option, "a whole number", Decimals.Shortest(argument)]));
        return number;
    }

    /// <summary>A function of the block, with its arguments in the place of the constants that stand for them.</summary>
    private Expression WithArguments(Expression body, AttributeData attribute) => body.Replace(part =>
    {
        if (part is not Constant { Value: var number })
            return null;
        double meant = WithArgument(number, isWhole: false, attribute, 0, "Method");
        return meant.Equals(number) ? null : (Expression)meant;
    });

    private void Report(string id, AttributeData attribute, string? option, params string[] arguments) =>
        _problems.Add(new LocatedProblem(id, AttributeSyntaxes.LocationOf(attribute, option, -1, _cancellation), arguments));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
