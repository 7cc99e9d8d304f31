using Generated.Generators.Ir;
using Generated.Generators.Tests.Ir;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>All that a caller gets from a program, by name.</summary>
internal static class Results
{
    public static SortedDictionary<string, double[]> Of(TensorProgram program, Given given, int batch, Rounding? rounding = null) =>
        Of(program, Interpreter.Run(program, given, batch, rounding: rounding));

    public static SortedDictionary<string, double[]> Of(TensorProgram program, Interpreter interpreter)
    {
        Value[] parameters = [.. program.WithRole(ValueRole.Parameter)], inputs = [.. program.WithRole(ValueRole.Input)],
            buffers = [.. program.WithRole(ValueRole.Buffer)];
        var results = new SortedDictionary<string, double[]>(StringComparer.Ordinal);
        for (int i = 0; i < program.Outputs.Count; i++)
        {
            results.Add($"output {i}", interpreter.Of(program.Outputs[i].Value));
            if (program.Outputs[i].Loss is { } loss && interpreter.Has(loss))
                results.Add($"loss of output {i}", interpreter.Of(loss));
        }
        if (program.LossValue is { } whole && interpreter.Has(whole))
            results.Add("loss", interpreter.Of(whole));
        foreach (Value value in program.Values.Where(value => value.ViewOf is null && interpreter.Has(value)))
        {
            if (value.GradientOf is { } of)
                results.Add(of.Role == ValueRole.Input
                    ? $"gradient of input {Array.IndexOf(inputs, of)}" : $"gradient of parameter {Array.IndexOf(parameters, of)}", interpreter.Of(value));
            if (value.UpdateOf is { } buffer)
                results.Add($"buffer {Array.IndexOf(buffers, buffer)}", interpreter.Of(value));
        }
        return results;
    }
}
