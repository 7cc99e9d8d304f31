using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Generated.Generators.Frontend.Parsing;

/// <summary>
/// Reads blocks: classes whose attributes are inserted wherever a network or another block uses them. A problem of a block itself is reported once,
/// at the block; a problem that its arguments cause is reported at the attribute that gives them.
/// </summary>
internal sealed partial class NetworkParser
{
    /// <summary>What the readings of all blocks that a class uses share.</summary>
    private sealed class Reading
    {
        /// <summary>The number of layers so far.</summary>
        public int Layers { get; set; }

        /// <summary>The names of the arguments of the blocks that were met.</summary>
        public Dictionary<ISymbol, string[]> ArgumentNames { get; } = new(SymbolEqualityComparer.Default);

        public bool IsExceeded => Layers > BlockSpec.MaximumLayers;
    }

    /// <summary>Whether the class is read as a block.</summary>
    private bool _isBlock;

    /// <summary>Whether the block is read for another class that uses it.</summary>
    private bool _isNested;

    /// <summary>The values of the block's arguments.</summary>
    private IReadOnlyList<double> _arguments = [];

    private Reading _reading = new();

    /// <summary>The number of blocks around the block that is read.</summary>
    private int _depth;

    /// <summary>Whether blocks are nested too deeply.</summary>
    private bool _tooDeep;

    /// <summary>Whether a used block has problems of its own, or does not compile.</summary>
    private bool _isBlockWrong;

    /// <summary>The problems that the arguments of the block cause; their place is the attribute that uses the block.</summary>
    private readonly List<(string Within, string Id, string[] Arguments)> _useProblems = [];

    /// <summary>Whether an attribute makes a class a block.</summary>
    public static bool IsBlock(AttributeData attribute) => attribute.AttributeClass is { Name: "BlockAttribute" } type && IsOfLibrary(type);

    /// <summary>The problems of a class with the block attribute that exist in every use.</summary>
    public static IReadOnlyList<LocatedProblem> ParseBlock(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var parser = new NetworkParser(type, new SemanticModels(compilation), cancellation) { _isBlock = true, _arguments = BlockArguments.Unknown };
        parser.ParseBlockLayers();
        return parser._problems;
    }

    public const string BlockAttribute = "Generated.BlockAttribute";

    /// <summary>
    /// Whether the options of a block, or the constants and functions that they name, compute with its arguments instead of only passing them on.
    /// </summary>
    public static bool ComputesWithArguments(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var parser = new NetworkParser(type, new SemanticModels(compilation), cancellation) { _isBlock = true, _arguments = BlockArguments.Unknown };
        return type.GetAttributes().Where(IsLayer).Any(attribute =>
            parser.SyntaxOf(attribute) is { ArgumentList.Arguments: var arguments } && arguments.Any(argument =>
            argument.Expression is var given && parser._models.Of(given) is var model && model.GetConstantValue(given, cancellation) is var folded
            && parser.Evaluator(attribute, 0, "").DependsOnArgument(given, model)
                && !(folded.Value is int or float or double && BlockArguments.IndexOf(Convert.ToDouble(folded.Value, CultureInfo.InvariantCulture)) >= 0)));
    }

    private EquatableArray<LayerSpec> ParseLayers(IEnumerable<AttributeData> attributes) =>
        attributes.TakeWhile(_ => !_reading.IsExceeded).Select(ParseLayer).ToArray().ToEquatableArray();

    private EquatableArray<LayerSpec> ParseBlockLayers()
    {
        AttributeData[] attributes = [.. _type.GetAttributes().Where(IsLayer)];
        CheckOneDeclaration(attributes);
        if (attributes.Length == 0)
            _problems.Add(new LocatedProblem(DiagnosticIds.EmptyBlock, NameLocation(_type), _type.Name));
        foreach (AttributeData attribute in attributes)
        {
            string kind = KindOf(attribute.AttributeClass!);
            string? why = kind == InputOptions.Kind ? "its input is what stands before the place where it is used"
                : BaseTypes(attribute.AttributeClass).Any(type => type.Name == "LossAttribute" && IsOfLibrary(type))
                    ? "the loss stands at the end of the network"
                : null;
            if (why is not null)
                Report(DiagnosticIds.NotInABlock, attribute, null, kind, _type.Name, why);
        }
        _isBlockWrong |= attributes.Any(HasErrors);
        return ParseLayers(attributes);
    }

    /// <summary>The block that an attribute places, with its arguments; null after the reason why there is none was reported.</summary>
    private BlockSpec? ParseUse(AttributeData attribute, List<OptionSpec> options)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
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
        if (WayTo(type) is { } way)
        {
            Report(DiagnosticIds.RecursiveBlock, attribute, null, _type.Name, string.Join(" uses ", [_type.Name, .. way.Select(block => block.Name)]));
            return null;
        }

        if (_depth == BlockSpec.MaximumDepth)
        {
            _tooDeep = true;
            return null;
        }
        if (ComputesInAnotherAssembly(type))
        {
            string why = $"computes with its arguments, which only the source of the assembly '{type.ContainingAssembly.Name}' shows; "
                + "give the block another argument for each number, or link its file into this project";
            Report(DiagnosticIds.MisusedArgument, attribute, null, UseOptions.Kind, $"the block '{type.Name}'", why);
            return null;
        }

        string[] names = ArgumentNames(type);
        double[] given = UseOptions.Of(new Options(options.ToEquatableArray())).Arguments;
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
        var block = new NetworkParser(type, _models, _cancellation) { _isBlock = true, _isNested = true, _arguments = arguments, _reading = _reading,
            _depth = _depth + 1 };
        EquatableArray<LayerSpec> layers = block.ParseBlockLayers();
        _isBlockWrong |= block._isBlockWrong;
        _tooDeep |= block._tooDeep;
        if (_tooDeep)
        {
            if (!_isNested)
                Report(DiagnosticIds.TooDeep, attribute, null, _type.Name, $"blocks stand within one another more than {Number(BlockSpec.MaximumDepth)} deep");
            return null;
        }
        if (block._problems.Count > 0)
        {
            _isBlockWrong = true;
            // Nothing else reports the problems of a block in another assembly.
            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly))
                Pass(block._problems.Select(problem => ($"the block '{type.Name}'", problem.Id, problem.Arguments)), attribute);
        }
        Pass(block._useProblems, attribute);
        if (_reading.IsExceeded && !_isNested)
            Report(DiagnosticIds.TooManyLayers, attribute, null, _type.Name, BlockSpec.MaximumLayers.ToString("N0", CultureInfo.InvariantCulture));
        return block._problems.Count > 0 || block._useProblems.Count > 0 || _reading.IsExceeded ? null : new BlockSpec(type.Name, layers);
    }

    /// <summary>Passes the problems of a use on to the attribute of the outermost class, which is a network or a block.</summary>
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

    /// <summary>
    /// Whether the options of a block were computed from its arguments and then folded; the generator in its own assembly leaves a note about this.
    /// </summary>
    private bool ComputesInAnotherAssembly(INamedTypeSymbol type) =>
        !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly) && type.ContainingAssembly.GetAttributes().Any(note =>
            note.AttributeClass is { Name: "ComputedBlockAttribute", ContainingNamespace: { Name: "Runtime", ContainingNamespace: { } library } }
            && library is { Name: "Generated", ContainingNamespace.IsGlobalNamespace: true } && note.ConstructorArguments is [{ Value: ITypeSymbol block }]
                && SymbolEqualityComparer.Default.Equals(block, type.OriginalDefinition));

    private static INamedTypeSymbol? BlockOf(AttributeData attribute) => attribute.AttributeClass?.TypeArguments is [INamedTypeSymbol type] ? type : null;

    /// <summary>
    /// The shortest path of blocks from a used block back to the block that is read, which is then recursive; null if there is no path, or only one
    /// that is deeper than blocks may be.
    /// </summary>
    private IReadOnlyList<INamedTypeSymbol>? WayTo(INamedTypeSymbol from)
    {
        if (!_isBlock)
            return null;
        // Breadth first: each block that is reached, and the one that uses it.
        var users = new Dictionary<ISymbol, INamedTypeSymbol?>(SymbolEqualityComparer.Default) { [from] = null };
        List<INamedTypeSymbol> reached = [from];
        for (int depth = 0; reached.Count > 0 && depth <= BlockSpec.MaximumDepth; depth++)
        {
            _cancellation.ThrowIfCancellationRequested();
            List<INamedTypeSymbol> next = [];
            foreach (INamedTypeSymbol block in reached)
            {
                if (SymbolEqualityComparer.Default.Equals(block.OriginalDefinition, _type.OriginalDefinition))
                    return Way(block);
                foreach (INamedTypeSymbol used in UsedBlocks(block).Where(used => !users.ContainsKey(used)))
                {
                    users.Add(used, block);
                    next.Add(used);
                }
            }
            reached = next;
        }
        return null;

        IReadOnlyList<INamedTypeSymbol> Way(INamedTypeSymbol to)
        {
            var way = new List<INamedTypeSymbol>();
            for (INamedTypeSymbol? at = to; at is not null; at = users[at])
                way.Insert(0, at);
            return way;
        }
    }

    private static IEnumerable<INamedTypeSymbol> UsedBlocks(INamedTypeSymbol block) =>
        from attribute in block.GetAttributes()
        where IsLayer(attribute) && KindOf(attribute.AttributeClass!) == UseOptions.Kind
        select BlockOf(attribute) into used
        where used is not null
        select used;

    /// <summary>The names of a block's arguments: those of the constants that its class declares for them.</summary>
    private string[] ArgumentNames(INamedTypeSymbol type)
    {
        if (_reading.ArgumentNames.TryGetValue(type, out string[]? known))
            return known;
        (string Name, int Index)[] constants = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => field.ConstantValue is int or float or double)
            .Select(field => (field.Name, BlockArguments.IndexOf(Convert.ToDouble(field.ConstantValue, CultureInfo.InvariantCulture))))
                .Where(named => named.Item2 >= 0)];
        int used = type.GetAttributes().Where(IsLayer).SelectMany(UsedArguments).DefaultIfEmpty(-1).Max();
        int count = Math.Max(used, constants.Select(constant => constant.Index).DefaultIfEmpty(-1).Max()) + 1;
        return _reading.ArgumentNames[type] =
            [.. Enumerable.Range(0, count).Select(i => constants.FirstOrDefault(constant => constant.Index == i).Name ?? "one without a name")];
    }

    /// <summary>The arguments that the options of an attribute contain: found in the source, or, in another assembly, by their values.</summary>
    private IEnumerable<int> UsedArguments(AttributeData attribute) =>
        SyntaxOf(attribute) is { ArgumentList: { } list }
            ? list.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => _models.Of(name).GetSymbolInfo(name, _cancellation).Symbol)
                .OfType<IFieldSymbol>().Where(field => field.IsConst && field.ContainingType is { Name: nameof(BlockArgument) } type && IsOfLibrary(type))
                .Select(field => BlockArguments.IndexOf((int)field.ConstantValue!))
            : attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(argument => argument.Value))
                .SelectMany(constant => constant.Kind == TypedConstantKind.Array && !constant.IsNull ? constant.Values : [constant])
                .Select(constant => NumberOf(constant) is { } number ? BlockArguments.IndexOf(number) : -1);

    private static double? NumberOf(TypedConstant constant) =>
        constant is { Kind: TypedConstantKind.Primitive,
            Value: sbyte or byte or short or ushort or int or uint or long or ulong or float or double }
            ? Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) : null;

    /// <summary>An option, with the arguments of the block inserted.</summary>
    private OptionSpec OptionOf(AttributeData attribute, int position, string option, TypedConstant constant)
    {
        object? value = ValueOf(constant);
        if (value is EquatableArray<double> numbers)
        {
            ExpressionSyntax?[] elements = AttributeSyntaxes.ElementsOf(attribute, option, numbers.Count, _cancellation);
            bool areWhole = ((IArrayTypeSymbol)constant.Type!).ElementType.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double);
            return new OptionSpec(option, numbers.Select((number, i) =>
                WithArguments(number, areWhole, elements[i], attribute, position, option) is { } meant
                ? Convert.ToDouble(meant, CultureInfo.InvariantCulture) : number).ToEquatableArray());
        }
        if (constant.Kind == TypedConstantKind.Error || value is null or string or EquatableArray<string>)
            return new OptionSpec(option, value);
        ExpressionSyntax? syntax = AttributeSyntaxes.ElementsOf(attribute, option, 1, _cancellation)[0];
        return new OptionSpec(option, WithArguments(value, value is not (float or double), syntax, attribute, position, option) ?? value);
    }

    /// <summary>The number or truth value of an option that is computed from the arguments of the block; null if it is not, or if it is unknown.</summary>
    private object? WithArguments(object given, bool isWhole, ExpressionSyntax? syntax, AttributeData attribute, int position, string option)
    {
        string kind = KindOf(attribute.AttributeClass!);
        SemanticModel? model = syntax is not null && _models.HaveFileOf(syntax) ? _models.Of(syntax) : null;
        int index = given is bool ? -1 : BlockArguments.IndexOf(Convert.ToDouble(given, CultureInfo.InvariantCulture));
        ArgumentEvaluator evaluator = Evaluator(attribute, position, option);
        if (model is null ? index < 0 : !evaluator.DependsOnArgument(syntax!, model))
            return null;
        if (!_isBlock)
        {
            Report(DiagnosticIds.MisusedArgument, attribute, option, kind, option, $"is the argument of a block, but '{_type.Name}' is a network and has none");
            return null;
        }
        object? value = model is not null ? evaluator.Evaluate(syntax!, model)
            : index < _arguments.Count && !double.IsNaN(_arguments[index]) ? _arguments[index] : null;
        if (value is null)
            return isWhole || given is bool ? null : double.NaN; // An inner block must not take the placeholder for a number.
        if (given is bool || !isWhole)
            return value is bool ? value : Convert.ToDouble(value, CultureInfo.InvariantCulture);
        double number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        if (number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue)
            return (int)number;
        ReportUse(DiagnosticIds.OptionOutOfRange, position, kind, kind, option, "a whole number", Common.Decimals.Shortest(number));
        return null;
    }

    /// <summary>Computes one option of a layer with the arguments of the block.</summary>
    private ArgumentEvaluator Evaluator(AttributeData attribute, int position, string option)
    {
        string kind = KindOf(attribute.AttributeClass!);
        return new ArgumentEvaluator(_models, _arguments, why => ReportUse(DiagnosticIds.FailedComputation, position, kind, kind, option, why, Given()),
            _cancellation);
    }

    private string Given() => string.Join(", ", ArgumentNames(_type).Zip(_arguments, (name, argument) => $"{name} = {Common.Decimals.Shortest(argument)}"));

    /// <summary>Reports a problem that the arguments of a use cause; the outermost class reports it at its attribute.</summary>
    private void ReportUse(string id, int position, string kind, params string[] arguments) =>
        _useProblems.Add((Problem.WithinBlock(position, _type.Name, kind), id, arguments));

    private AttributeSyntax? SyntaxOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(_cancellation) is AttributeSyntax syntax && _models.HaveFileOf(syntax)
            ? syntax : null;

    private void Report(string id, AttributeData attribute, string? option, params string[] arguments) =>
        _problems.Add(new LocatedProblem(id, AttributeSyntaxes.LocationOf(attribute, option, -1, _cancellation), arguments));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
