using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <content>
/// The network as a type: its batches, and the members of the library's interfaces with which code for every network makes, trains and evaluates it.
/// They call the members with a span for each input, output and target.
/// </content>
internal abstract partial class NetworkEmitter
{
    private const string Inherited = "/// <inheritdoc/>";

    private string Batch => Name + ".Batch";

    private string Interface(string name) => $"global::Generated.{name}<{Name}, {_t}, {Batch}>";

    private string BaseInterface => $"global::Generated.INetwork<{_t}>";

    /// <summary>What the class implements.</summary>
    private string[] Interfaces => (Training.Program.LossValue is not null, HasBackward) switch
    {
        (true, true) => [Interface("ITrainableNetwork"), Interface("IDifferentiableNetwork")],
        (true, false) => [Interface("ITrainableNetwork")],
        (false, true) => [Interface("IDifferentiableNetwork")],
        _ => [Interface("INetwork")],
    };

    private IReadOnlyList<BatchColumn> InputColumns => BatchColumn.Inputs(_compiled.Network, _t);

    private IReadOnlyList<BatchColumn> TargetColumns =>
        BatchColumn.Targets(_compiled.Network, InputColumns,
            Targets.Select(pair => (pair.Output.Target, pair.Compared.Target!.Type.Keyword())));

    /// <summary>The type of the network's batches.</summary>
    private void WriteBatchType()
    {
        BatchColumn[] columns = [.. InputColumns, .. TargetColumns];
        string[] texts = [.. InputDocumentation().Concat(TargetDocumentation()).Select(pair => pair.Item2)];
        _writer.Line();
        string targetless = TargetColumns.Count > 0 ? " To predict, it needs no targets." : "";
        _writer.Documentation("summary", $"The samples of a call. It refers to the caller's memory.{targetless}");
        foreach ((BatchColumn column, string text) in columns.Zip(texts, (column, text) => (column, text)))
            _writer.Documentation($"param name=\"{column.Name}\"", text);
        string[] parameters = [.. columns.Select((column, i) => $"{ReadOnlySpan(column)} {EscapedName(column.Name)}{(i < Inputs.Count ? "" : " = default")}")];
        _writer.Line("public readonly ref struct Batch(" + string.Join(", ", parameters) + ")");
        using (_writer.Indented())
            _writer.Line($": global::Generated.INetworkBatch<{Batch}>");
        using (_writer.Block())
        {
            foreach ((BatchColumn column, string text) in columns.Zip(texts, (column, text) => (column, text)))
            {
                _writer.Documentation("summary", text);
                _writer.Line($"public {ReadOnlySpan(column)} {column.Property} {{ get; }} = {EscapedName(column.Name)};");
            }
            _writer.Line(Inherited);
            _writer.Line($"public int Count => {InputColumns[0].Property}.Length / {SizeOf(Inputs[0])};");
            string[] inputs = [.. InputColumns.Select(column => $"source.GetInput<{column.Type}>(\"{column.Key}\", {Numbers.Of(column.Index)})")];
            string[] targets = [.. TargetColumns.Select(column => $"source.GetTarget<{column.Type}>(\"{column.Key}\", {Numbers.Of(column.Index)})")];
            WriteFactory("Of", [.. inputs, .. targets]);
            WriteFactory("OfInputs", inputs);
        }
    }

    private void WriteFactory(string name, string[] arguments)
    {
        _writer.Line(Inherited);
        _writer.Line($"public static Batch {name}<TSource>(scoped in TSource source)");
        using (_writer.Indented())
        {
            _writer.Line("where TSource : global::Generated.IBatchSource, allows ref struct =>");
            _writer.Line("new(" + string.Join(", ", arguments) + ");");
        }
    }

    /// <summary>The members that make networks and describe them.</summary>
    private void WriteKind()
    {
        _writer.Line($"static {Name} {Interface("INetwork")}.Create(ulong seed, int maxBatch, int? maxThreads)" + " " + "=> new(seed, maxBatch, maxThreads);");
        _writer.Line($"static global::Generated.NetworkInfo {Interface("INetwork")}.Info => global::Generated.Emitted.{TableClass}.Info;");
    }

    private void WritePredictBatch() => WriteBatchMember($"public void Predict(in Batch batch, {Span} outputs)", "Predict", OutputParts);

    private void WriteEvaluateWholeBatch() => WriteBatchMember($"public {_t} Evaluate(in Batch batch)", "Evaluate", BatchTargets);

    private void WriteTrainBatch()
    {
        string[] others = [.. BatchTargets, .. InputGradientParts(named: HasSeveralLosses)];
        WriteBatchMember($"public {_t} Train(in Batch batch, {Span} inputGradients = default)", "Train", others);
    }

    private void WriteForwardBatch() => WriteBatchMember($"public void Forward(in Batch batch, {Span} outputs)", "Forward", OutputParts);

    private string Span => $"global::System.Span<{_t}>";

    private static string ReadOnlySpan(BatchColumn column) => $"global::System.ReadOnlySpan<{column.Type}>";

    private string[] BatchTargets => [.. TargetColumns.Select(column => "batch." + column.Property)];

    /// <summary>Where there is only one output and one input, the member with a span for each is this one.</summary>
    private void WriteBackwardFlat()
    {
        if (Outputs.Count == 1 && Inputs.Count == 1)
            return;
        _writer.Line();
        using (_writer.Block($"void {Interface("IDifferentiableNetwork")}.Backward(global::System.ReadOnlySpan<{_t}> outputGradients, {Span} inputGradients)"))
        {
            _writer.Line("int count = _buffers.ForwardBatch;");
            int[] sizes = [.. Outputs.Select(output => output.Shape.Elements())];
            _writer.Line("Backward(" + string.Join(", ", (string[])[.. Parts("outputGradients", sizes), .. InputGradientParts(named: false)]) + ");");
        }
    }

    /// <summary>A member that takes a batch: it passes its spans on, and the parts of a span for several outputs or gradients.</summary>
    private void WriteBatchMember(string header, string method, string[] others)
    {
        string[] arguments = [.. InputColumns.Select(column => "batch." + column.Property), .. others];
        _writer.Line();
        _writer.Line(Inherited);
        if (arguments.Any(argument => argument.Contains("Guard.Part(")))
        {
            using SourceWriter.Scope body = _writer.Block(header);
            BatchColumn first = InputColumns[0];
            _writer.Line($"int count = global::Generated.Runtime.Guard.Batch(batch.{first.Property}.Length, {SizeOf(Inputs[0])}, \"{first.Name}\");");
            _writer.Line((header.Contains("void ") ? "" : "return ") + method + "(" + string.Join(", ", arguments) + ");");
            return;
        }
        _writer.Line($"{header} => {method}({string.Join(", ", arguments)});");
    }

    private string[] OutputParts => Parts("outputs", [.. Outputs.Select(output => output.Shape.Elements())]);

    private string[] InputGradientParts(bool named) =>
        [.. Parts("inputGradients", [.. Inputs.Select(input => input.Shape.Elements())]).Select((part, i) => named ? $"{GradientNames[i]}: {part}" : part)];

    /// <summary>The part of a span for each of several tensors, of sizes; the span itself for a single one.</summary>
    private static string[] Parts(string span, int[] sizes) => sizes.Length == 1 ? [span] :
    [
        .. sizes.Select((size, i) => (Before: Numbers.Of(sizes.Take(i).Sum()), Size: Numbers.Of(size)))
            .Select(part => $"global::Generated.Runtime.Guard.Part({span}, count, {part.Before}, {part.Size}, {Numbers.Of(sizes.Sum())}, nameof({span}))"),
    ];

    /// <summary>The line of the tables that describes what the network takes and gives.</summary>
    private void WriteInfo()
    {
        static string Tensor(string name, IEnumerable<int> shape) => $"new(\"{name}\"{string.Concat(shape.Select(size => ", " + Numbers.Of(size)))})";
        _writer.Line();
        _writer.Line($"public static NetworkInfo Info {{ get; }} = new(Summary, {Numbers.Of(SummaryTable.Flops(_compiled))}, Parameters,");
        string buffers = Stored.Count > 0 ? ", buffers: Buffers" : "";
        string[] tensors =
        [
            $"inputs: [{string.Join(", ", Inputs.Select((input, i) => Tensor(InputColumns[i].Key, input.Shape)))}],",
            $"outputs: [{string.Join(", ", Outputs.Select(output => Tensor(output.Name, output.Shape)))}],",
            $"targets: [{string.Join(", ", Targets.Select(pair => Tensor(pair.Output.Target, pair.Compared.Target!.Shape.Axes)))}]{buffers});",
        ];
        using (_writer.Indented())
            _writer.Line(string.Join(" ", tensors));
    }
}
