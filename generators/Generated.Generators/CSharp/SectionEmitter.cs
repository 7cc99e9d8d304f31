using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>
/// Emits a part of a program (the forward pass, the loss, the backward pass) as a method of the kernel type that goes through its regions one after
/// another. Each region that threads share becomes a method that finds the memory of every value and calls the kernels for a share of the work.
/// </summary>
internal sealed partial class SectionEmitter(EmitContext context, KernelWriter kernels, List<string> regions)
{
    private readonly int _panelColumns = context.PanelColumns;
    private readonly ShortNames _names = new(context.Program, context.Names);
    private readonly ProductEmitter _product = new(context, kernels);
    private readonly ConvolutionEmitter _convolution = new(context, kernels);
    private readonly PlaceEmitter _place = new(context, kernels);
    private readonly RowsEmitter _rows = new(context, kernels);
    private readonly PositionsEmitter _positions = new(context, kernels);
    private readonly BatchIndependentEmitter _fixed = new(context, kernels);
    private readonly ColumnsEmitter _columns = new(context, kernels);
    private readonly BatchReduceEmitter _batch = new(context, kernels);
    private readonly ImageEmitter _images = new(context, kernels);
    private readonly PermuteEmitter _permute = new(context, kernels);

    /// <summary>Whether threads may share a layer's images.</summary>
    public bool SharesImages { get; private set; }

    /// <summary>The most lines that a section may have to need no method.</summary>
    private const int MostLinesOfCase = 4;

    /// <summary>Emits a section and returns what its callers must pass.</summary>
    /// <param name="name">The method's name.</param>
    /// <param name="summary">What the method does.</param>
    /// <param name="operations">The section.</param>
    /// <param name="result">The number that it returns, or null.</param>
    /// <param name="details">Numbers that it writes to a span of the caller, if that span is not empty.</param>
    public Section Emit(string name, string summary, IReadOnlyList<Operation> operations, Value? result = null, IReadOnlyList<Value>? details = null)
    {
        bool hasDetails = details is { Count: > 0 };
        int position = kernels.Position;
        bool isBackward = name.Contains("Backward");
        IReadOnlyList<Region> parts = Region.Of(operations, context.Plan.Predicts);
        HashSet<Value> shared = [.. SharedNumbers(parts)];
        var lines = new List<string>();
        var declared = new HashSet<Value>();
        foreach (Region region in parts)
        {
            foreach (Operation _ in region.Operations)
                context.Program.Work.Step();
            if (region.Kind == RegionKind.Serial)
            {
                lines.AddRange(HasLocals(region) ? NumbersOf(region, isBackward, shared, declared)
                    : region.ByLabel().SelectMany(layer => FixedWork(name, layer, isBackward)));
                continue;
            }
            using KernelWriter.Naming names = kernels.Within(_names.Of([.. region.Operations.SelectMany(ValuesOf).Distinct()]));
            lines.AddRange(SharedWork(name, region, isBackward));
        }
        if (hasDetails)
            lines.AddRange(["", "if (!losses.IsEmpty)", "{", .. details!.Select((detail, i) => $"    losses[{Numbers.Of(i)}] = {kernels.Name(detail)};"), "}"]);
        if (result is not null)
            lines.Add($"return {kernels.Name(result)};");

        bool isShort = result is null && !hasDetails && lines.Count <= MostLinesOfCase;
        string method = isShort ? "" : kernels.Add(name, (writer, self) =>
        {
            writer.Documentation("summary", summary);
            using (writer.Block($"public {(result is null ? "void" : context.T)} {self}()"))
                writer.Lines(lines);
        }, []);
        if (!isShort)
            kernels.MoveTo(method, position);

        return new Section(
            name,
            method,
            isShort ? lines : [],
            [.. Memory(operations).Where(value => IsGiven(value.Storage)).Select(value => value.Storage).Distinct()],
            UsesRandom: operations.Any(operation => operation is RandomMaskOp),
            ReturnsNumber: result is not null,
            [.. shared.Select(context.Name)],
            TakesLosses: hasDetails);
    }

    private static IEnumerable<Value> ValuesOf(Operation operation) =>
        operation.Parts.SelectMany(part => part.Inputs.Concat(part.Outputs)).Concat(operation.Inputs).Concat(operation.Outputs);

    /// <summary>Numbers that one region computes and another one reads: they are fields, not variables of a method.</summary>
    private static IEnumerable<Value> SharedNumbers(IReadOnlyList<Region> parts) => parts
        .SelectMany(region => region.Operations.SelectMany(operation => operation.Outputs).Where(EmitContext.IsLocal)
            .Where(number => parts.Any(other => other.Kind != RegionKind.Serial && other.Operations.Any(reader => reader.Inputs.Contains(number)))));

    /// <summary>The statements of a region that only the calling thread executes.</summary>
    private IEnumerable<string> NumbersOf(Region region, bool isBackward, HashSet<Value> shared, HashSet<Value> declared)
    {
        foreach (Value value in Memory(region.Operations).Where(value => NeedsVariable(value) && declared.Add(value)))
            yield return $"ref {value.Type.Keyword()} {kernels.Name(value)} = {Address(value, null, null)}; // {value.Shape}";
        foreach (Operation operation in region.Operations)
        {
            yield return "// " + operation.Formula(kernels.Name);
            Value? number = operation.Outputs.FirstOrDefault(EmitContext.IsLocal);
            string type = number is null || shared.Contains(number) ? "" : context.T + " ";
            foreach (string call in Calls(operation, NameOf(operation, isBackward), RegionKind.Serial))
                yield return $"{type}{call};";
        }
    }

    /// <summary>Whether a region computes with numbers that are variables of the section's method.</summary>
    private static bool HasLocals(Region region) => region.Operations.Any(operation => operation.Inputs.Concat(operation.Outputs).Any(EmitContext.IsLocal));

    /// <summary>Emits the work that only the calling thread does as a method, which other layers may share, and returns the statements that call it.</summary>
    private IEnumerable<string> FixedWork(string section, Region region, bool isBackward)
    {
        string label = region.Operations[0].Label;
        using KernelWriter.Naming names = kernels.Within(_names.Of([.. region.Operations.SelectMany(ValuesOf).Distinct()], label));
        int position = kernels.Position;
        var body = new List<Action<CodeWriter>>();
        var locals = new List<Value>();
        var operands = new List<Operand>();
        int numbered = 0;
        foreach (Operation operation in region.Operations)
        {
            if (operation is FusedLoopOp { Kind: LoopKind.BatchIndependent } rows)
            {
                locals.AddRange(_fixed.LocalsOf(rows));
                body.Add(_fixed.Prepare(rows, operands, () => "t" + Numbers.Of(++numbered)));
                continue;
            }
            string[] calls = ["// " + operation.Formula(kernels.Name), .. Statements(Calls(operation, NameOf(operation, isBackward), RegionKind.Serial))];
            body.Add(writer => writer.Lines(calls));
        }
        Value[] used = Memory(region.Operations);
        var variables = new List<Reference>();
        foreach (Value value in used.Where(NeedsVariable))
        {
            int before = operands.Count;
            variables.Add(new Reference(value.Type.Keyword(), kernels.Name(value), Address(value, null, operands)));
            if (operands.Count > before)
                operands[before] = operands[before] with { Name = kernels.Name(value) + "At" };
        }
        string name = label.Substring(label.LastIndexOf('.') + 1).TrimEnd([.. "0123456789"]);
        (string method, string places) = kernels.AddShared(section + Identifiers.Joined(name) + "Numbers", (writer, self) =>
        {
            writer.Documentation("summary", $"{section}: what does not grow with the batch.");
            if (region.Operations.Any(operation => operation is FusedLoopOp))
                writer.Attribute("MethodImpl(AggressiveOptimization)");
            using (writer.Block($"private void {self}({kernels.PlaceParameters(areFirst: true)})"))
            {
                writer.References(variables);
                foreach (Action<CodeWriter> write in body)
                    write(writer);
            }
        }, used.Concat(locals), operands, areFirst: true);
        kernels.MoveTo(method, position);
        yield return $"{method}({places}); // {label}";
    }

    /// <summary>The purpose of a region for a reader: the layers that it computes.</summary>
    private static string LabelOf(Region region)
    {
        string first = region.Operations[0].Label, last = region.Operations[region.Operations.Count - 1].Label;
        // The path of a block is not said twice.
        int path = first.LastIndexOf('.');
        bool isInBlock = path > 0 && last.LastIndexOf('.') == path && string.CompareOrdinal(first, 0, last, 0, path) == 0;
        return first == last ? first
            : isInBlock ? $"{first.Substring(0, path)}: {first.Substring(path + 1)} to {last.Substring(path + 1)}"
            : $"{first} to {last}";
    }

    /// <summary>The same as part of a method's name: <c>Dense2ToReLU1</c>.</summary>
    private static string NameOf(Region region) => Identifiers.Joined(LabelOf(region).Replace(" to ", "To").Replace(": ", "."));

    /// <summary>Where statements stand.</summary>
    /// <param name="Section">The section.</param>
    /// <param name="IsBackward">Whether it is a backward pass.</param>
    /// <param name="Kind">How the region is split.</param>
    /// <param name="IsApart">Whether each part of the samples has an arena of its own.</param>
    /// <param name="SharesImages">Whether threads share a layer's images if there are too few samples for them.</param>
    private sealed record SamplesPlace(string Section, bool IsBackward, RegionKind Kind, bool IsApart, bool SharesImages)
    {
        public bool IsBySamples => Kind is RegionKind.Samples or RegionKind.Panels;
    }

    /// <summary>
    /// A region as successive operations of a block each, and others, which are of no block. Blocks that do the same share a method; and a region of
    /// many layers reads as the network does. A region of no more than two blocks is not taken apart.
    /// </summary>
    private static IEnumerable<(IReadOnlyList<Operation> Operations, string Block)> BlocksOf(Region region)
    {
        static string BlockOf(Operation operation) => operation.Label.Substring(0, Math.Max(0, operation.Label.LastIndexOf('.')));
        var runs = new List<(IReadOnlyList<Operation> Operations, string Block)>();
        for (int start = 0; start < region.Operations.Count;)
        {
            string block = BlockOf(region.Operations[start]);
            Operation[] run = [.. region.Operations.Skip(start).TakeWhile(operation => BlockOf(operation) == block)];
            runs.Add((run, run.Length > 1 ? block : ""));
            start += run.Length;
        }
        return region.Kind == RegionKind.Samples && runs.Count(run => run.Block.Length > 0) > 2 ? runs : [(region.Operations, "")];
    }

    /// <summary>Emits the work on samples that a block does, and gives the statement that does it.</summary>
    private string BlockWork(IReadOnlyList<Operation> operations, string block, SamplesPlace place, bool hasArena)
    {
        using KernelWriter.Naming names = kernels.Within(_names.Of([.. operations.SelectMany(ValuesOf).Distinct()]));
        int position = kernels.Position;
        var operands = new List<Operand>();
        Value[] used = Memory(operations);
        var variables = new List<Reference>();
        foreach (Value value in used)
        {
            int before = operands.Count;
            variables.Add(new Reference(value.Type.Keyword(), kernels.Name(value), AddressOf(value, place, operands)));
            if (operands.Count > before)
                operands[before] = operands[before] with { Name = kernels.Name(value) + "At" };
        }
        string[] lines = [.. Statements(operations, place, value => "ref " + kernels.Name(value))];
        (string Type, string Name)[] parameters =
        [
            .. hasArena ? [($"scoped in NetworkMemory<{context.T}>", "memory")] : ((string, string)[])[],
            .. used.Any(IsWorkspace) ? [("int", "part")] : ((string, string)[])[],
            ("int", "start"), ("int", "count"),
        ];
        (string method, string places) = kernels.AddShared(place.Section + Identifiers.Joined(block), (writer, self) =>
        {
            writer.Documentation("summary", $"{place.Section}: a block, for some samples.");
            string taken = string.Join(", ", parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
            using (writer.Block($"private void {self}({taken}{kernels.PlaceParameters()})"))
            {
                writer.References(variables);
                writer.Lines(lines);
            }
        }, used, operands);
        kernels.MoveTo(method, position);
        return $"{method}({string.Join(", ", parameters.Select(parameter => parameter.Name))}{places}); // {block}";
    }

    /// <summary>Where a value lies in a region.</summary>
    private string AddressOf(Value value, SamplesPlace place, List<Operand> operands)
    {
        bool isFromStart = place.IsBySamples && value.Shape.Batched && !(place.IsApart && !IsGiven(value.Storage));
        return Address(value, isFromStart ? "start" : null, operands, place.IsApart);
    }

    /// <summary>What operations do, each after its formula.</summary>
    private IEnumerable<string> Statements(IReadOnlyList<Operation> operations, SamplesPlace place, Func<Value, string> reference)
    {
        foreach (Operation operation in operations)
        {
            // What several operations do is said where they are done.
            if (operation is not PackOp and not FusedLoopOp { Body.Count: > 1 })
            {
                foreach (Operation part in operation.Parts)
                    yield return "// " + part.Formula(kernels.Name);
            }
            // What packing does is said by the name of the method.
            string end = operation is PackOp pack ? $"; // {kernels.Name(pack.Output)}" : ";";
            foreach (string call in Calls(operation, NameOf(operation, place.IsBackward), place.Kind, reference, place.SharesImages))
            {
                foreach (string line in (call + end).Split('\n'))
                    yield return line;
            }
        }
    }

    /// <summary>Emits a region that threads share, and returns the statements that execute it.</summary>
    private IEnumerable<string> SharedWork(string section, Region region, bool isBackward)
    {
        int position = kernels.Position;
        bool bySamples = region.Kind is RegionKind.Samples or RegionKind.Panels;
        bool apart = region.Kind == RegionKind.Samples && context.Plan.HasPartsOfItsOwn && ReferenceEquals(region.Operations[0], context.Plan.FirstOfParts);
        int step = apart ? PredictionStep : TrainingStep;
        int chunk = region.Kind == RegionKind.Samples ? region.SamplesAtOnce : 0;
        var place = new SamplesPlace(section, isBackward, region.Kind, apart, apart && region.HasLargeImages);
        (IReadOnlyList<Operation> Operations, string Block)[] runs = [.. BlocksOf(region)];
        Operation[] own = [.. runs.Where(run => run.Block.Length == 0).SelectMany(run => run.Operations)];
        Value[] used = Memory(own);
        var operands = new List<Operand>();
        bool IsOfSamples(Value value) => bySamples && value.Shape.Batched;
        string AddressOf(Value value) => this.AddressOf(value, place, operands);
        bool IsNamed(Value value) => (bySamples || NeedsVariable(value)) && !IsOfWeightsOnly(own, value);
        Reference[] variables = [.. used.Where(IsNamed).OrderBy(value => chunk > 0 && IsOfSamples(value))
            .Select(value => new Reference(value.Type.Keyword(), kernels.Name(value), AddressOf(value)))];
        bool hasArena = apart && Memory(region.Operations).Any(value => context.Plan.Has(value) && !IsGiven(value.Storage));
        var lines = new List<string>();
        foreach ((IReadOnlyList<Operation> operations, string block) in runs)
        {
            if (block.Length > 0)
                lines.Add(BlockWork(operations, block, place, hasArena));
            else
                lines.AddRange(Statements(operations, place, value => IsOfWeightsOnly(own, value) ? AddressOf(value) : "ref " + kernels.Name(value)));
        }
        int fixedVariables = chunk > 0 ? used.Count(value => IsNamed(value) && !IsOfSamples(value)) : 0;
        (string method, string places) = kernels.AddShared(section + NameOf(region) + region.Kind, (writer, self) =>
        {
            using (writer.Block($"private void {self}(int part)"))
            {
                string share = SamplesOf(region, step);
                if (hasArena && chunk > 0)
                {
                    writer.Line($"WorkShare samples = {share};");
                    share = "samples";
                }
                if (bySamples && chunk == 0)
                    writer.Line($"(int start, int count) = {share};");
                if (region.Kind == RegionKind.Panels)
                {
                    writer.Line($"WorkShare columns = WorkShare.OfColumns(part, parts, {Numbers.Of(ColumnsOf(region))}, {Numbers.Of(context.PanelColumns)}"
                        + $"{(context.Plan.Predicts ? ", batch" + EnoughRows : "")});");
                }
                if (hasArena)
                {
                    string first = chunk > 0 ? $"samples.Start, Math.Min(samples.Count, {Numbers.Of(chunk)})" : "start, count";
                    writer.Line($"NetworkMemory<{context.T}> memory = this.memory.Part({Numbers.Of(context.Plan.ElementsPerSample)}, {first}); // A part's "
                        + "values lie together.");
                }
                writer.References(variables.Take(fixedVariables));
                using (chunk > 0 ? writer.Block($"foreach ((int start, int count) in {share}.InSteps({Numbers.Of(chunk)}))") : default(CodeWriter.Scope?))
                {
                    writer.References(variables.Skip(fixedVariables));
                    writer.Lines(lines);
                }
            }
        }, used, operands);
        kernels.MoveTo(method, position);

        int number = regions.IndexOf(method) + 1;
        if (number == 0)
        {
            regions.Add(method);
            number = regions.Count;
        }
        SharesImages |= place.SharesImages;
        yield return $"Split({Numbers.Of(number)}, {CostOf(region)}{places}{(place.SharesImages ? ", images: true" : "")}); // {LabelOf(region)}";
    }

    private static string CostOf(Region region) => (region.CostOfSample, region.FixedCost) switch
    {
        (var sample, 0) => $"{Numbers.Of(sample)}L * batch",
        (0, var once) => $"{Numbers.Of(once)}L",
        var (sample, once) => $"{Numbers.Of(once)}L + {Numbers.Of(sample)}L * batch",
    };

    private string SamplesOf(Region region, int step) => region.Kind == RegionKind.Panels
        ? $"WorkShare.OfRows(part, parts, {Numbers.Of(ColumnsOf(region))}, {Numbers.Of(context.PanelColumns)}, batch, "
            + $"{Numbers.Of(step)}{(context.Plan.Predicts ? EnoughRows : "")})"
        : $"WorkShare.Of(part, parts, batch, {Numbers.Of(step)})";

    /// <summary>The rows with which a part of a prediction would rather have rows of its own than columns: those of some whole tiles.</summary>
    private static string EnoughRows => ", " + Numbers.Of(TileSizes.RowStep);

    private static int ColumnsOf(Region region) => ((ContractOp)region.Operations.Single()).Columns.Steps;

    /// <summary>The number of samples that stay together: about the rows of a tile.</summary>
    private const int TrainingStep = 8;

    /// <summary>Parts with an arena of their own begin where its values are aligned.</summary>
    private const int PredictionStep = MemoryPlan.Alignment;

    /// <summary>The lines of calls; a call may take several.</summary>
    private static IEnumerable<string> Statements(IEnumerable<string> calls) => calls.SelectMany(call => (call + ";").Split('\n'));

    /// <summary>Whether all that operations do with a value is to arrange weights in another way: it needs no name there.</summary>
    private static bool IsOfWeightsOnly(IReadOnlyList<Operation> operations, Value value) => operations
        .Where(operation => operation.Inputs.Concat(operation.Outputs).Contains(value)).All(operation => operation is PackOp or TransposeOp);

    private IEnumerable<string> Calls(
        Operation operation, string name, RegionKind kind, Func<Value, string>? reference = null, bool sharesImages = false) =>
        operation.Accept(new CallsVisitor(this, name, kind, reference ?? (value => "ref " + kernels.Name(value)), sharesImages));

    /// <summary>The name of a method: that of the layer, and for a gradient what it is the gradient of.</summary>
    private string NameOf(Operation operation, bool isBackward)
    {
        Value output = operation.Outputs[operation.Outputs.Count - 1];
        string label = operation.Label.Substring(operation.Label.LastIndexOf('.') + 1);
        if (output.Role == ValueRole.ParameterGradient)
            return kernels.After(output.GradientOf!) + "Gradient";
        if (operation is ReduceOp)
            return kernels.After(output);
        if (operation is ConvOp { Kind: ConvKind.Weights })
            return label + "WeightsGradient"; // summed where its kernel can, and then brought to its place
        if (isBackward)
            return label + (operation is ProductOp ? "InputGradient" : "Gradient");
        bool isGradientToo = operation is FusedLoopOp && context.Program.Outputs.Any(gradient => operation.Outputs.Contains(gradient.Gradient));
        return isGradientToo ? label + "WithGradient" : label;
    }

    /// <summary>The values in memory that operations read or write, in the order of their creation.</summary>
    private Value[] Memory(IReadOnlyList<Operation> operations) =>
        [.. operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)).Where(IsInMemory).Distinct().OrderBy(value => value.Id)];

    private static bool IsWorkspace(Value value) => value.Role == ValueRole.Workspace;

    private static bool IsStored(Value value) => value.Storage.Role is ValueRole.Buffer or ValueRole.BufferUpdate;

    /// <summary>Whether a value is memory that a method must find; numbers and static tables are not.</summary>
    private bool IsInMemory(Value value) => value.Literal is null && value.Elements is null && !EmitContext.IsLocal(value)
        && (IsGiven(value.Storage) || value.Storage.Role is ValueRole.Parameter or ValueRole.ParameterGradient || IsStored(value) || IsWorkspace(value)
        || context.Plan.Has(value));

    /// <summary>Whether a value lies at another place than the one to which the field with its name refers.</summary>
    private bool NeedsVariable(Value value) => value.ViewOf is not null || !IsGiven(value) || context.Name(value) != GivenName(value);

    private bool IsGiven(Value storage) => storage.Role is ValueRole.Input or ValueRole.Target or ValueRole.InputGradient
        || context.GivenOutput(storage) is not null;

    private string GivenName(Value storage) => context.GivenOutput(storage) ?? context.Name(storage);

    /// <summary>Where a value lies: from sample <paramref name="start"/> on, or from the first.</summary>
    /// <param name="value">The value.</param>
    /// <param name="start">The sample, or null.</param>
    /// <param name="operands">Collects the places that may differ if the same is done with other values; null for a method that is not shared.</param>
    /// <param name="isApart">Whether each part of the samples has its own arena.</param>
    private string Address(Value value, string? start, List<Operand>? operands, bool isApart = false)
    {
        Value storage = value.Storage;
        string elements = Sum(start is null ? "0" : OperationEmitter.Index(start, storage.Shape.Elements), Numbers.Of(value.StorageOffset));
        if (IsGiven(storage))
        {
            string name = GivenName(storage);
            // There may already be a variable with the name of the field: for the value itself, or for the value that this one is a view of.
            return At(name == context.Name(storage) ? "this." + name : name, elements);
        }
        if (IsWorkspace(storage))
            return $"ref {(isApart ? "this.memory" : "memory")}.Workspace(part)";
        Operand operand =
            storage.Role == ValueRole.Parameter ? new("ref memory.Parameter(", context.ParameterOf(value).Offset, ")")
            : storage.Role == ValueRole.ParameterGradient ? new("ref memory.Gradient(", context.ParameterOf(value).Offset, ")")
            : IsStored(value) ? new("ref memory.Stored(",
                context.Program.Stored.Single(stored => stored.Value == (storage.UpdateOf ?? storage)).Offset, ")")
            : !storage.Shape.Batched ? new($"ref {(isApart ? "this.memory" : "memory")}.Fixed(", context.Plan.OffsetOf(value), ")")
            : new("ref memory.Value(", context.Plan.OffsetOf(value), elements == "0" ? ")" : $", {elements})");
        if (operands is null)
            return operand.Reference(Numbers.Of(operand.Offset));
        operands.Add(operand);
        return kernels.PlaceOf(operands.Count - 1);
    }

    private static string Sum(params string[] terms) => string.Join(" + ", terms.Where(term => term != "0").DefaultIfEmpty("0"));

    private static string At(string origin, string offset) => offset == "0" ? $"ref {origin}" : $"ref Unsafe.Add(ref {origin}, {offset})";
}

/// <summary>A section's method, and what it takes.</summary>
/// <param name="Kind">Its name among the parts of a computation.</param>
/// <param name="Method">The method; none if it is short.</param>
/// <param name="Lines">The statements of a section without a method.</param>
/// <param name="Given">What a caller gives.</param>
/// <param name="UsesRandom">Whether it draws random numbers.</param>
/// <param name="ReturnsNumber">Whether it returns a number.</param>
/// <param name="Numbers">The numbers that it keeps in fields.</param>
/// <param name="TakesLosses">Whether it takes the span for each loss.</param>
internal sealed record Section(
    string Kind, string Method, IReadOnlyList<string> Lines, IReadOnlyList<Value> Given, bool UsesRandom, bool ReturnsNumber,
    IReadOnlyList<string> Numbers, bool TakesLosses);
