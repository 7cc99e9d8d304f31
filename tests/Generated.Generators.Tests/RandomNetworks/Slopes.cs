using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Tests.Ir;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>Compares gradients with differences of the loss, where it has a slope; without a loss, with those of the outputs times their gradients.</summary>
internal static class Slopes
{
    private const double Step = 1e-6;

    public static string? Failure(TensorProgram program, SortedDictionary<string, double[]> results, Given given, int batch, int seed)
    {
        double largest = 0, loss = Loss(isFirst: true);
        if (!double.IsFinite(loss) || Math.Abs(loss) > 1e6 || largest > 1e10)
            return null;
        double Loss(bool isFirst = false)
        {
            Interpreter interpreter = Interpreter.Run(program, given, batch, onlyLoss: true);
            if (isFirst)
                largest = interpreter.Largest;
            return program.LossValue is { } value ? interpreter.Of(value)[0]
                : program.Outputs.Select((output, i) => interpreter.Of(output.Value).Zip(given.OutputGradients[i], (a, b) => a * b).Sum()).Sum();
        }
        var random = new Random(seed);
        foreach ((string kind, double[][] tensors) in new[] { ("parameter", given.Parameters), ("input", given.Inputs) })
        {
            for (int t = 0; t < tensors.Length; t++)
            {
                if (!results.TryGetValue($"gradient of {kind} {t}", out double[]? gradients))
                    continue;
                for (int sample = 0; sample < 3; sample++)
                {
                    int at = random.Next(tensors[t].Length);
                    double number = tensors[t][at];
                    tensors[t][at] = number + Step;
                    double above = Loss();
                    tensors[t][at] = number - Step;
                    double below = Loss();
                    tensors[t][at] = number;
                    double slope = (above - below) / (2 * Step), left = (loss - below) / Step, right = (above - loss) / Step;
                    double tolerance = 1e-5 + (1e-3 * Math.Abs(slope)) + (1e-15 * largest / Step * 16);
                    // Where both sides differ, there is a bend.
                    if (double.IsFinite(slope) && Math.Abs(left - right) < 10 * tolerance && !(Math.Abs(gradients[at] - slope) <= tolerance))
                        return $"the gradient of {kind} {t} is {gradients[at]:R} at {at} of {tensors[t].Length}; the difference is {slope:R} (left {left:R}, "
                            + $"right {right:R}).";
                }
            }
        }
        return null;
    }
}
