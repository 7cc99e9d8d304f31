using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <content>A network whose values are planned in memory: the library's driver goes through turns and sections, see <c>NetworkCalls</c>.</content>
internal abstract partial class NetworkEmitter
{
    private sealed partial class Planned : NetworkEmitter
    {
        private readonly KernelWriter _kernels;
        private readonly List<string> _regions = [];
        private readonly Section _forward;
        private readonly Section? _loss;
        private readonly Section _backward;
        private readonly Section? _inputBackward;
        private readonly Section _predict;
        private readonly Section? _evaluate;
        private readonly bool _sharesImages;

        public Planned(CompiledNetwork compiled)
            : base(compiled)
        {
            _kernels = new KernelWriter(_names);
            foreach (Value value in Training.Program.Values.Concat(Prediction.Program.Values))
                _kernels.Reserve(EmitContext.Escape(_names.Of(value)));

            TensorProgram prediction = Prediction.Program;
            var predicting = new EmitContext(prediction, Prediction.Plan, compiled.Parameters, _names) { OutputsAreGiven = true };
            var predictionSections = new SectionEmitter(predicting, _kernels, _regions);
            _predict = predictionSections.Emit("Predict", $"From the inputs to the {Plural("output")}, for prediction.", prediction.Forward);
            _evaluate = prediction.LossValue is null ? null
                : predictionSections.Emit("EvaluateLoss", $"From the {Plural("output")} and the {PluralTarget} to the loss.", prediction.Loss,
                prediction.LossValue, EachLoss(prediction));

            _sharesImages = predictionSections.SharesImages;
            TensorProgram training = Training.Program;
            var trainingContext = new EmitContext(training, Training.Plan, compiled.Parameters, _names);
            var trainingSections = new SectionEmitter(trainingContext, _kernels, _regions);
            _forward = trainingSections.Emit("Forward", $"From the inputs to the {Plural("output")}; keeps what the backward pass reads.", training.Forward);
            _loss = training.LossValue is null ? null : trainingSections.Emit("Loss",
                $"From the {Plural("output")} and the {PluralTarget} to the loss and the {Possessive} {Plural("gradient")}.", training.Loss, training.LossValue,
                EachLoss(training));
            _backward = trainingSections.Emit("Backward", $"From the {Possessive} {Plural("gradient")} to the parameters' gradients.", training.Backward);
            _inputBackward = training.InputBackward.Count == 0
                ? null
                : trainingSections.Emit("InputBackward", $"From the {Possessive} {Plural("gradient")} to the inputs' gradients.", training.InputBackward);
        }

        private protected override bool NeedsOutputsForLoss => true;

        private protected override IReadOnlyList<Value> BackwardInputs =>
            [.. _backward.Given.Concat(_inputBackward?.Given ?? []).Where(given => given.Role == ValueRole.Input).Distinct()];

        private IReadOnlyList<Value> InputGradients => [.. (_inputBackward?.Given ?? []).Where(given => given.Role == ValueRole.InputGradient)];

        /// <summary>The gradients of all inputs are computed together: with several inputs there is memory for those that nobody asks for.</summary>
        private protected override IReadOnlyList<Value> SpareGradients => InputGradients is { Count: > 1 } several ? several : [];

        private protected override void ComputePrediction()
        {
            if (OutputIsInput is { } given)
                _writer.Line($"{InputName(given)}.CopyTo({EscapedName(Outputs[0].Name)});");
            else
                WriteNetworkCall("Predict", [.. GivenInputs, .. GivenOutputs]);
        }

        private protected override void ComputeTraining() =>
            WriteNetworkCall("Train", [.. GivenInputs, .. GivenTargets, .. GivenLosses, .. GivenGradients], "return ");

        private protected override void ComputeForward() => WriteNetworkCall("Forward", [.. GivenInputs, .. GivenOutputs]);

        private protected override void ComputeBackward() =>
            _writer.Line($"{Calls}.Backward(memory, {NewCall([.. KeptInputs.Select(kept => (FieldName(kept), KeptValues(kept))), .. GivenGradients])});");

        private protected override void ComputeEvaluation()
        {
            string factors = string.Join(", ", WithLosses.Select(pair => Numbers.Of(pair.Output.Weight, Spec.Element)));
            WriteNetworkCall("Evaluate", [.. GivenInputs, .. GivenTargets, .. GivenLosses], "return ", HasSeveralLosses ? $", losses, [{factors}]" : "");
        }

        private protected override void WriteComputation()
        {
            WriteCall();
            _writer.Line();
            _writer.Documentation("summary", $"The arithmetic of {Name}, written once for every vector width. b counts samples, k inputs and n outputs of a "
                + "layer; a value x has a gradient dx. Samples lie one after another, row-major; weights, their gradients and transposes in panels of "
                + $"{Numbers.Of(PanelColumns)} columns. It is at once the job that threads share.");
            _writer.Line(GeneratedCode);
            _writer.Line($"file ref struct {_kernelClass}<TSimd, TVector>(scoped in {MemoryType} memory, scoped in {CallClass} call) : IParallelJob");
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
                foreach (string[] method in _kernels.Methods)
                {
                    // What needs only a line stands together.
                    if (before.Length + method.Length > 2)
                        _writer.Line();
                    _writer.Lines(method);
                    before = method;
                }
            }
        }

        private IEnumerable<Section> Sections => new[] { _predict, _evaluate, _forward, _loss, _backward, _inputBackward }.OfType<Section>();

        /// <summary>What the kernels work on of what a caller gives: the types of the elements, and the names that the formulas use.</summary>
        private IEnumerable<(string Type, string Name)> Given => Sections.SelectMany(section => section.Given).GroupBy(FieldName)
            .Select(given => (given.First().Type.Keyword(), given.Key));

        /// <summary>The span in which a caller gives a value.</summary>
        private string SpanOf(Value given) => given.Role switch
        {
            ValueRole.Input or ValueRole.Target => $"ReadOnlySpan<{given.Type.Keyword()}>",
            _ => $"Span<{given.Type.Keyword()}>",
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
            if (_sharesImages)
                _writer.Line("private ImageThreads within; // the threads that share a layer's images");
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
                ? "Does one part of what <see cref=\"Split\"/> splits: some of the samples, some of the panels of the weights' columns, or some of the "
                    + "results' elements, as the method's name says. Called by the worker threads."
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
            string images = _sharesImages ? ", bool images = false" : "";
            using (_writer.Block($"private void Split(int number, long flops{(hasPlaces ? ", ReadOnlySpan<int> at = default" : "")}{images})"))
            {
                if (_sharesImages)
                    _writer.Line("within = images ? ImageThreads.For(memory, flops) : default;");
                if (hasPlaces)
                    _writer.Line("this.at = at;");
                _writer.Line("region = number;");
                _writer.Line($"parts = {(_sharesImages ? "within.Count > 1 ? 1 : " : "")}WorkShare.Parts(flops, memory.Threads);");
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
            _writer.Lines(section.Lines.Select(_kernels.Filled).Append("break;"));
        }
    }
}
