using System.Numerics;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>PyTorch's own optimizer runs: 1,001 steps on <see cref="SigmoidNetwork"/>.</summary>
public class PyTorchRunsTests
{
    private static readonly JsonElement s_reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "optim_baseline.json"))).RootElement;

    public static TheoryData<string> Runs => [.. s_reference.GetProperty("runs").EnumerateObject().Select(run => run.Name).Except(["NAdam"])];

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_double_run_follows_PyTorch_closely(string name) => Follow<double>(name, Step<double>(name, Precision.Double), relative: 1e-8, absolute: 1e-9);

    // PyTorch's own tolerance for its float runs.
    [Theory]
    [MemberData(nameof(Runs))]
    public void A_float_run_follows_PyTorch(string name) => Follow<float>(name, Step<float>(name, Precision.Single), relative: 1e-3, absolute: 5e-4);

    // PyTorch 1.13 multiplies one μ(t) too many into the denominator of the mean's share; later versions do not, and have
    // the formula of their documentation, as here. So its run is held against the formula with that factor, and NAdam against the one without.
    [Fact]
    public void The_NAdam_run_of_PyTorch_is_the_formula_of_NAdam_but_for_a_factor_mended_since()
    {
        Follow("NAdam", NaiveNAdam(extraFactor: true), relative: 1e-6, absolute: 1e-7); // PyTorch keeps the product of μ in float

        double[] expected = Flatten<double>(s_reference.GetProperty("init")), found = [.. expected];
        var optimizer = new NAdam(SigmoidNetwork.ParameterCount, Precision.Double) { LearningRate = 0.1 };
        Action<double[], double[]> naive = NaiveNAdam(extraFactor: false);
        var gradients = new double[found.Length];
        for (int step = 0; step < 1001; step++)
        {
            SigmoidNetwork.Backward(expected, Inputs<double>(), gradients);
            naive(expected, gradients);
            SigmoidNetwork.Backward(found, Inputs<double>(), gradients);
            optimizer.Step(found, gradients);
        }
        for (int i = 0; i < found.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-9);
    }

    private static Action<double[], double[]> NaiveNAdam(bool extraFactor)
    {
        int t = 0;
        double product = 1;
        var m = new double[SigmoidNetwork.ParameterCount];
        var v = new double[SigmoidNetwork.ParameterCount];
        return (p, g) =>
        {
            t++;
            double mu = 0.9 * (1 - (0.5 * Math.Pow(0.96, t * 4e-3)));
            double next = 0.9 * (1 - (0.5 * Math.Pow(0.96, (t + 1) * 4e-3)));
            product *= mu;
            for (int i = 0; i < p.Length; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (0.001 * g[i] * g[i]);
                double root = Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8;
                p[i] -= 0.1 * (1 - mu) / (1 - product) * g[i] / root;
                p[i] -= 0.1 * next / (1 - (product * next * (extraFactor ? mu : 1))) * m[i] / root;
            }
        };
    }

    [Fact]
    public void The_gradients_of_the_hand_written_network_are_those_of_PyTorch()
    {
        var gradients = new double[SigmoidNetwork.ParameterCount];
        SigmoidNetwork.Backward(Flatten<double>(s_reference.GetProperty("init")), Inputs<double>(), gradients);
        double[] expected = Flatten<double>(s_reference.GetProperty("first_step_gradients"));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], gradients[i], 1e-14);
    }

    private static void Follow<T>(string name, Action<T[], T[]> step, double relative, double absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement run = s_reference.GetProperty("runs").GetProperty(name);
        T[] parameters = Flatten<T>(s_reference.GetProperty("init"));
        var gradients = new T[parameters.Length];
        T[][] inputs = Inputs<T>();
        long taken = 0;
        foreach (JsonElement sample in run.GetProperty("samples").EnumerateArray())
        {
            for (long last = sample.GetProperty("iter").GetInt64(); taken <= last; taken++)
            {
                SigmoidNetwork.Backward(parameters, inputs, gradients);
                step(parameters, gradients);
            }
            double[] expected = Flatten<double>(sample.GetProperty("params"));
            for (int i = 0; i < expected.Length; i++)
            {
                double found = double.CreateTruncating(parameters[i]);
                Claim.True(Math.Abs(found - expected[i]) <= absolute + (relative * Math.Abs(expected[i])),
                    $"{name}, parameter {i} after step {taken}: PyTorch has {expected[i]:R}, found {found:R}.");
            }
        }
        Assert.Equal(1001, taken);
    }

    private static Action<T[], T[]> Step<T>(string name, Precision precision)
    {
        Optimizer optimizer = Create(s_reference.GetProperty("runs").GetProperty(name), precision);
        return precision == Precision.Single
            ? (parameters, gradients) => optimizer.Step((float[])(object)parameters, (float[])(object)gradients)
            : (parameters, gradients) => optimizer.Step((double[])(object)parameters, (double[])(object)gradients);
    }

    private static Optimizer Create(JsonElement run, Precision precision)
    {
        const int n = SigmoidNetwork.ParameterCount;
        JsonElement options = run.GetProperty("options");
        double Number(string option, double otherwise) => options.TryGetProperty(option, out JsonElement value) ? value.GetDouble() : otherwise;
        bool Flag(string option) => options.TryGetProperty(option, out JsonElement value) && value.GetBoolean();

        Optimizer optimizer = run.GetProperty("optimizer").GetString() switch
        {
            "SGD" => new SGD(n, precision) { Momentum = Number("momentum", 0), Dampening = Number("dampening", 0), Nesterov = Flag("nesterov") },
            "Adam" => new Adam(n, precision) { AmsGrad = Flag("amsgrad") },
            "AdamW" => new AdamW(n, precision) { AmsGrad = Flag("amsgrad") },
            "RAdam" => new RAdam(n, precision),
            "RMSprop" => new RMSProp(n, precision) { Centered = Flag("centered"), Momentum = Number("momentum", 0) },
            "Adagrad" => new Adagrad(n, precision) { LearningRateDecay = Number("lr_decay", 0) },
            "Adadelta" => new Adadelta(n, precision),
            "Adamax" => new Adamax(n, precision),
            string other => throw new NotSupportedException($"The reference has {other}, which this test does not know."),
            null => throw new InvalidDataException(),
        };
        optimizer.LearningRate = options.GetProperty("lr").GetDouble();
        optimizer.WeightDecay = Number("weight_decay", optimizer.WeightDecay); // else the default
        return optimizer;
    }

    private static T[] Flatten<T>(JsonElement tensors)
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. SigmoidNetwork.Table.SelectMany(p => tensors.GetProperty(p.Name).EnumerateArray()).Select(e => T.CreateTruncating(e.GetDouble()))];

    private static T[][] Inputs<T>()
        where T : IBinaryFloatingPointIeee754<T> =>
        [.. s_reference.GetProperty("input").EnumerateArray().Select(row => row.EnumerateArray().Select(e => T.CreateTruncating(e.GetDouble())).ToArray())];
}
