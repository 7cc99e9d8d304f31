using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Kernels;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>Emits the file of a network: the members of the user's class, and the kernels that they call.</summary>
internal sealed partial class NetworkEmitter
{
    public const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"Generated\", \"0.1\")]";

    private readonly CompiledNetwork _compiled;
    private readonly SourceWriter _writer = new();
    private readonly KernelWriter _kernels = new();
    private readonly List<string> _regions = [];
    private readonly string _t;
    private readonly string _kernelClass;
    private readonly Section _forward;
    private readonly Section? _loss;
    private readonly Section _backward;
    private readonly Section? _inputBackward;
    private readonly Section _predict;
    private readonly Section? _evaluate;
    private readonly StraightEmitter? _straight;

    private NetworkEmitter(CompiledNetwork compiled)
    {
        _compiled = compiled;
        ElementType element = Spec.Element;
        _t = element == ElementType.Single ? "float" : "double";
        _kernelClass = Spec.Type.Name + "Kernels";

        foreach (Value value in Training.Program.Values.Concat(Prediction.Program.Values))
            _kernels.Reserve(EmitContext.Escape(value.Name));

        if (compiled.Straight is { } straight)
        {
            var straightContext = new EmitContext(element, straight.Program, Training.Plan, compiled.Parameters);
            _straight = new StraightEmitter(straight, straightContext, HasBackward, EachLoss(straight.Program));
            _forward = _backward = _predict = new Section("", "", [], [], false, false, [], false);
            _loss = _evaluate = straight.Program.LossValue is null ? null : _predict;
            return;
        }

        TensorProgram prediction = Prediction.Program;
        var predicting = new EmitContext(element, prediction, Prediction.Plan, compiled.Parameters) { OutputsAreGiven = true };
        var predictionSections = new SectionEmitter(predicting, _kernels, _regions);
        _predict = predictionSections.Emit("Predict", $"From the inputs to the {Plural("output")}, for prediction.", prediction.Forward);
        _evaluate = prediction.LossValue is null ? null
            : predictionSections.Emit("EvaluateLoss", $"From the {Plural("output")} and the {PluralTarget} to the loss.", prediction.Loss,
            prediction.LossValue, EachLoss(prediction));

        TensorProgram training = Training.Program;
        var trainingContext = new EmitContext(element, training, Training.Plan, compiled.Parameters);
        var trainingSections = new SectionEmitter(trainingContext, _kernels, _regions);
        _forward = trainingSections.Emit("Forward", $"From the inputs to the {Plural("output")}; keeps what the backward pass reads.", training.Forward);
        _loss = training.LossValue is null ? null : trainingSections.Emit("Loss",
            $"From the {Plural("output")} and the {PluralTarget} to the loss and the {Possessive} {Plural("gradient")}.", training.Loss, training.LossValue,
            EachLoss(training));
        _backward = trainingSections.Emit("Backward", $"From the {Possessive} {Plural("gradient")} to the parameters' gradients.", training.Backward);
        _inputBackward = training.InputBackward.Count == 0
            ? null : trainingSections.Emit("InputBackward", $"From the {Possessive} {Plural("gradient")} to the inputs' gradients.", training.InputBackward);
    }

    private NetworkSpec Spec => _compiled.Network.Spec;

    private PlannedProgram Training => _compiled.Training;

    private PlannedProgram Prediction => _compiled.Prediction;

    private int PanelColumns => TileSizes.PanelColumns(Spec.Element);

    /// <summary>Whether a parameter is a matrix of more than one panel.</summary>
    private bool InPanels(Parameter parameter) => parameter.Panel > 0 || parameter.Columns > PanelColumns;

    private IReadOnlyList<ShapedInput> Inputs => _compiled.Network.Inputs;

    private string Name => Spec.Type.Name;

    private IReadOnlyList<ShapedOutput> Outputs => _compiled.Network.Outputs;

    /// <summary>Whether there are several losses: a caller may then ask for each of them.</summary>
    private bool HasSeveralLosses => _compiled.Network.Losses.Count > 1;

    /// <summary>Whether a caller may begin the backward pass with gradients of its own.</summary>
    private bool HasBackward => _compiled.Network.HasBackward && Training.Program.LossReadsOnlyOutputs;

    /// <summary>The source of a network.</summary>
    public static string Emit(CompiledNetwork compiled) => new NetworkEmitter(compiled).Write();

    private string Write()
    {
        _writer.Line("// <auto-generated/>");
        _writer.Line($"// {Name}: written by the Generated source generator from the attributes of the class.");
        _writer.Line("#nullable enable");
        SurfaceEmitter.WriteWarningsOff(_writer, Spec.Type);
        _writer.Line();
        var scopes = new List<SourceWriter.Scope>();
        if (Spec.Type.Namespace.Length > 0)
            scopes.Add(_writer.Block("namespace " + Spec.Type.Namespace));
        foreach (string containing in Spec.Type.Containing)
            scopes.Add(_writer.Block(containing));
        WriteClass();
        foreach (SourceWriter.Scope scope in Enumerable.Reverse(scopes))
            scope.Dispose();
        _writer.Line();
        WriteKernels();
        return _writer.ToString();
    }

    private void WriteClass()
    {
        IReadOnlyList<string> table = SummaryTable.Of(_compiled, byBlocks: true);
        // The user's own documentation of the class is kept.
        (bool hasSummary, bool hasRemarks) = Spec.Type.Documented;
        if (!hasSummary || !hasRemarks)
            _writer.Documentation(hasSummary ? "remarks" : "summary",
                [$"A neural network of {Count(_compiled.Parameters.Sum(parameter => parameter.Length), "parameter")}.", "<code>", .. table.Select(Xml),
                "</code>"]);
        if (Spec.Type.MustTellCompliance)
            _writer.Line("[global::System.CLSCompliant(false)]");
        string[] interfaces = Interfaces;
        _writer.Line($"partial class {Name} : {interfaces[0]}{(interfaces.Length > 1 ? "," : "")}" + (interfaces.Length > 1 ? " " : "")
            + string.Join(", ", interfaces.Skip(1)));
        using (_writer.Block())
        {
            WriteConstants();
            WriteConstruction();
            new ViewsEmitter(_compiled, _t).Write(_writer);
            WriteBatchType();
            WritePredict();
            WritePredictBatch();
            if (_evaluate is not null)
            {
                WriteEvaluate();
                WriteEvaluateWholeBatch();
            }
            if (_loss is not null)
            {
                WriteTrain();
                WriteTrainBatch();
            }
            if (HasBackward)
            {
                WriteForward();
                WriteForwardBatch();
                WriteBackward();
                WriteBackwardFlat();
            }
        }
    }

    private void WriteConstants()
    {
        foreach (ShapedInput input in Inputs)
            Constant("int", SizeOf(input), Numbers.Of(input.Shape.Elements()),
                $"Elements of one sample of the input{(Inputs.Count > 1 ? $" '{input.Name}'" : "")}: {Shapes.Text(input.Shape)}.");
        foreach (ShapedOutput output in Outputs)
            Constant("int", SizeOf(output), Numbers.Of(output.Shape.Elements()),
                $"Elements of one sample of the output{(Outputs.Count > 1 ? $" '{output.Name}'" : "")}: {Shapes.Text(output.Shape)}.");
        foreach ((ShapedOutput output, ProgramOutput compared) in Targets)
        {
            if (compared.Target is { } target && target.Shape.Elements != output.Shape.Elements()
                && (target.Role == ValueRole.Target || target.Shape.Axes.Count > 0))
                Constant("int", Identifiers.Pascal(output.Target) + "Size", Numbers.Of(target.Shape.Elements),
                    $"Elements of one sample of the target{(HasSeveralLosses ? $" of '{output.Name}'" : "")}.");
        }
        Constant("int", "ParameterCount", Numbers.Of(_compiled.Parameters.Sum(parameter => parameter.Length)),
            "Number of parameters: the length of <see cref=\"Parameters\"/>.");
        Constant("long", "ForwardFlops", Numbers.Of(SummaryTable.Flops(_compiled)),
            "Floating-point operations of the forward pass for one sample; a multiply-add counts as two, a function as one.");

        Constant("string", "Summary", $"global::Generated.Emitted.{TableClass}.Summary", "The table of layers: shapes, parameters, operations and memory.");
        Table("ParameterTable", "Parameters", "Where each parameter tensor lies, its name, shape and kind.");
        if (Stored.Count > 0)
            Table("BufferTable", "Buffers", "Where each tensor of <see cref=\"Buffers\"/> lies, its name and shape.");
        _writer.Line();
    }

    private void Table(string name, string table, string summary) =>
        Property("static global::Generated.ParameterTable", name, $"global::Generated.Emitted.{TableClass}.{table}", summary);

    private string TableClass => Name + "Tables";

    /// <summary>
    /// The tables are in a class of their own, so that they exist whenever they are read, even from a static field of the user's class, whose order
    /// among the fields is unknown.
    /// </summary>
    private void WriteTables()
    {
        IReadOnlyList<string> table = SummaryTable.Of(_compiled);
        string quotes = UserText.RawQuotes(table);
        _writer.Documentation("summary", $"The layers of {Name}, and the names, shapes and places of its tensors.");
        _writer.Line(GeneratedCode);
        using SourceWriter.Scope scope = _writer.Block($"file static class {TableClass}");
        _writer.Line($"public const string Summary = {quotes}");
        using (_writer.Indented())
            _writer.Lines(table.Append(quotes + ";"));
        _writer.Line();
        _writer.Line("public static ParameterTable Parameters { get; } = new([");
        using (_writer.Indented())
        {
            string[] rows = [.. _compiled.Parameters.Select(parameter =>
                $"new(\"{parameter.FullName}\", {parameter.Kind}, {Numbers.Of(parameter.Offset)}, [{string.Join(", ", parameter.Shape)}], "
                    + $"[{string.Join(", ", parameter.Strides)}], initial: {DrawOf(parameter)}{PanelsOf(parameter)})")];
            _writer.Lines(rows.Length == 0 ? ["]);"] : rows.Select((row, i) => row + (i < rows.Length - 1 ? "," : "]);")));
        }
        if (Stored.Count > 0)
            WriteBufferTable();
        WriteInfo();
    }

    private void WriteBufferTable()
    {
        _writer.Line();
        _writer.Line("public static ParameterTable Buffers { get; } = new([");
        using (_writer.Indented())
            _writer.Lines(Stored.Select((stored, i) =>
                $"new(\"{stored.FullName}\", Normalization, {Numbers.Of(stored.Offset)}, [{Numbers.Of(stored.Length)}], [1], initial: "
                    + $"new(Constant, scale: {Numbers.Of(stored.InitialNumber, ElementType.Double)}))" + (i < Stored.Count - 1 ? "," : "]);")));
    }

    private IReadOnlyList<StoredTensor> Stored => Training.Program.Stored;

    /// <summary>How a parameter is drawn.</summary>
    private string DrawOf(Parameter parameter)
    {
        Initialization drawn = parameter.Initialization;
        string[] arguments =
        [
            $"{drawn.Initializer}",
            .. drawn.FanIn != 1 || drawn.FanOut != 1 ? [$"fanIn: {Numbers.Of(drawn.FanIn)}, fanOut: {Numbers.Of(drawn.FanOut)}"] : (string[])[],
            .. drawn.Scale != 1 ? [$"scale: {Numbers.Of(drawn.Scale, ElementType.Double)}"] : (string[])[],
            .. InPanels(parameter) && parameter.Panel == 0 ? ["byRows: true"] : (string[])[],
        ];
        return $"new({string.Join(", ", arguments)})";
    }

    private void Constant(string type, string name, string value, string summary)
    {
        _writer.Documentation("summary", summary);
        _writer.Line($"public const {type} {name} = {value};");
    }

    /// <summary>
    /// The number of elements for each sample in training. The arena also keeps the inputs that a backward pass reads after a separate forward pass.
    /// </summary>
    private int TrainingPerSample => Training.Plan.ElementsPerSample + KeptInputs.Sum(input => input.Shape.Elements)
        + SpareGradients.Sum(gradient => gradient.Shape.Elements);

    /// <summary>The number of elements for each sample in a prediction. Its workspace also holds the outputs of an evaluation.</summary>
    private int PredictionPerSample => Prediction.Plan.ElementsPerSample
        + (_evaluate is null || !NeedsOutputsForLoss ? 0 : Outputs.Sum(given => given.Shape.Elements()));

    private void WriteConstruction()
    {
        MemoryPlan training = Training.Plan;
        MemoryPlan prediction = Prediction.Plan;
        // Not readonly: a network made for prediction gets other weights as another object.
        _writer.Line($"private global::Generated.Runtime.NetworkBuffers<{_t}> _buffers;");
        _writer.Line();

        _writer.Line($"/// <inheritdoc cref=\"global::Generated.INetwork{{TSelf, T, TBatch}}.Create\"/>");
        _writer.Line($"public {Name}(ulong seed = 0, int maxBatch = 32, int? maxThreads = null)");
        using (_writer.Indented())
        {
            _writer.Line($": this(new global::Generated.Runtime.NetworkBuffers<{_t}>(Layout, maxBatch, maxThreads, seed, training: true)) =>");
            _writer.Line($"_buffers.Initialize(global::Generated.Emitted.{TableClass}.Parameters);");
        }
        _writer.Line();
        using (_writer.Block($"private {Name}(global::Generated.Runtime.NetworkBuffers<{_t}> buffers)"))
        {
            _writer.Line("_buffers = buffers;");
            if (Stored.Count > 0)
                _writer.Line($"_buffers.InitializeStored(global::Generated.Emitted.{TableClass}.Buffers);");
        }
        _writer.Line();
        string[] sizes =
        [
            "ParameterCount",
            $"TrainingFixed: {Numbers.Of(training.FixedElements)}, TrainingPerSample: {Numbers.Of(TrainingPerSample)}",
            $"PredictionFixed: {Numbers.Of(prediction.FixedElements)}, PredictionPerSample: {Numbers.Of(PredictionPerSample)}",
            .. Stored.Count > 0 ? [$"Buffers: {Numbers.Of(Stored.Sum(stored => stored.Length))}"] : (string[])[],
            .. training.ElementsPerThread > 0
                ? [$"TrainingPerThread: {Numbers.Of(training.ElementsPerThread)}, PredictionPerThread: {Numbers.Of(prediction.ElementsPerThread)}"]
                    : (string[])[],
        ];
        _writer.Line($"private static global::Generated.Runtime.NetworkLayout Layout => new({string.Join(", ", sizes)});");
        _writer.Line();
        _writer.Line(Inherited);
        _writer.Line(
            $"public static {Name} ForPrediction(int maxBatch = 32, int? maxThreads = null) =>" + " "
            + $"new(new global::Generated.Runtime.NetworkBuffers<{_t}>(Layout, maxBatch, maxThreads, seed: 0, training: false));");
        _writer.Line();
        Property("int", "MaxBatch", "_buffers.MaxBatch");
        Property("int", "MaxThreads", "_buffers.MaxThreads",
            "The most threads that one call works on; small work stays on the calling thread. The results' bits do not depend on it.");
        Property(Span, "Parameters", "_buffers.Parameters");
        if (Stored.Count > 0)
            Property(Span, "Buffers", "_buffers.Buffers");
        Property(Span, "Gradients", "_buffers.Gradients");
        _writer.Line(Inherited);
        _writer.Line("public ulong RandomStep { get => _buffers.Step; set => _buffers.Step = value; }");
        _writer.Line();
        WriteKind();
        _writer.Line($"global::Generated.ParameterTable {BaseInterface}.ParameterTable => ParameterTable;");
        if (Stored.Count > 0)
            _writer.Line($"global::Generated.ParameterTable {BaseInterface}.BufferTable => BufferTable;");
        _writer.Line($"ulong {BaseInterface}.RandomSeed {{ get => _buffers.Seed; set => _buffers.Seed = value; }}");
        _writer.Line(
            $"void {BaseInterface}.Replace(global::System.ReadOnlySpan<{_t}> parameters, global::System.ReadOnlySpan<{_t}> buffers)" + " "
            + "=> global::System.Threading.Volatile.Write(ref _buffers, _buffers.With(parameters, buffers));");
        _writer.Line($"bool {BaseInterface}.IsLoaded => _buffers.IsLoaded;");
    }

    /// <summary>A property; without a summary it has the interface's documentation.</summary>
    private void Property(string type, string name, string value, string? summary = null)
    {
        if (summary is null)
            _writer.Line(Inherited);
        else
            _writer.Documentation("summary", summary);
        _writer.Line($"public {type} {name} => {value};");
    }

    private void WritePredict()
    {
        _writer.Line();
        Method($"Predict(in Batch, global::System.Span{{{_t}}})", [.. InputDocumentation(), .. OutputDocumentation()], []);
        using (_writer.Block($"public void Predict({InputParameters()}{OutputParameters()})"))
        {
            WriteBatch(limit: false);
            WriteOutputChecks();
            WriteAreaChecks(trains: false, OutputAreas, InputAreas);
            if (_straight is not null)
            {
                CallStraight(_straight.Predict, "_buffers.ForPrediction(batch)", StraightInputsAndOutputs);
                return;
            }
            if (OutputIsInput is { } given)
                _writer.Line($"{InputName(given)}.CopyTo({EscapedName(Outputs[0].Name)});");
            else
                WriteNetworkCall("Predict", [.. GivenInputs, .. GivenOutputs]);
        }
    }

    private void WriteTrain()
    {
        _writer.Line();
        Method(
            $"Train(in Batch, global::System.Span{{{_t}}})",
                [.. InputDocumentation(), .. TargetDocumentation(), .. LossesDocumentation(), .. InputGradientDocumentation()], TargetExceptions(),
            WeightedSum.Length == 0 ? null : $"The loss is {WeightedSum.Substring(2)}.");
        using (_writer.Block($"public {_t} Train({InputParameters()}{TargetParameters()}{LossesParameter}{InputGradientParameters()})"))
        {
            WriteBatch(limit: true, trains: true);
            WriteTargetChecks();
            WriteInputGradientChecks();
            WriteAreaChecks(trains: true, [.. InputGradientAreas, .. LossesAreas], [.. InputAreas, .. TargetAreas]);
            if (_straight is null)
            {
                WriteNetworkCall("Train", [.. GivenInputs, .. GivenTargets, .. GivenLosses, .. GivenGradients], "return ");
                return;
            }
            using SourceWriter.Scope turn = _writer.Block("using (_buffers.BeginTraining())");
            _writer.Line("_buffers.ForwardBatch = 0;");
            WriteStraightTrain();
        }
    }

    private void WriteForward()
    {
        _writer.Line();
        Method($"Forward(in Batch, global::System.Span{{{_t}}})", [.. InputDocumentation(), .. OutputDocumentation()], []);
        using (_writer.Block($"public void Forward({InputParameters()}{OutputParameters()})"))
        {
            WriteBatch(limit: true, trains: true);
            WriteOutputChecks();
            WriteAreaChecks(trains: true, OutputAreas, InputAreas);
            if (_straight is null)
            {
                WriteNetworkCall("Forward", [.. GivenInputs, .. GivenOutputs]);
                return;
            }
            using SourceWriter.Scope turn = _writer.Block("using (_buffers.BeginTraining())");
            _writer.Line("_buffers.ForwardBatch = 0;");
            WriteTrainingMemory();
            CallStraight(_straight.Predict, "memory", StraightInputsAndOutputs);
            foreach (Value kept in KeptInputs)
                _writer.Line($"{InputName(kept)}.CopyTo({KeptValues(kept)}); // Backward reads it.");
            _writer.Line("_buffers.ForwardBatch = batch;");
        }
    }

    private string PanelsOf(Parameter parameter) =>
        InPanels(parameter) ? $", columns: {Numbers.Of(parameter.Columns)}, panel: {Numbers.Of(parameter.Panel > 0 ? parameter.Panel : PanelColumns)}" : "";

    private string OutputGradientParameters =>
        string.Join(", ", Outputs.Select(output => $"global::System.ReadOnlySpan<{_t}> {OutputGradientName(output)}"));

    private void WriteBackward()
    {
        _writer.Line();
        Method($"global::Generated.IDifferentiableNetwork{{TSelf, T, TBatch}}.Backward", [.. OutputGradientDocumentation(), .. InputGradientDocumentation()],
            []);
        using (_writer.Block(
            $"public void Backward({OutputGradientParameters}{InputGradientParameters()})"))
        {
            using SourceWriter.Scope turn = _writer.Block("using (_buffers.BeginTraining())");
            _writer.Line("int batch = global::Generated.Runtime.Guard.ForwardBatch(_buffers.ForwardBatch);");
            foreach (ShapedOutput output in Outputs)
                _writer.Line(
                    $"global::Generated.Runtime.Guard.Length({OutputGradientName(output)}.Length, batch, {SizeOf(output)}, "
                        + $"nameof({OutputGradientName(output)}));");
            WriteInputGradientChecks();
            WriteAreaChecks(trains: true, InputGradientAreas, []); // the outputs' gradients are copied before anything is written
            WriteTrainingMemory();
            foreach ((ShapedOutput output, ProgramOutput computed) in Outputs.Zip(Training.Program.Outputs, (output, computed) => (output, computed)))
            {
                if (Training.Plan.Has(computed.Gradient!))
                    _writer.Line($"{OutputGradientName(output)}.CopyTo({Values(Training.Plan.OffsetOf(computed.Gradient!), output.Shape.Elements())});");
            }
            if (_straight is not null)
                WriteStraightBackward();
            else
                _writer.Line($"{Calls}.Backward(memory, {NewCall([.. KeptInputs.Select(kept => (FieldName(kept), KeptValues(kept))), .. GivenGradients])});");
        }
    }

    /// <summary>The inputs that the backward pass reads: a separate forward pass keeps them.</summary>
    private IReadOnlyList<Value> KeptInputs => !HasBackward
        ? [] : _straight is not null ? [.. Training.Program.WithRole(ValueRole.Input)]
        : [.. _backward.Given.Concat(_inputBackward?.Given ?? []).Where(given => given.Role == ValueRole.Input).Distinct()];

    private void WriteTrainingMemory() => _writer.Line($"global::Generated.Runtime.NetworkMemory<{_t}> memory = _buffers.ForTraining(batch);");

    private IReadOnlyList<Value> InputGradients => [.. (_inputBackward?.Given ?? []).Where(given => given.Role == ValueRole.InputGradient)];

    /// <summary>The gradients of all inputs are computed together: with several inputs there is memory for those that the caller does not ask for.</summary>
    private IReadOnlyList<Value> SpareGradients => InputGradients is { Count: > 1 } several ? several : [];

    private IEnumerable<Section> Sections => new[] { _predict, _evaluate, _forward, _loss, _backward, _inputBackward }.OfType<Section>();

    /// <summary>What the kernels work on of what a caller gives: the types of the elements, and the names that the formulas use.</summary>
    private IEnumerable<(string Type, string Name)> Given => Sections.SelectMany(section => section.Given).GroupBy(FieldName)
        .Select(given => (given.First().Role == ValueRole.ClassTarget ? "int" : _t, given.Key));

    /// <summary>The span in which a caller gives a value.</summary>
    private string SpanOf(Value given) => given.Role switch
    {
        ValueRole.Input or ValueRole.Target => $"ReadOnlySpan<{_t}>",
        ValueRole.ClassTarget => "ReadOnlySpan<int>",
        _ => $"Span<{_t}>",
    };

    /// <summary>What the kernels work on, and how threads get their shares of it.</summary>
    private void WriteFields()
    {
        _writer.Line("// The network's memory; the caller's, under the names that the formulas use; and how many samples there are.");
        _writer.Line($"private readonly NetworkMemory<{_t}> memory = memory;");
        foreach (IGrouping<string, (string Type, string Name)> group in Given.GroupBy(pair => pair.Type))
        {
            IEnumerable<string> references = group.Select(pair => $"{pair.Name} = ref MemoryMarshal.GetReference(call.{pair.Name})");
            _writer.Line($"private readonly ref {group.Key} {string.Join(", ", references)};");
        }
        if (Sections.Any(section => section.TakesLosses))
            _writer.Line($"private readonly Span<{_t}> losses = call.losses;");
        _writer.Line("private readonly int batch = memory.Batch;");
        string[] numbers = [.. Sections.SelectMany(section => section.Numbers).Distinct()];
        if (numbers.Length > 0)
            _writer.Line($"private {_t} {string.Join(", ", numbers)};");
        if (_regions.Count > 0)
            _writer.Line("private int region, parts;");
        bool hasPlaces = _kernels.HasPlaces;
        if (hasPlaces)
            _writer.Line("private ReadOnlySpan<int> at; // where the operands of what several layers share lie");
        _writer.Line();
        using (_writer.Block($"public {_t} Run(NetworkSection section)"))
        {
            using (_writer.Block("switch (section)"))
            {
                foreach (Section section in Sections)
                    WriteCase(section);
            }
            _writer.Line("return 0;");
        }
        _writer.Line();
        _writer.Documentation("summary", _regions.Count > 0
            ? "Does one part of what <see cref=\"Split\"/> splits: some of the samples, some of the panels of the weights' columns, or some of the results' "
                + "elements, as the method's name says. Called by the worker threads."
            : "Nothing is split.");
        using (_writer.Block("void IParallelJob.Run(int part)"))
        {
            if (_regions.Count == 0)
                return;
            using (_writer.Block("switch (region)"))
            {
                foreach ((string method, int i) in _regions.Select((method, i) => (method, i)))
                    _writer.Line($"case {Numbers.Of(i + 1)}: {method}(part); break;");
            }
        }
        if (_regions.Count == 0)
            return;

        _writer.Line();
        _writer.Documentation("summary", hasPlaces
            ? "Has a region's work done by as many threads as it is worth, on what lies where the caller says."
            : "Has a region's work done by as many threads as it is worth.");
        using (_writer.Block($"private void Split(int number, long flops{(hasPlaces ? ", ReadOnlySpan<int> at = default" : "")})"))
        {
            if (hasPlaces)
                _writer.Line("this.at = at;");
            _writer.Line("region = number;");
            _writer.Line("parts = WorkShare.Parts(flops, memory.Threads);");
            _writer.Line("WorkerPool.Run(ref this, parts, memory.Threads);");
        }
    }

    private void WriteCase(Section section)
    {
        string label = $"case NetworkSection.{section.Kind}:";
        if (section.Method.Length > 0)
        {
            _writer.Line($"{label} {(section.ReturnsNumber ? $"return {section.Method}();" : $"{section.Method}(); break;")}");
            return;
        }
        _writer.Line(label);
        using SourceWriter.Scope body = _writer.Indented();
        _writer.Lines(section.Lines.Select(_kernels.WithPlaces).Append("break;"));
    }

    private void WriteBatch(bool limit, bool trains = false)
    {
        string more = limit ? ", MaxBatch" : "";
        _writer.Line($"int batch = global::Generated.Runtime.Guard.Batch({InputNames[0]}.Length, {SizeOf(Inputs[0])}, nameof({InputNames[0]}){more});");
        for (int i = 1; i < Inputs.Count; i++)
            _writer.Line($"global::Generated.Runtime.Guard.Length({InputNames[i]}.Length, batch, {SizeOf(Inputs[i])}, nameof({InputNames[i]}));");
        if (!trains)
            _writer.Line("_buffers.RequireLoaded();");
        else if (_compiled.Network.Layers.FirstOrDefault(layer => layer.Definition.NeedsSeveralSamples(layer.Output)) is { } normalized)
            _writer.Line($"global::Generated.Runtime.Guard.BatchStatistics(batch, \"{normalized.Name}\", nameof({InputNames[0]}));");
    }

    private void WriteOutputChecks()
    {
        foreach (ShapedOutput output in Outputs)
            _writer.Line(
                $"global::Generated.Runtime.Guard.Length({EscapedName(output.Name)}.Length, batch, {SizeOf(output)}, nameof({EscapedName(output.Name)}));");
    }

    private void WriteTargetChecks()
    {
        foreach ((ShapedOutput output, ProgramOutput compared) in Targets)
        {
            _writer.Line(
                $"global::Generated.Runtime.Guard.Length({output.Target}.Length, batch, {Numbers.Of(compared.Target!.Shape.Elements)}, "
                    + $"nameof({output.Target}));");
            if (compared.Target.Role == ValueRole.ClassTarget)
            {
                string positions = compared.Target.Shape.Axes.Count > 0 ? $"positions: {Numbers.Of(compared.Target.Shape.Elements)}, " : "";
                _writer.Line(
                    $"global::Generated.Runtime.Guard.Classes({output.Target}, {Numbers.Of(compared.TargetClasses)}, {Numbers.Of(compared.IgnoreIndex)}, "
                        + $"{positions}nameof({output.Target}));");
            }
            WriteDomainCheck(output, compared);
        }
        if (HasSeveralLosses)
            _writer.Line($"global::Generated.Runtime.Guard.Losses(losses.Length, {Numbers.Of(_compiled.Network.Losses.Count)}, nameof(losses));");
    }

    private void WriteInputGradientChecks()
    {
        foreach ((ShapedInput input, int i) in Inputs.Select((input, i) => (input, i)))
            _writer.Line($"global::Generated.Runtime.Guard.OptionalLength({GradientNames[i]}.Length, batch, {SizeOf(input)}, nameof({GradientNames[i]}));");
    }

    private void WriteKernels()
    {
        using (_writer.Block("namespace Generated.Emitted"))
        {
            _writer.Lines(
            [
                "using global::System;",
                "using global::System.Numerics;",
                "using global::System.Runtime.CompilerServices;",
                "using global::System.Runtime.InteropServices;",
                "using global::System.Runtime.Intrinsics;",
                "using global::Generated.Runtime;",
                "using static global::Generated.Initializer;",
                "using static global::Generated.ParameterKind;",
                "using static global::System.Runtime.CompilerServices.MethodImplOptions;",
                "",
            ]);
            WriteTables();
            _writer.Line();
            if (_straight is not null)
            {
                WriteStraightKernels();
                return;
            }
            WriteCall();
            _writer.Line();
            _writer.Documentation("summary", $"The arithmetic of {Name}, written once for every vector width. b counts samples, k inputs and n outputs of a "
                + "layer; a value x has a gradient dx. Samples lie one after another, row-major; weights, their gradients and transposes in panels of "
                + $"{Numbers.Of(PanelColumns)} columns. It is at once the job that threads share.");
            _writer.Line(GeneratedCode);
            _writer.Line($"file ref struct {_kernelClass}<TSimd, TVector>({MemoryType} memory, {CallClass} call) : IParallelJob");
            using (_writer.Indented())
                _writer.Lines([$"where TSimd : struct, ISimd<TVector, {_t}>", "where TVector : struct"]);
            using (_writer.Block())
            {
                WriteFields();
                bool first = false;
                foreach (Value constant in Training.Program.Values.Concat(Prediction.Program.Values).Where(value => value.Elements is not null)
                    .GroupBy(value => value.Name).Select(group => group.First()))
                {
                    if (!first)
                        _writer.Line();
                    _writer.Line(
                        $"private static ReadOnlySpan<{_t}> {Identifiers.Pascal(constant.Name)} => "
                            + $"[{string.Join(", ", constant.Elements!.Select(number => Numbers.Of(number, Spec.Element)))}];");
                    first = true;
                }
                string[] before = [];
                foreach (string[] method in _kernels.Methods.Select(method => method.Split('\n')))
                {
                    // What needs only a line stands together.
                    if (before.Length + method.Length > 2)
                        _writer.Line();
                    _writer.Lines(method);
                    before = method;
                }
            }
        }
    }

    /// <summary>The documentation of a member with a span for each input, output and target: that of the one that takes a batch, and of the spans.</summary>
    /// <param name="inherited">The member that takes a batch.</param>
    /// <param name="parameters">The spans.</param>
    /// <param name="exceptions">What may be wrong with this network's targets.</param>
    /// <param name="remarks">What else is to be said, or null.</param>
    private void Method(string inherited, IEnumerable<(string Name, string Text)> parameters, IEnumerable<(string Type, string When)> exceptions,
        string? remarks = null)
    {
        _writer.Line($"/// <inheritdoc cref=\"{inherited}\" path=\"/summary|/returns|/exception\"/>");
        foreach ((string name, string text) in parameters)
            _writer.Documentation($"param name=\"{name}\"", text);
        foreach ((string type, string when) in exceptions)
            _writer.Documentation($"exception cref=\"{type}\"", when);
        if (remarks is not null)
            _writer.Documentation("remarks", remarks);
    }

    private string[] InputNames => [.. Inputs.Select(input => EscapedName(input.Name))];

    private string[] GradientNames => [.. Inputs.Select(input => "d" + Identifiers.Pascal(input.Name))];

    private static string EscapedName(string name) => EmitContext.Escape(name);

    private string InputName(Value input) => EscapedName(InputOf(input).Name);

    /// <summary>The inputs are the first values of every program.</summary>
    private ShapedInput InputOf(Value input) => Inputs[input.Storage.Id];

    private string GradientName(Value gradient) => GradientNames[gradient.GradientOf!.Id];

    /// <summary>The input that the output is, for a network that computes nothing.</summary>
    private Value? OutputIsInput => InputThatIs(Prediction.Program.Outputs[0].Value);

    private static Value? InputThatIs(Value output) => output.Storage is { Role: ValueRole.Input } input ? input : null;

    private string InputParameters() => string.Join(", ", InputNames.Select(name => $"global::System.ReadOnlySpan<{_t}> {name}"));

    private string InputGradientParameters() => string.Concat(GradientNames.Select(name => $", global::System.Span<{_t}> {name} = default"));

    private string OutputParameters() => string.Concat(Outputs.Select(output => $", global::System.Span<{_t}> {EscapedName(output.Name)}"));

    private string TargetParameters() =>
        string.Concat(
        Targets.Select(pair => $", global::System.ReadOnlySpan<{(pair.Compared.Target!.Role == ValueRole.ClassTarget ? "int" : _t)}> {pair.Output.Target}"));

    private string LossesParameter => HasSeveralLosses ? $", global::System.Span<{_t}> losses = default" : "";

    /// <summary>The outputs that are compared with a target.</summary>
    private IReadOnlyList<(ShapedOutput Output, ProgramOutput Compared)> Targets =>
        [.. Outputs.Zip(Training.Program.Outputs, (output, compared) => (output, compared)).Where(pair => pair.compared.Target is not null)];

    /// <summary>The output to which a target belongs.</summary>
    private ShapedOutput TargetOf(TensorProgram program, Value given) => Outputs[program.Outputs.FindIndex(output => output.Target == given)];

    /// <summary>The output to which a value of the predicting program belongs.</summary>
    private ShapedOutput OutputOf(Value given) => Outputs[Prediction.Program.Outputs.FindIndex(output => output.Value.Storage == given)];

    private string NameOfOutput(Value given) => EscapedName(OutputOf(given).Name);

    private static string OutputGradientName(ShapedOutput output) => output.Name + "Gradient";

    /// <summary>The name of the caller's memory in kernels.</summary>
    private string FieldName(Value given) => given.Role is ValueRole.Input or ValueRole.InputGradient or ValueRole.Target or ValueRole.ClassTarget
        ? EscapedName(given.Name)
        : Outputs.Count == 1 ? "output" : "output" + Numbers.Of(Prediction.Program.Outputs.FindIndex(output => output.Value.Storage == given) + 1);

    /// <summary>The losses that a caller may ask for besides their weighted sum.</summary>
    private IReadOnlyList<Value> EachLoss(TensorProgram program) => HasSeveralLosses ? [.. program.Outputs.Select(output => output.Loss).OfType<Value>()] : [];

    private IEnumerable<(string, string)> InputDocumentation() =>
        Inputs.Select((input, i) =>
        (input.Name,
        $"{(Inputs.Count == 1 ? "The samples" : $"Of each sample the input '{input.Name}'")}, one after another: <see cref=\"{SizeOf(input)}\"/> elements "
            + $"each ({Shapes.Text(input.Shape)})."));

    private IEnumerable<(string, string)> InputGradientDocumentation() =>
        Inputs.Select((input, i) => (GradientNames[i], $"Where the gradient for <c>{input.Name}</c> goes, of the same size; left out, it is not computed."));

    private IEnumerable<(string, string)> OutputDocumentation() =>
        Outputs.Select(output =>
        (output.Name, $"Where the output{(Outputs.Count > 1 ? $" '{output.Name}'" : "")} goes: <see cref=\"{SizeOf(output)}\"/> elements a sample."));

    private IEnumerable<(string, string)> OutputGradientDocumentation() =>
        Outputs.Select(output => (OutputGradientName(output),
        $"The gradient of what is minimised for the output{(Outputs.Count > 1 ? $" '{output.Name}'" : "")}: <see cref=\"{SizeOf(output)}\"/> elements for "
            + "each sample of the forward pass."));

    private IEnumerable<(string, string)> TargetDocumentation() => Targets.Select(pair => (pair.Output.Target, pair.Compared switch
    {
        { Target: { Role: ValueRole.ClassTarget, Shape.Axes.Count: > 0 } } compared =>
            $"{ForOutput(pair.Output)}he index of the class of each of {Shapes.Text(pair.Output.Shape.Take(pair.Output.Shape.Length - 1))} positions of each "
                + $"sample, row-major: {Numbers.Of(compared.Target.Shape.Elements)} a sample, each 0 to {compared.TargetClasses - 1}, or "
                + $"{compared.IgnoreIndex} for a position that does not count.",
        { Target.Role: ValueRole.ClassTarget } compared =>
            $"{ForOutput(pair.Output)}he index of each sample's class, 0 to {compared.TargetClasses - 1}; {compared.IgnoreIndex} for a sample that does not "
                + "count.",
        { Target.Shape.Axes.Count: 0 } => $"{ForOutput(pair.Output)}he target: 1 or -1 for each sample.",
        var compared =>
            $"What the output{(Outputs.Count > 1 ? $" '{pair.Output.Name}'" : "")} should be: {Numbers.Of(compared.Target!.Shape.Elements)} elements a sample.",
    }));

    private string ForOutput(ShapedOutput output) => Outputs.Count > 1 ? $"For the output '{output.Name}' t" : "T";

    private IEnumerable<(string, string)> LossesDocumentation() => HasSeveralLosses
        ? [("losses",
            $"Where each loss goes by itself, before it is weighted: {Numbers.Of(_compiled.Network.Losses.Count)} elements, in the order "
                + $"{string.Join(", ", _compiled.Network.Losses.Select(output => $"'{output.Name}'"))}; left out, they are not told.")]
        : [];

    /// <summary>How several losses are combined.</summary>
    private string WeightedSum => HasSeveralLosses || _compiled.Network.Losses.Any(output => output.Weight != 1)
        ? ": " + string.Join(" + ", _compiled.Network.Losses.Select(output =>
            (output.Weight == 1 ? "" : Decimals.Shortest(output.Weight) + "·") + (HasSeveralLosses ? output.Name : "loss")))
        : "";

    private string Plural(string noun) => Outputs.Count > 1 ? noun + "s" : noun;

    private string PluralTarget => HasSeveralLosses ? "targets" : "target";

    private string Possessive => Outputs.Count > 1 ? "outputs'" : "output's";

    private IEnumerable<(string, string)> TargetExceptions()
    {
        string[] numbers = [.. Targets.Where(pair => DomainText(pair.Output) is not null)
            .Select(pair => $"<paramref name=\"{pair.Output.Target}\"/> holds a number that is not {DomainText(pair.Output)}")];
        if (numbers.Length > 0)
            yield return ("global::System.ArgumentOutOfRangeException", string.Join(", or ", numbers) + ".");
        string[] classes = [.. Targets.Where(pair => pair.Compared.Target!.Role == ValueRole.ClassTarget)
            .Select(pair => $"<paramref name=\"{pair.Output.Target}\"/>")];
        if (classes.Length > 0)
            yield return ("global::System.ArgumentOutOfRangeException", $"{string.Join(" or ", classes)} holds an index that no class has.");
        if (HasSeveralLosses)
            yield return ("global::System.ArgumentException",
                $"<paramref name=\"losses\"/> is given and has not {Numbers.Of(_compiled.Network.Losses.Count)} elements.");
    }

    private string SizeOf(ShapedOutput output) => Outputs.Count == 1 ? "OutputSize" : Identifiers.Pascal(output.Name) + "Size";

    private string SizeOf(ShapedInput input) => Inputs.Count == 1 ? "InputSize" : Identifiers.Pascal(input.Name) + "Size";

    private static string Xml(string text) => UserText.Xml(text);

    private static string Count(int number, string noun) => $"{Numbers.Grouped(number)} {noun}{(number == 1 ? "" : "s")}";
}
