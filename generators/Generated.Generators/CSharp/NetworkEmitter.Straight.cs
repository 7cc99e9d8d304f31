using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Layers;

namespace Generated.Generators.CSharp;

/// <content>
/// The members of a network that is written as straight code: each calls one method, and has memory for values only where a caller may see them.
/// </content>
internal sealed partial class NetworkEmitter
{
    private IEnumerable<string> StraightInputsAndOutputs => InputNames.Concat(Outputs.Select(output => EscapedName(output.Name)));

    private void CallStraight(StraightMethod method, string memory, IEnumerable<string> arguments, string result = "") =>
        _writer.Line($"{result}global::Generated.Emitted.{_kernelClass}.{method.Name}({string.Join(", ", arguments.Prepend(memory))});");

    /// <summary>Forward, loss and backward in one.</summary>
    private void WriteStraightTrain()
    {
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
            CallStraight(_straight!.Predict, memory, [.. InputNames, .. spans]);
            WriteProbabilityChecks(computed => spans[Training.Program.Outputs.IndexOf(computed)], Training);
        }
        CallStraight(_straight!.Train!, memory, [.. InputNames, .. TargetAreas, .. _straight.OutputGradients.Select(_ => "default"), .. StraightGradients,
            .. LossesAreas], "return ");
    }

    /// <summary>The backward pass computes the values of the forward pass once more: that is less than keeping them.</summary>
    private void WriteStraightBackward()
    {
        IEnumerable<string> outputGradients = Outputs.Zip(Training.Program.Outputs,
            (output, computed) => Values(Training.Plan.OffsetOf(computed.Gradient!), output.Shape.Elements()));
        CallStraight(_straight!.Train!, "memory", [.. KeptInputs.Select(KeptValues), .. TargetAreas.Select(_ => "default"),
            .. outputGradients, .. StraightGradients, .. LossesAreas.Select(_ => "default")]);
    }

    private void WriteStraightEvaluate()
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
    private void WriteStraightEvaluateBatch()
    {
        _writer.Line($"using global::Generated.Runtime.Workspace<{_t}> workspace = buffers.Rent();");
        _writer.Line($"global::Generated.Runtime.NetworkMemory<{_t}> memory = buffers.ForPrediction(workspace, batch);");
        int before = 0;
        foreach (ShapedOutput output in Outputs)
        {
            _writer.Line($"global::System.Span<{_t}> {EscapedName(output.Name)} = {Values(before, output.Shape.Elements())};");
            before += output.Shape.Elements();
        }
        CallStraight(_straight!.Predict, "memory", StraightInputsAndOutputs);
        WriteProbabilityChecks(computed => EscapedName(Outputs[Prediction.Program.Outputs.IndexOf(computed)].Name), Prediction);
        CallStraight(_straight!.Evaluate!, "memory", [.. InputNames, .. TargetAreas, .. LossesAreas], "return ");
    }

    /// <summary>The inputs' gradients that the program computes.</summary>
    private IEnumerable<string> StraightGradients => Training.Program.WithRole(ValueRole.InputGradient).Select(GradientName);

    private void WriteStraightKernels()
    {
        _writer.Documentation("summary", $"The parts of {Name}'s computation, each at the vector width that suits the machine: the choice is a constant to the "
            + "just-in-time compiler.");
        _writer.Line(GeneratedCode);
        using (_writer.Block($"file static class {_kernelClass}"))
        {
            foreach (StraightMethod method in _straight!.Methods)
            {
                string wide = $"{_kernelClass}<WideSimd<{_t}>, Vector512<{_t}>>.{method.Call}";
                string portable = $"{_kernelClass}<PortableSimd<{_t}>, Vector<{_t}>>.{method.Call}";
                using SourceWriter.Scope body = _writer.Block($"public static {(method.ReturnsNumber ? _t : "void")} {method.Name}({method.Parameters(_t)})");
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
            + "element 2 of x. b counts samples, k inputs and n outputs of a layer; a value x has a gradient dx. Sums over samples have 16 lanes, folded in a "
            + "fixed order.");
        _writer.Line(GeneratedCode);
        _writer.Line($"file static class {_kernelClass}<TSimd, TVector>");
        using (_writer.Indented())
            _writer.Lines([$"where TSimd : struct, ISimd<TVector, {_t}>", "where TVector : struct"]);
        using (_writer.Block())
            _straight!.Write(_writer);
    }
}
