using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <summary>The loss without training. Any number of samples is accepted and processed in turns; each turn gives the loss of one batch.</summary>
internal abstract partial class NetworkEmitter
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
            ComputeEvaluation();
        }
        WriteEvaluationMembers();
    }

    /// <summary>The outputs with a loss, and what is known about the loss.</summary>
    private IReadOnlyList<(ShapedOutput Output, ProgramOutput Compared)> WithLosses =>
        [.. Outputs.Zip(Prediction.Program.Outputs, (output, compared) => (output, compared)).Where(pair => pair.compared.Loss is not null)];

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

    /// <summary>The weight of a turn's loss among those of the other turns.</summary>
    /// <param name="compared">The output.</param>
    /// <param name="target">The turn's targets.</param>
    /// <param name="library">What stands before the name of a type of the library.</param>
    private string WeightOf(ProgramOutput compared, string target, string library = "")
    {
        if (compared.Divisor == LossDivisor.None)
            return library + "LossSum.OfSum";
        if (compared.Divisor == LossDivisor.Samples)
            return "count";
        // As the network itself has them.
        double[] weights = [.. (compared.ClassWeights ?? []).Select(weight => Spec.Element.Round(weight))];
        string classWeights = weights.Length == 0 ? "" : $", [{string.Join(", ", weights.Select(weight => Numbers.Of(weight, DType.Float64)))}]";
        return $"{library}LossSum.WeightOf({target}, {Numbers.Of(compared.IgnoreIndex)}{classWeights})";
    }
}
