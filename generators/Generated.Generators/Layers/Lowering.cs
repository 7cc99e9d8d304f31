using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Common;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Layers;

/// <summary>Writes the forward computation of a network, layer after layer, as a tensor program.</summary>
internal static class Lowering
{
    /// <summary>The program for training, with the loss, or the one for prediction.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">Whether dropout is active.</param>
    /// <param name="parameters">Gets the parameters of the network.</param>
    /// <param name="work">Counts each step.</param>
    public static TensorProgram Run(ShapedNetwork network, bool training, List<Parameter> parameters, Work? work = null)
    {
        var program = new TensorProgram { Work = work ?? Work.Unstoppable, Element = network.Spec.Element };
        var scopes = new Dictionary<Scope, Dictionary<string, Value>>();
        Value? current = null;
        foreach (ShapedInput input in network.Inputs)
        {
            Value value = program.NewValue(input.Name, TensorShape.OfSample(input.Shape), ValueRole.Input);
            current ??= value;
            if (input.Mark is not null)
                MarksOf(network.Scope).Add(input.Mark, value);
        }

        // Marks within a block are its own.
        Dictionary<string, Value> MarksOf(Scope scope)
        {
            if (!scopes.TryGetValue(scope, out Dictionary<string, Value> marks))
                scopes.Add(scope, marks = []);
            return marks;
        }

        foreach (ShapedLayer layer in network.Layers)
        {
            program.Work.Step();
            Dictionary<string, Value> marks = MarksOf(layer.Scope);
            if (layer.Definition is Loss)
            {
                ShapedOutput named = network.Outputs[program.Outputs.Count];
                ProgramOutput output = AddOutput(program, network, current!, layer.Name);
                output.Loss = layer.Definition.Lower(new LossContext(program, output, named, network.Losses.Count, layer, training, marks, parameters),
                    output.Value);
                continue;
            }
            current = layer.Definition.Lower(new LoweringContext(program, layer, training, marks, parameters), current!);
            if (layer.Definition.Defines is { Name: { } mark })
                marks.Add(mark, current);
            else if (layer.Definition.IsOutput)
                AddOutput(program, network, current, layer.Name);
        }

        if (program.Outputs.Count < network.Outputs.Count)
            AddOutput(program, network, current!, "");
        AddLosses(program, network);
        return program;
    }

    /// <summary>Makes a value the next output; a copy of it, if there are several outputs and the value is an input or another output.</summary>
    private static ProgramOutput AddOutput(TensorProgram program, ShapedNetwork network, Value value, string label)
    {
        if (network.Outputs.Count > 1 && (value.Storage.Role == ValueRole.Input || program.OutputOf(value) is not null))
        {
            Value copy = program.NewValue(network.Outputs[program.Outputs.Count].Name, value.Shape, ValueRole.Intermediate);
            program.Forward.Add(new MapOp([value], [(copy, Algebra.X)]) { Label = label });
            value = copy;
        }
        var output = new ProgramOutput(value);
        program.Outputs.Add(output);
        return output;
    }

    /// <summary>The value that training minimises: the weighted sum of the outputs' losses, or the loss itself if there is one.</summary>
    private static void AddLosses(TensorProgram program, ShapedNetwork network)
    {
        Value[] losses = [.. program.Outputs.Select(output => output.Loss).OfType<Value>()];
        double[] weights = [.. network.Losses.Select(output => output.Weight)];
        if (losses.Length <= 1 && weights.All(weight => weight == 1))
        {
            program.LossValue = losses.FirstOrDefault();
            return;
        }
        program.LossValue = program.NewValue(losses.Length == 1 ? "weightedLoss" : "loss", TensorShape.Scalar, ValueRole.Intermediate);
        Expression sum = weights.Select((weight, i) => weight * Algebra.Arg(i)).Aggregate(Algebra.Add);
        program.Loss.Add(new MapOp(losses, [(program.LossValue, sum)]) { Label = network.Losses[network.Losses.Count - 1].Loss!.Name });
    }
}
