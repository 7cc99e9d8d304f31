using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Graph;
using Generated.Generators.Layers.Losses;

namespace Generated.Generators.Passes;

/// <summary>Writes the forward computation of a network, layer after layer, as a tensor program.</summary>
internal static class Lowering
{
    /// <summary>The program that is trained, with the loss, or the one that predicts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">Whether dropout drops.</param>
    /// <param name="parameters">Is filled with the network's parameters.</param>
    public static TensorProgram Run(ShapedNetwork network, bool training, List<Parameter> parameters)
    {
        var program = new TensorProgram();
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
            Dictionary<string, Value> marks = MarksOf(layer.Scope);
            if (layer.Definition is Loss)
            {
                List<Operation> forward = program.Forward;
                program.Forward = program.Loss;
                program.LossValue = layer.Definition.Lower(new LossContext(program, layer, training, marks, parameters), current!);
                program.Forward = forward;
                break;
            }
            current = layer.Definition.Lower(new LoweringContext(program, layer, training, marks, parameters), current!);
            if (layer.Definition is MarkLayer)
                marks.Add(new Options(layer.Spec.Options).Text("Mark")!, current);
        }

        program.Output = current!;
        return program;
    }
}
