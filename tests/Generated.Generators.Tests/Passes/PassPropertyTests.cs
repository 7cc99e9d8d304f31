using System.Collections.Concurrent;
using Generated.Generators.Autodiff;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Layers;
using Generated.Generators.Layers.Losses;
using Generated.Generators.Schedule;
using Generated.Generators.Tests.Ir;
using Generated.Generators.Tests.RandomNetworks;
using Generated.Testing;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>
/// Random networks, after each pass, against the interpreter: outputs, losses, gradients and running statistics stay what they were before the first
/// pass, and the gradients there are the slopes of the loss. After the last pass, costs and memory are looked at, too.
/// </summary>
public sealed class PassPropertyTests
{
    private const int Networks = 700;
    private const double Tolerance = 1e-10;

    /// <summary>Above it, another order of the same work may overflow.</summary>
    private const double Largest = 1e280;

    private const double RoundingSize = 1e-14;

    [Fact]
    public void No_pass_changes_what_a_network_computes()
    {
        int count = RandomSamples.Number("GENERATED_NETWORKS", RandomSamples.Count(Networks)), first = RandomSamples.FirstSeed;
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
        string[] missing = [.. LayerRegistry.All.Select(layer => layer.Kind).Where(kind => !kinds.ContainsKey(kind))];
        Assert.True(count < Networks || missing.Length == 0, $"These layers were never drawn: {string.Join(", ", missing)}.");
    }

    [Fact]
    public void No_pass_changes_what_a_kept_network_computes() =>
        Assert.All(KeptNetworks.All, kept => Assert.Null(Failure(KeptNetworks.Spec(kept.Source), seed: 1)));

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
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or IndexOutOfRangeException or KeyNotFoundException
            or ArgumentException or NullReferenceException)
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
        Given given = RandomGiven.Draw(network, program, seed, batch);
        Interpreter first = Interpreter.Run(program, given, batch);
        if (first.Largest > Largest)
            return null;
        SortedDictionary<string, double[]> before = Results.Of(program, first);
        SortedDictionary<string, double[]> beside = Results.Of(program, given, batch, new Rounding(RoundingSize, seed));
        // PyTorch's Gaussian loss limits its variance from below, but not the variance's gradient.
        if (training && !network.Losses.Any(output => output.Loss!.Definition is GaussianNegativeLogLikelihood)
            && Slopes.Failure(program, before, given, batch, seed) is { } slope)
            return slope;
        foreach ((string name, Action<TensorProgram> run) in Pipeline.Improvements)
        {
            run(program);
            Verifier.Run(program, name);
            string pass = $"after '{name}' ({(training ? "training" : "prediction")})";
            SortedDictionary<string, double[]> after = Results.Of(program, given, batch);
            if (!before.Keys.SequenceEqual(after.Keys))
                return $"{pass} there is {string.Join(", ", after.Keys)} instead of {string.Join(", ", before.Keys)}.";
            foreach ((string result, double[] expected) in before)
            {
                if (Unequal(expected, after[result], beside[result]) is { } unequal)
                    return $"{pass} {result} is {unequal}";
            }
        }
        return CostTests.Failure(program, predicts: !training) ?? PlannedMemory.Failure(program, MemoryPlan.Of(program, predicts: !training));
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
}
