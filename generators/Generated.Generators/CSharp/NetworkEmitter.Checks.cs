using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <content>
/// The checks of arguments whose mistakes a caller might not notice otherwise: memory that overlaps, and targets and outputs that a loss does not
/// accept.
/// </content>
internal abstract partial class NetworkEmitter
{
    /// <summary>How many areas of memory the library compares in one call.</summary>
    private const int MostAreas = 8;

    private string[] InputAreas => [.. Inputs.Select(input => input.Name)];

    private string[] InputGradientAreas => GradientNames;

    private string[] OutputAreas => [.. Outputs.Select(output => output.Name)];

    private string[] TargetAreas => [.. Targets.Select(pair => pair.Output.Target)];

    private string[] LossesAreas => HasSeveralLosses ? ["losses"] : [];

    /// <summary>Checks that no memory in use is overwritten; in one line, unless there are very many spans.</summary>
    private void WriteAreaChecks(bool trains, string[] written, string[] read)
    {
        string[] all = [.. written, .. read];
        if (written.Length == 0 && !trains)
            return;
        if (all.Length <= MostAreas)
        {
            WriteAreaCheck(trains, written, read);
            return;
        }

        // Every two halves are compared once.
        const int Half = MostAreas / 2;
        for (int first = 0; first < all.Length; first += Half)
        {
            for (int second = first + Half; second < all.Length; second += Half)
            {
                string[] both = [.. all.Skip(first).Take(Half), .. all.Skip(second).Take(Half)];
                WriteAreaCheck(trains, [.. both.Where(written.Contains)], [.. both.Where(read.Contains)]);
            }
        }
    }

    private void WriteAreaCheck(bool trains, string[] written, string[] read)
    {
        string[] names = [.. written, .. read];
        if (written.Length > 0 || trains)
            _writer.Line(
                $"_buffers.CheckApart(\"{string.Join(", ", names)}\", written: {Numbers.Of(written.Length)}, trains: {(trains ? "true" : "false")}, "
                    + $"{string.Join(", ", names.Select(EscapedName))});");
    }

    private static bool ChecksProbabilities(ShapedOutput output) => output.Loss?.Definition is Loss { TakesProbabilities: true };

    private static TargetDomain DomainOf(ShapedOutput output) => ((Loss)output.Loss!.Definition).Targets;

    /// <summary>Checks that targets are in the domain of the loss.</summary>
    private void WriteDomainCheck(ShapedOutput output, ProgramOutput compared)
    {
        if (DomainOf(output) is TargetDomain.Probabilities or TargetDomain.NotNegative or TargetDomain.Signs)
            _writer.Line(
                $"global::Generated.Runtime.TargetGuard.{DomainOf(output)}<{_t}>({output.Target}, {Numbers.Of(compared.Target!.Shape.Elements)}, "
                    + $"\"{output.Loss!.Spec.Kind}\", nameof({output.Target}));");
    }

    private static string? DomainText(ShapedOutput output) => DomainOf(output) switch
    {
        TargetDomain.Probabilities => "from 0 to 1",
        TargetDomain.NotNegative => "finite, and 0 or more",
        TargetDomain.Signs => "1 or -1",
        _ => null,
    };

    /// <summary>Checks that outputs are probabilities if a loss treats them as such.</summary>
    /// <param name="span">Where an output lies.</param>
    /// <param name="planned">The program that computed it.</param>
    private void WriteProbabilityChecks(Func<ProgramOutput, string> span, PlannedProgram planned)
    {
        foreach ((ShapedOutput output, ProgramOutput computed) in Outputs.Zip(planned.Program.Outputs, (output, computed) => (output, computed)))
        {
            if (ChecksProbabilities(output))
                _writer.Line(
                    $"global::Generated.Runtime.TargetGuard.ProbabilityOutputs<{_t}>({span(computed)}, {SizeOf(output)}, \"{output.Loss!.Spec.Kind}\", "
                        + $"\"{output.Name}\");");
        }
    }
}
