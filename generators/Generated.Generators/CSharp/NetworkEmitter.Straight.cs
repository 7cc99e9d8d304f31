using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>
/// The members of a network that is written as straight code: each calls one method, and has memory for values only where a caller may see them.
/// </content>
internal abstract partial class NetworkEmitter
{
    private sealed class Straight : NetworkEmitter
    {
        private readonly StraightEmitter _code;

        public Straight(CompiledNetwork compiled, StraightCode code)
            : base(compiled) =>
            _code = new StraightEmitter(
                code, new EmitContext(code.Program, Training.Plan, compiled.Parameters, _names), HasBackward, EachLoss(code.Program));

        private protected override bool NamesVectors => true;

        private protected override IReadOnlyList<Value> BackwardInputs => [.. Training.Program.WithRole(ValueRole.Input)];

        private IEnumerable<string> InputsAndOutputs => InputNames.Concat(Outputs.Select(output => EscapedName(output.Name)));

        private void Call(StraightMethod method, string memory, IEnumerable<string> arguments, string result = "") =>
            _writer.Line($"{result}global::Generated.Emitted.{_kernelClass}.{method.Name}({string.Join(", ", arguments.Prepend(memory))});");

        private protected override void ComputePrediction() => Call(_code.Predict, "_buffers.ForPrediction(batch)", InputsAndOutputs);

        private protected override void ComputeForward()
        {
            using SourceWriter.Scope turn = _writer.Block("using (_buffers.BeginTraining())");
            _writer.Line("_buffers.ForwardBatch = 0;");
            WriteTrainingMemory();
            Call(_code.Predict, "memory", InputsAndOutputs);
            foreach (Value kept in KeptInputs)
                _writer.Line($"{InputName(kept)}.CopyTo({KeptValues(kept)}); // Backward reads it.");
            _writer.Line("_buffers.ForwardBatch = batch;");
        }

        /// <summary>Forward, loss and backward in one.</summary>
        private protected override void ComputeTraining()
        {
            using SourceWriter.Scope turn = _writer.Block("using (_buffers.BeginTraining())");
            _writer.Line("_buffers.ForwardBatch = 0;");
            string memory = "_buffers.ForTraining(batch)";
            if (NeedsOutputsForLoss)
            {
                WriteTrainingMemory();
                memory = "memory";
                string[] spans =
                [
                    .. Outputs.Zip(Training.Program.Outputs,
                        (output, computed) => Values(Training.Plan.OffsetOf(computed.Value), output.Shape.Elements())),
                ];
                Call(_code.Predict, memory, [.. InputNames, .. spans]);
                WriteProbabilityChecks(computed => spans[Training.Program.Outputs.IndexOf(computed)], Training);
            }
            Call(_code.Train!, memory, [.. InputNames, .. TargetAreas, .. _code.OutputGradients.Select(_ => "default"), .. Gradients,
                .. LossesAreas], "return ");
        }

        /// <summary>The backward pass computes the values of the forward pass once more: that is less than keeping them.</summary>
        private protected override void ComputeBackward()
        {
            IEnumerable<string> outputGradients = Outputs.Zip(Training.Program.Outputs,
                (output, computed) => Values(Training.Plan.OffsetOf(computed.Gradient!), output.Shape.Elements()));
            Call(_code.Train!, "memory", [.. KeptInputs.Select(KeptValues), .. TargetAreas.Select(_ => "default"),
                .. outputGradients, .. Gradients, .. LossesAreas.Select(_ => "default")]);
        }

        private protected override void ComputeEvaluation()
        {
            _writer.Line($"global::Generated.Runtime.NetworkBuffers<{_t}> buffers = _buffers; // Read once: all of a call has the same weights, even while "
                + "others are loaded.");
            _writer.Line("if (batch <= MaxBatch)");
            using (_writer.Indented())
                _writer.Line($"return {EvaluateCall(EvaluatedArguments(taken: null), "losses", "batch")};");
            _writer.Line();
            WriteTurns();
        }

        /// <summary>The loss of samples that the network takes at once, if outputs must be checked before.</summary>
        private protected override void WriteEvaluationMembers()
        {
            if (!NeedsOutputsForLoss)
                return;
            _writer.Line();
            _writer.Documentation("summary", "The loss of samples that are taken at once.");
            using SourceWriter.Scope body = _writer.Block(
                $"private {_t} EvaluateBatch(global::Generated.Runtime.NetworkBuffers<{_t}> buffers, "
                    + $"{InputParameters()}{TargetParameters()}{(HasSeveralLosses ? $", global::System.Span<{_t}> losses" : "")}, int batch)");
            _writer.Line($"using global::Generated.Runtime.Workspace<{_t}> workspace = buffers.Rent();");
            _writer.Line($"global::Generated.Runtime.NetworkMemory<{_t}> memory = buffers.ForPrediction(workspace, batch);");
            int before = 0;
            foreach (ShapedOutput output in Outputs)
            {
                _writer.Line($"global::System.Span<{_t}> {EscapedName(output.Name)} = {Values(before, output.Shape.Elements())};");
                before += output.Shape.Elements();
            }
            Call(_code.Predict, "memory", InputsAndOutputs);
            WriteProbabilityChecks(computed => EscapedName(Outputs[Prediction.Program.Outputs.IndexOf(computed)].Name), Prediction);
            Call(_code.Evaluate!, "memory", [.. InputNames, .. TargetAreas, .. LossesAreas], "return ");
        }

        /// <summary>The inputs' gradients that the program computes.</summary>
        private IEnumerable<string> Gradients => Training.Program.WithRole(ValueRole.InputGradient).Select(GradientName);

        private protected override void WriteComputation()
        {
            _writer.Documentation("summary", $"The parts of {Name}'s computation, each at the vector width that suits the machine: the choice is a constant to "
                + "the just-in-time compiler.");
            _writer.Line(GeneratedCode);
            using (_writer.Block($"file static class {_kernelClass}"))
            {
                foreach (StraightMethod method in _code.Methods)
                {
                    string wide = $"{_kernelClass}<WideSimd<{_t}>, Vector512<{_t}>>.{method.Call}";
                    string portable = $"{_kernelClass}<PortableSimd<{_t}>, Vector<{_t}>>.{method.Call}";
                    string result = method.ReturnsNumber ? _t : "void";
                    using SourceWriter.Scope body = _writer.Block($"public static {result} {method.Name}({method.Parameters(_t)})");
                    if (method.ReturnsNumber)
                    {
                        _writer.Line($"return SimdWidth.PreferWide<{_t}>() ? {wide} : {portable};");
                        continue;
                    }
                    _writer.Line($"if (SimdWidth.PreferWide<{_t}>())");
                    using (_writer.Indented())
                        _writer.Line(wide + ";");
                    _writer.Line("else");
                    using (_writer.Indented())
                        _writer.Line(portable + ";");
                }
            }
            _writer.Line();
            _writer.Documentation("summary", $"The arithmetic of {Name}, written once for every vector width. Samples lie in the lanes of vectors, and x_2 is "
                + "element 2 of x. b counts samples, k inputs and n outputs of a layer; a value x has a gradient dx. Sums over samples have 16 lanes, folded "
                + "in a fixed order.");
            _writer.Line(GeneratedCode);
            _writer.Line($"file static class {_kernelClass}<TSimd, TVector>");
            using (_writer.Indented())
                _writer.Lines([$"where TSimd : struct, ISimd<TVector, {_t}>", "where TVector : struct"]);
            using (_writer.Block())
                _code.Write(_writer);
        }

        /// <summary>The call that evaluates samples that the network takes at once.</summary>
        private string EvaluateCall(string arguments, string losses, string batch)
        {
            string all = arguments + (HasSeveralLosses ? losses + ", " : "");
            return NeedsOutputsForLoss ? $"EvaluateBatch(buffers, {all}{batch})"
                : $"global::Generated.Emitted.{_kernelClass}.Evaluate(buffers.ForPrediction({batch}), {all.Substring(0, all.Length - 2)})";
        }

        private string SumName(int loss) => HasSeveralLosses ? "lossSum" + Numbers.Of(loss + 1) : "lossSum";

        /// <summary>Goes through the samples in turns, and puts their losses together.</summary>
        private void WriteTurns()
        {
            IReadOnlyList<(ShapedOutput Output, ProgramOutput Compared)> losses = WithLosses;
            _writer.Line($"global::Generated.Runtime.LossSum {string.Join(", ", losses.Select((_, i) => SumName(i) + " = default"))};");
            if (HasSeveralLosses)
                _writer.Line($"global::System.Span<{_t}> turnLosses = stackalloc {_t}[{Numbers.Of(losses.Count)}];");
            using (_writer.Block("for (int start = 0; start < batch; start += MaxBatch)"))
            {
                _writer.Line("int count = global::System.Math.Min(MaxBatch, batch - start);");
                string call = EvaluateCall(EvaluatedArguments("start"), "turnLosses", "count");
                _writer.Line(HasSeveralLosses ? call + ";" : $"{_t} turnLosses = {call};");
                foreach (((ShapedOutput output, ProgramOutput compared), int i) in losses.Select((pair, i) => (pair, i)))
                    _writer.Line($"{SumName(i)}.Add({(HasSeveralLosses ? $"turnLosses[{Numbers.Of(i)}]" : "turnLosses")}, {WeightOfTurn(output, compared)});");
            }
            string Result(int i) => $"({_t}){SumName(i)}.Result";
            if (!HasSeveralLosses)
            {
                _writer.Line($"return {Result(0)};");
                return;
            }
            for (int i = 0; i < losses.Count; i++)
                _writer.Line($"turnLosses[{Numbers.Of(i)}] = {Result(i)};");
            _writer.Line("if (!losses.IsEmpty)");
            using (_writer.Indented())
                _writer.Line("turnLosses.CopyTo(losses);");
            _writer.Line(
                $"return {string.Join(" + ", losses.Select((pair, i) => FactorOf(pair.Output) + $"turnLosses[{Numbers.Of(i)}]"))};");
        }

        /// <summary>What an output's loss is multiplied with in the sum of all: nothing if that is 1.</summary>
        private string FactorOf(ShapedOutput output) => output.Weight == 1 ? "" : Numbers.Of(output.Weight, Spec.Element) + " * ";

        /// <summary>The weight of a turn's loss among those of the other turns.</summary>
        private string WeightOfTurn(ShapedOutput output, ProgramOutput compared)
        {
            string target = compared.Target is { } value ? Part(output.Target, Numbers.Of(value.Shape.Elements), "start") : "";
            return WeightOf(compared, target, "global::Generated.Runtime.");
        }

        /// <summary>The inputs and targets of all samples, or of a turn's, each followed by a comma.</summary>
        private string EvaluatedArguments(string? taken) => string.Concat((string[])
        [
            .. Inputs.Select((input, i) => (taken is null ? InputNames[i] : Part(InputNames[i], SizeOf(input), taken)) + ", "),
            .. Targets.Select(pair => (taken is null ? pair.Output.Target : Part(pair.Output.Target, Numbers.Of(pair.Compared.Target!.Shape.Elements), taken))
                + ", "),
        ]);

        private static string Part(string name, string size, string start) =>
            size == "1" ? $"{name}.Slice({start}, count)" : $"{name}.Slice({start} * {size}, count * {size})";
    }
}
