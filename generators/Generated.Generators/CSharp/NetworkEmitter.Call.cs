using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <content>
/// What a caller gives, as a type: the members of the network make one of it and leave the rest to the library, which goes through the parts of the
/// computation, and through the turns of a large batch.
/// </content>
internal abstract partial class NetworkEmitter
{
    private sealed partial class Planned
    {
        private string CallClass => Name + "Call";

        private string Calls => $"global::Generated.Runtime.NetworkCalls<{_t}>";

        private string MemoryType => $"NetworkMemory<{_t}>";

        /// <summary>An expression that makes what a member's arguments are for.</summary>
        private string NewCall(IEnumerable<(string Field, string Argument)> given) =>
            $"new global::Generated.Emitted.{CallClass} {{ {string.Join(", ", given.Select(pair => $"{pair.Field} = {pair.Argument}"))} }}";

        private IEnumerable<(string Field, string Argument)> GivenInputs => InputFields.Zip(InputNames, (given, name) => (given, name));

        /// <summary>The inputs' names in the formulas, in their order.</summary>
        private string[] InputFields => [.. Training.Program.WithRole(ValueRole.Input).Select(FieldName)];

        private IEnumerable<(string Field, string Argument)> GivenOutputs =>
            Outputs.Select((output, i) => (OutputField(i), EscapedName(output.Name)));

        private IEnumerable<(string Field, string Argument)> GivenTargets =>
            Targets.Select(pair => (FieldName(pair.Compared.Target!), EscapedName(pair.Output.Target)));

        private IEnumerable<(string Field, string Argument)> GivenLosses => HasSeveralLosses ? [("losses", "losses")] : [];

        private IEnumerable<(string Field, string Argument)> GivenGradients => InputGradients.Select(gradient => (FieldName(gradient), GradientName(gradient)));

        private string OutputField(int output) => Outputs.Count == 1 ? "output" : "output" + Numbers.Of(output + 1);

        /// <summary>The statement that makes a member's call.</summary>
        private void WriteNetworkCall(string method, IEnumerable<(string Field, string Argument)> given, string result = "", string more = "") =>
            _writer.Line($"{result}{Calls}.{method}(_buffers, batch, {NewCall(given)}{more});");

        /// <summary>The type of what a caller gives.</summary>
        private void WriteCall()
        {
            _writer.Documentation("summary", $"What a caller gives to {Name}, under the names that the formulas use.");
            _writer.Line(GeneratedCode);
            string several = HasSeveralLosses ? $", ISeveralLosses<{_t}>" : "";
            using SourceWriter.Scope type = _writer.Block($"file ref struct {CallClass} : INetworkCall<{CallClass}, {_t}>{several}");
            (string Type, string Name)[] fields = [.. Fields];
            foreach (IGrouping<string, (string Type, string Name)> group in fields.GroupBy(field => field.Type))
                _writer.Line($"public {group.Key} {string.Join(", ", group.Select(field => field.Name))};");
            _writer.Line();
            _writer.Line($"public static bool UsesRandom => {(_forward.UsesRandom ? "true" : "false")};");
            using (_writer.Block($"public readonly {CallClass} Turn(WorkShare samples)"))
                _writer.Line($"return new() {{ {string.Join(", ", Turned.Select(pair => $"{pair.Field} = samples.Slice({pair.Field}, {pair.Size})"))} }};");
            using (_writer.Block(
                $"readonly {_t} INetworkCall<{CallClass}, {_t}>.Run<TSimd, TVector>(NetworkSection section, scoped in {MemoryType} memory)"))
            {
                // A variable is made where it lies, without a copy.
                _writer.Lines([$"var kernels = new {_kernelClass}<TSimd, TVector>(memory, this);", "return kernels.Run(section);"]);
            }
            WriteUseOutputs();
            WriteCheckOutputs();
            WriteWeightOf();
            WriteKeep();
            WriteTakesInputGradients();
            if (HasSeveralLosses)
                _writer.Line($"public void SetLosses(Span<{_t}> losses) => this.losses = losses;");
        }

        private IEnumerable<(string Type, string Name)> Fields =>
        [
            .. InputFields.Select(name => ($"ReadOnlySpan<{_t}>", name)),
            .. Targets.Select(pair => (SpanOf(pair.Compared.Target!), FieldName(pair.Compared.Target!))),
            .. Outputs.Select((_, i) => ($"Span<{_t}>", OutputField(i))),
            .. InputGradients.Select(gradient => ($"Span<{_t}>", FieldName(gradient))),
            .. HasSeveralLosses ? [($"Span<{_t}>", "losses")] : ((string, string)[])[],
        ];

        /// <summary>What has elements for each sample of a turn.</summary>
        private IEnumerable<(string Field, string Size)> Turned =>
        [
            .. Inputs.Select((input, i) => (InputFields[i], Numbers.Of(input.Shape.Elements()))),
            .. Targets.Select(pair => (FieldName(pair.Compared.Target!), Numbers.Of(pair.Compared.Target!.Shape.Elements))),
            .. Outputs.Select((output, i) => (OutputField(i), Numbers.Of(output.Shape.Elements()))),
        ];

        private void WriteUseOutputs()
        {
            using SourceWriter.Scope body = _writer.Block($"public void UseOutputs(in {MemoryType} memory)");
            int before = Prediction.Plan.ElementsPerSample;
            if (OutputIsInput is not null || _evaluate is null)
                return;
            foreach ((ShapedOutput output, int i) in Outputs.Select((output, i) => (output, i)))
            {
                _writer.Line($"{OutputField(i)} = {Values(before, output.Shape.Elements())};");
                before += output.Shape.Elements();
            }
        }

        private void WriteCheckOutputs()
        {
            using SourceWriter.Scope body = _writer.Block($"public readonly void CheckOutputs(scoped in {MemoryType} memory, bool trains)");
            foreach ((ShapedOutput output, int i) in Outputs.Select((output, i) => (output, i)).Where(pair => ChecksProbabilities(pair.output)))
            {
                Value trained = Training.Program.Outputs[i].Value;
                string trains = InputThatIs(trained) is { } input ? FieldName(input) : Values(Training.Plan.OffsetOf(trained), output.Shape.Elements());
                string predicts = InputThatIs(Prediction.Program.Outputs[i].Value) is { } given ? FieldName(given) : OutputField(i);
                _writer.Line($"TargetGuard.ProbabilityOutputs<{_t}>(trains ? {trains} : {predicts}, {Numbers.Of(output.Shape.Elements())}, "
                    + $"\"{output.Loss!.Spec.Kind}\", \"{output.Name}\");");
            }
        }

        private void WriteWeightOf()
        {
            IReadOnlyList<(ShapedOutput Output, ProgramOutput Compared)> losses = WithLosses;
            string[] weights = [.. losses.Select(pair => WeightOf(pair.Compared, pair.Compared.Target is { } target ? FieldName(target) : ""))];
            using SourceWriter.Scope body = _writer.Block("public readonly double WeightOf(int loss, int count)");
            IEnumerable<string> cases = weights.Select((weight, i) => $"{(i < weights.Length - 1 ? Numbers.Of(i) : "_")} => {weight}");
            _writer.Line(weights.Length switch
            {
                0 => "return 0;",
                1 => $"return {weights[0]};",
                _ => $"return loss switch {{ {string.Join(", ", cases)} }};",
            });
        }

        private void WriteKeep()
        {
            using SourceWriter.Scope body = _writer.Block($"public readonly void Keep(scoped in {MemoryType} memory)");
            if (!HasBackward)
                return;
            foreach ((ShapedOutput output, int i) in Outputs.Select((output, i) => (output, i)))
            {
                Value computed = Training.Program.Outputs[i].Value;
                // Dropout alone is nothing in prediction only.
                string source = InputThatIs(computed) is { } input ? FieldName(input) : Values(Training.Plan.OffsetOf(computed), output.Shape.Elements());
                _writer.Line($"{source}.CopyTo({OutputField(i)});");
            }
            foreach (Value kept in KeptInputs)
                _writer.Line($"{FieldName(kept)}.CopyTo({KeptValues(kept)}); // Backward reads it.");
        }

        private void WriteTakesInputGradients()
        {
            string kind = InputGradients.Count > 1 ? "" : "readonly ";
            using SourceWriter.Scope body = _writer.Block($"public {kind}bool TakesInputGradients(in {MemoryType} memory)");
            string[] names = [.. InputGradients.Select(FieldName)];
            if (names.Length < 2)
            {
                _writer.Line(names.Length == 0 ? "return false;" : $"return !{names[0]}.IsEmpty;");
                return;
            }
            _writer.Line($"if ({string.Join(" && ", names.Select(name => name + ".IsEmpty"))})");
            using (_writer.Indented())
                _writer.Line("return false;");
            int before = Training.Plan.ElementsPerSample + KeptInputs.Sum(kept => kept.Shape.Elements);
            foreach ((Value gradient, string name) in InputGradients.Zip(names, (gradient, name) => (gradient, name)))
            {
                _writer.Line($"{name} = {name}.IsEmpty ? {Values(before, gradient.Shape.Elements)} : {name};");
                before += gradient.Shape.Elements;
            }
            _writer.Line("return true;");
        }
    }
}
