using System.Numerics;
using System.Text.Json;
using Xunit;

namespace Generated.Tests.Layers
{
    /// <summary>Losses and gradients where formulas have no value, against PyTorch's (Reference/make_special_points.py), and where PyTorch has none
    /// either.</summary>
    public sealed class SpecialPointTests
    {
        private delegate T Train<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> target, Span<T> dX);

        private static readonly JsonElement[] s_cases =
            [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "special_points.json"))).RootElement.EnumerateArray()];

        public static TheoryData<string> Cases => [.. s_cases.Select(@case => @case.GetProperty("name").GetString()!)];

        [Theory]
        [MemberData(nameof(Cases))]
        public void A_loss_and_its_gradient_are_those_of_pytorch(string name)
        {
            Compare<double>(name, 1e-7);
            Compare<float>(name, 1e-5);
        }

        [Fact]
        public void A_masked_class_without_probability_counts_for_nothing()
        {
            CheckMasked<float>("ClassesSingle");
            CheckMasked<double>("ClassesDouble");
        }

        [Fact]
        public void A_log_probability_of_minus_infinity_counts_for_nothing_where_the_target_is_zero()
        {
            (double loss, double[] gradient) = Run<double>("Divergence", [double.NegativeInfinity, -0.5, -1, -1, -1], [0, 1, 0, 0, 0]);
            Assert.Equal(0.5, loss);
            Assert.Equal([0.0, -1, 0, 0, 0], gradient);
            Assert.True(double.IsNaN(Run<double>("Divergence", [double.NaN, -0.5, -1, -1, -1], [0, 1, 0, 0, 0]).Loss));
        }

        [Fact]
        public void Vectors_that_are_equal_but_for_the_small_number_have_a_gradient()
        {
            // The distance adds 1e-6 to every difference; here nothing is left, and the root of nothing has no slope.
            var network = new SpecialPoints.TripletDouble(seed: 1, maxBatch: 1);
            double[] dA = new double[3], dP = new double[3], dN = new double[3];
            double loss = network.Train([0, 0, 0], [1e-6, 1e-6, 1e-6], [1e-6, 1e-6, 1e-6], dA, dP, dN);
            Assert.Equal(1, loss);
            Assert.All([.. dA, .. dP, .. dN], slope => Assert.Equal(0, slope));
        }

        private static void CheckMasked<T>(string type)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            (double loss, double[] gradient) = Run<T>(type[..^6], [double.NegativeInfinity, 0, 0, double.NegativeInfinity, double.NegativeInfinity],
                [0, 1, 0, 0, 0]);
            Assert.Equal(Math.Log(2), loss, 1e-6);
            Assert.Equal(0.0, gradient[0]);
            Assert.Equal(-0.5, gradient[1], 1e-6);
            Assert.Equal(0.5, gradient[2], 1e-6);
        }

        private static void Compare<T>(string name, double tolerance)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            JsonElement @case = s_cases.Single(@case => @case.GetProperty("name").GetString() == name);
            (double loss, double[] gradient) = Run<T>(name, Numbers(@case, "x"), Numbers(@case, "target"));
            double expectedLoss = @case.GetProperty("loss").GetDouble();
            Claim.True(Math.Abs(loss - expectedLoss) <= tolerance * Math.Abs(expectedLoss), $"The loss {name} is {loss}, not {expectedLoss}.");
            double[] expected = Numbers(@case, "gradient");
            for (int i = 0; i < expected.Length; i++)
                Claim.True(Math.Abs(gradient[i] - expected[i]) <= tolerance * Math.Abs(expected[i]) + (typeof(T) == typeof(float) ? 1e-7 : 1e-9 * tolerance),
                    $"The slope of {name} at element {i} is {gradient[i]}, not {expected[i]}.");
        }

        private static (double Loss, double[] Gradient) Run<T>(string name, double[] x, double[] target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Type type = typeof(SpecialPoints.HuberSingle)
                .Assembly.GetType($"{typeof(SpecialPoints.HuberSingle).Namespace}.{name}{(typeof(T) == typeof(float) ? "Single" : "Double")}")!;
            object network = Activator.CreateInstance(type, 1UL, 1, 1)!;
            var train = (Train<T>)Delegate.CreateDelegate(typeof(Train<T>), network, "Train");
            var gradient = new T[x.Length];
            double loss = double.CreateChecked(train([.. x.Select(T.CreateChecked)], [.. target.Select(T.CreateChecked)], gradient));
            return (loss, [.. gradient.Select(double.CreateChecked)]);
        }

        private static double[] Numbers(JsonElement @case, string property) =>
            [.. @case.GetProperty(property).EnumerateArray().Select(number => number.GetDouble())];
    }
}

namespace Generated.Tests.Layers.SpecialPoints
{
    [Network, Input(5), Flatten, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)]
    public partial class ProbabilitiesSingle;

    [Network(Precision.Double), Input(5), Flatten, BinaryCrossEntropyOfProbabilities(Reduction = Reduction.Sum)]
    public partial class ProbabilitiesDouble;

    [Network, Input(5), Flatten, BinaryCrossEntropy(Reduction = Reduction.Sum)]
    public partial class LogitsSingle;

    [Network(Precision.Double), Input(5), Flatten, BinaryCrossEntropy(Reduction = Reduction.Sum)]
    public partial class LogitsDouble;

    [Network, Input(5), Flatten, MeanAbsoluteError(Reduction = Reduction.Sum)]
    public partial class AbsoluteSingle;

    [Network(Precision.Double), Input(5), Flatten, MeanAbsoluteError(Reduction = Reduction.Sum)]
    public partial class AbsoluteDouble;

    [Network, Input(5), Flatten, Huber(Reduction = Reduction.Sum)]
    public partial class HuberSingle;

    [Network(Precision.Double), Input(5), Flatten, Huber(Reduction = Reduction.Sum)]
    public partial class HuberDouble;

    [Network, Input(5), Flatten, SmoothL1(Reduction = Reduction.Sum)]
    public partial class SmoothSingle;

    [Network(Precision.Double), Input(5), Flatten, SmoothL1(Reduction = Reduction.Sum)]
    public partial class SmoothDouble;

    [Network, Input(5), Flatten, HingeEmbedding(Reduction = Reduction.Sum)]
    public partial class EmbeddingSingle;

    [Network(Precision.Double), Input(5), Flatten, HingeEmbedding(Reduction = Reduction.Sum)]
    public partial class EmbeddingDouble;

    [Network, Input(5), Flatten, Hinge(Reduction = Reduction.Sum)]
    public partial class HingeSingle;

    [Network(Precision.Double), Input(5), Flatten, Hinge(Reduction = Reduction.Sum)]
    public partial class HingeDouble;

    [Network, Input(5), Flatten, KLDivergence(Reduction = Reduction.Sum)]
    public partial class DivergenceSingle;

    [Network(Precision.Double), Input(5), Flatten, KLDivergence(Reduction = Reduction.Sum)]
    public partial class DivergenceDouble;

    [Network, Input(5), Flatten, PoissonNegativeLogLikelihood(logInput: false, Reduction = Reduction.Sum)]
    public partial class PoissonSingle;

    [Network(Precision.Double), Input(5), Flatten, PoissonNegativeLogLikelihood(logInput: false, Reduction = Reduction.Sum)]
    public partial class PoissonDouble;

    [Network, Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.Sum)]
    public partial class ClassesSingle;

    [Network(Precision.Double), Input(5), Flatten, ProbabilityCrossEntropy(Reduction = Reduction.Sum)]
    public partial class ClassesDouble;

    [Network, Input(3, Name = "a"), Input(3, Name = "p"), Input(3, Name = "n"), Flatten, TripletMargin("p", "n")]
    public partial class TripletSingle;

    [Network(Precision.Double), Input(3, Name = "a"), Input(3, Name = "p"), Input(3, Name = "n"), Flatten, TripletMargin("p", "n")]
    public partial class TripletDouble;
}
