using System.Collections.Concurrent;
using System.Globalization;
using Generated.Generators.Ir;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Losses;
using Generated.Generators.Passes;
using Generated.Generators.Specs;
using Generated.Generators.Tests.Ir;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// Random networks, after each pass, against the interpreter: outputs, losses, gradients and running statistics stay what they were before the first
/// pass, and the gradients there are the slopes of the loss. <c>GENERATED_SAMPLES</c> multiplies the number of networks, <c>GENERATED_SEED</c> is the
/// seed of the first one.
/// </summary>
public sealed class PassPropertyTests
{
    private const int Networks = 2000;
    private const double Tolerance = 1e-10;
    private const double RoundingSize = 1e-14;
    private const double Step = 1e-6;

    [Fact]
    public void No_pass_changes_what_a_network_computes()
    {
        int count = Number("GENERATED_NETWORKS", Networks), first = Number("GENERATED_SEED", 1);
        var failures = new ConcurrentDictionary<int, string>();
        var kinds = new ConcurrentDictionary<string, int>();
        Parallel.For(first, first + count, (seed, loop) =>
        {
            NetworkSpec spec = RandomNetwork.Draw(seed);
            foreach (LayerSpec layer in spec.AllLayers())
                kinds.AddOrUpdate(layer.Kind, 1, (_, number) => number + 1);
            if (Failure(spec, seed) is not { } failure)
                return;
            NetworkSpec smaller = Smaller(spec, seed);
            failures[seed] = $"Seed {seed}, after {seed - first + 1} networks: {Failure(smaller, seed) ?? failure}\n  {RandomSource.Of(smaller)}";
            if (failures.Count >= 5)
                loop.Stop();
        });
        Assert.True(failures.IsEmpty, string.Join("\n", failures.OrderBy(failure => failure.Key).Select(failure => failure.Value)));
        string[] missing = [.. LayerRegistry.All.Select(layer => layer.Kind).Where(kind => !kinds.ContainsKey(kind) && kind != "Reshape")];
        Assert.True(count < Networks || missing.Length == 0, $"These layers were never drawn: {string.Join(", ", missing)}.");
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number) ? number : otherwise;

    /// <summary>The network without the layers that the failure does not need.</summary>
    private static NetworkSpec Smaller(NetworkSpec spec, int seed)
    {
        for (bool again = true; again;)
        {
            again = false;
            for (int i = spec.Layers.Count - 1; i >= 0; i--)
            {
                NetworkSpec candidate = RandomNetwork.Spec(spec.Layers.Where((_, at) => at != i));
                if (candidate.Layers.Count > 0 && RandomNetwork.Shape(candidate) is not null && Failure(candidate, seed) is not null)
                    (spec, again) = (candidate, true);
            }
        }
        return spec;
    }

    /// <summary>What is wrong with a network; null if nothing is.</summary>
    internal static string? Failure(NetworkSpec spec, int seed)
    {
        try
        {
            ShapedNetwork network = RandomNetwork.Shape(spec)!;
            return Difference(network, seed, training: true) ?? Difference(network, seed, training: false);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or IndexOutOfRangeException or KeyNotFoundException or ArgumentException or NullReferenceException)
        {
            return string.Join("\n", exception.ToString().Split((char)10).Take(4));
        }
    }

    private static string? Difference(ShapedNetwork network, int seed, bool training)
    {
        TensorProgram program = Lowering.Run(network, training, []);
        if (training)
            Differentiation.Run(program);
        Verifier.Run(program, "lowering");
        int batch = network.Layers.Any(layer => layer.Definition.NeedsSeveralSamples(layer.Output)) ? 3 : 1 + (seed % 3);
        Given given = Draw(network, program, seed, batch);
        SortedDictionary<string, double[]> before = Results(program, given, batch);
        SortedDictionary<string, double[]> beside = Results(program, given, batch, new Rounding(RoundingSize, seed));
        // PyTorch's Gaussian loss limits its variance from below, but not the variance's gradient.
        if (training && !network.Losses.Any(output => output.Loss!.Definition is GaussianNegativeLogLikelihood) && SlopeFailure(program, before, given, batch, seed) is { } slope)
            return slope;
        foreach ((string name, Action<TensorProgram> run) in Compilation.Improvements)
        {
            run(program);
            Verifier.Run(program, name);
            string pass = $"after '{name}' ({(training ? "training" : "prediction")})";
            SortedDictionary<string, double[]> after = Results(program, given, batch);
            if (!before.Keys.SequenceEqual(after.Keys))
                return $"{pass} there is {string.Join(", ", after.Keys)} instead of {string.Join(", ", before.Keys)}.";
            foreach ((string result, double[] expected) in before)
            {
                if (Unequal(expected, after[result], beside[result]) is { } unequal)
                    return $"{pass} {result} is {unequal}";
            }
        }
        return null;
    }

    /// <summary>All that a caller gets, by name.</summary>
    private static SortedDictionary<string, double[]> Results(TensorProgram program, Given given, int batch, Rounding? rounding = null)
    {
        Interpreter interpreter = Interpreter.Run(program, given, batch, rounding: rounding);
        Value[] parameters = [.. program.WithRole(ValueRole.Parameter)], inputs = [.. program.WithRole(ValueRole.Input)], buffers = [.. program.WithRole(ValueRole.Buffer)];
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
                results.Add(of.Role == ValueRole.Input ? $"gradient of input {Array.IndexOf(inputs, of)}" : $"gradient of parameter {Array.IndexOf(parameters, of)}", interpreter.Of(value));
            if (value.UpdateOf is { } buffer)
                results.Add($"buffer {Array.IndexOf(buffers, buffer)}", interpreter.Of(value));
        }
        return results;
    }

    /// <summary>Where a result is not what is expected.</summary>
    /// <param name="expected">What is expected.</param>
    /// <param name="found">What there is.</param>
    /// <param name="beside">What is expected after other roundings.</param>
    private static string? Unequal(double[] expected, double[] found, double[] beside)
    {
        double size = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        double noise = expected.Zip(beside, (a, b) => Math.Abs(a - b)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        if (size > 1e100)
            return null;
        for (int i = 0; i < expected.Length; i++)
        {
            bool isSame = expected[i].Equals(found[i]) || Math.Abs(expected[i] - found[i]) <= (Tolerance * size) + (10 * noise) + 1e-13;
            // A pass may change the order of a sum, and with it where it overflows.
            if (!isSame && (double.IsFinite(expected[i]) || double.IsFinite(found[i])))
                return $"{found[i]:R} instead of {expected[i]:R} at {i} of {expected.Length}.";
        }
        return null;
    }

    /// <summary>Compares gradients with differences of the loss, where it has a slope.</summary>
    private static string? SlopeFailure(TensorProgram program, SortedDictionary<string, double[]> results, Given given, int batch, int seed)
    {
        if (program.LossValue is null)
            return null;
        double loss = results["loss"][0];
        if (!double.IsFinite(loss) || Math.Abs(loss) > 1e6)
            return null;
        double Loss() => Interpreter.Run(program, given, batch, onlyLoss: true).Of(program.LossValue)[0];
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
                    double tolerance = 1e-5 + (1e-3 * Math.Abs(slope)) + (1e-15 * Math.Abs(loss) / Step * 16);
                    // Where both sides differ, there is a bend.
                    if (double.IsFinite(slope) && Math.Abs(left - right) < 10 * tolerance && !(Math.Abs(gradients[at] - slope) <= tolerance))
                        return $"the gradient of {kind} {t} is {gradients[at]:R} at {at} of {tensors[t].Length}; the difference is {slope:R} (left {left:R}, right {right:R}).";
                }
            }
        }
        return null;
    }

    private static Given Draw(ShapedNetwork network, TensorProgram program, int seed, int batch)
    {
        var random = new Random(seed);
        double[][] Numbers(ValueRole role, double from, double to) => [.. program.WithRole(role).Select(value => Uniform(value, from, to))];
        double[] Uniform(Value value, double from, double to) => [.. Enumerable.Range(0, (value.Shape.Batched ? batch : 1) * value.Shape.Elements).Select(_ => from + ((to - from) * random.NextDouble()))];
        ShapedOutput[] targeted = [.. network.Outputs.Where(output => output.Loss?.Definition is Loss { Targets: not TargetDomain.NoTarget })];
        Value[] targets = [.. program.Values.Where(value => value.ViewOf is null && value.Role is ValueRole.Target or ValueRole.ClassTarget)];
        return new Given(
            Numbers(ValueRole.Input, -1.5, 1.5),
            [.. targets.Zip(targeted, (value, output) => ((Loss)output.Loss!.Definition).Targets switch
            {
                TargetDomain.Classes => Uniform(value, 0, output.Shape[^1]).Select(number => random.Next(5) == 0 ? program.Outputs.Single(one => one.Target == value).IgnoreIndex : Math.Floor(number)).ToArray(),
                TargetDomain.Signs => [.. Uniform(value, -1, 1).Select(number => (double)Math.Sign(number))],
                TargetDomain.AnyNumber => Uniform(value, -1, 1),
                _ => Uniform(value, 0.05, 0.95),
            })],
            Numbers(ValueRole.Parameter, -1, 1),
            Numbers(ValueRole.Buffer, 0.5, 1.5),
            [.. program.Outputs.Select(output => Uniform(output.Value, -1, 1))],
            (mask, length) =>
            {
                var draws = new Random(mask.Stream + 5);
                return [.. Enumerable.Range(0, length).Select(_ => draws.NextDouble() < mask.Rate ? 0 : 1 / (1 - mask.Rate))];
            });
    }
}
