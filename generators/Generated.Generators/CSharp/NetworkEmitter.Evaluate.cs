using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <summary>The loss without training. Any number of samples is accepted and processed in turns; each turn gives the loss of one batch.</summary>
internal sealed partial class NetworkEmitter
{
    private void WriteEvaluate()
    {
        _writer.Line();
        Method(
            "Evaluate(in Batch)", [.. InputDocumentation(), .. TargetDocumentation(), .. LossesDocumentation()], TargetExceptions(),
            $"Of several turns{HowTurnsAreJoined}{(WeightedSum.Length == 0 ? "" : $" The loss is {WeightedSum.Substring(2)}.")}");
        using (_writer.Block($"public {_t} Evaluate({InputParameters()}{TargetParameters()}{LossesParameter})"))
        {
            WriteBatch(limit: false);
            WriteTargetChecks();
            WriteAreaChecks(trains: false, LossesAreas, [.. InputAreas, .. TargetAreas]);
            if (_straight is not null)
            {
                WriteStraightEvaluate();
            }
            else
            {
                string factors = string.Join(", ", WithLosses.Select(pair => Numbers.Of(pair.Output.Weight, Spec.Element)));
                WriteNetworkCall("Evaluate", [.. GivenInputs, .. GivenTargets, .. GivenLosses], "return ", HasSeveralLosses ? $", losses, [{factors}]" : "");
                return;
            }
        }
        if (!NeedsOutputsForLoss)
            return;
        _writer.Line();
        WriteEvaluateBatch();
    }

    /// <summary>The call that evaluates samples that the network takes at once.</summary>
    private string EvaluateCall(string arguments, string losses, string batch)
    {
        string all = arguments + (HasSeveralLosses ? losses + ", " : "");
        return NeedsOutputsForLoss ? $"EvaluateBatch(buffers, {all}{batch})"
            : $"global::Generated.Emitted.{_kernelClass}.Evaluate(buffers.ForPrediction({batch}), {all.Substring(0, all.Length - 2)})";
    }

    /// <summary>The outputs with a loss, and what is known about the loss.</summary>
    private IReadOnlyList<(ShapedOutput Output, ProgramOutput Compared)> WithLosses =>
        [.. Outputs.Zip(Prediction.Program.Outputs, (output, compared) => (output, compared)).Where(pair => pair.compared.Loss is not null)];

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
        string weight = WeightOf(compared, target);
        return weight.StartsWith("LossSum", StringComparison.Ordinal) ? "global::Generated.Runtime." + weight : weight;
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

    /// <summary>Says by which formula the losses of the turns become one.</summary>
    private string HowTurnsAreJoined
    {
        get
        {
            LossDivisor[] divisors = [.. WithLosses.Select(pair => pair.Compared.Divisor).Distinct()];
            string[] rules =
            [
                .. divisors.Contains(LossDivisor.None) ? ["a sum is the sum of the turns' losses"] : (string[])[],
                .. divisors.Contains(LossDivisor.Samples) ? ["a mean over samples is Σ loss·samples / Σ samples over the turns"] : (string[])[],
                .. divisors.Contains(LossDivisor.Classes)
                    ? ["a mean over classes is Σ loss·weight / Σ weight over the turns, a turn's weight being that of all its targets that count"]
                    : (string[])[],
            ];
            return $": {string.Join("; ", rules)}.";
        }
    }

    /// <summary>The loss of samples that the network takes at once, all checked.</summary>
    private void WriteEvaluateBatch()
    {
        _writer.Documentation("summary", "The loss of samples that are taken at once.");
        using (_writer.Block(
            $"private {_t} EvaluateBatch(global::Generated.Runtime.NetworkBuffers<{_t}> buffers, "
                + $"{InputParameters()}{TargetParameters()}{(HasSeveralLosses ? $", global::System.Span<{_t}> losses" : "")}, int batch)"))
        {
            WriteStraightEvaluateBatch();
        }
    }
}
