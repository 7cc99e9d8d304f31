using Generated.Networks;
using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>What an optimizer could not know to be wrong by its numbers: spans that are swapped, overlap, or are stepped by two threads at once.</summary>
public class MisuseTests
{
    public static TheoryData<string> Cases => [.. OptimizerCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_of_the_network_is_the_step_of_its_spans(string name)
    {
        var one = new BatchNormVectorSingle(seed: 4, maxBatch: 8);
        var other = new BatchNormVectorSingle(seed: 4, maxBatch: 8);
        Optimizer first = Make(name), second = Make(name);
        for (int step = 0; step < 3; step++)
        {
            Fill(one.Gradients, step);
            Fill(other.Gradients, step);
            first.Step(one);
            second.Step(other.Parameters, other.Gradients);
        }
        Assert.Equal(other.Parameters.ToArray(), one.Parameters.ToArray());
        Assert.Contains("Precision.Double", Assert.Throws<InvalidOperationException>(() => first.Step(new BatchNormVectorDouble(maxBatch: 8))).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => first.Step(BatchNormVectorSingle.ForPrediction()));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Swapped_spans_are_refused(string name)
    {
        var network = new BatchNormVectorSingle(seed: 4, maxBatch: 8);
        Optimizer optimizer = Make(name);
        Fill(network.Gradients, 1);
        optimizer.Step(network);
        float[] parameters = network.Parameters.ToArray(), gradients = network.Gradients.ToArray();
        Assert.Contains("Write optimizer.Step(network)",
            Assert.Throws<ArgumentException>("parameters", () => optimizer.Step(network.Gradients, network.Parameters)).Message, StringComparison.Ordinal);
        Assert.Contains("Write optimizer.Step(network)",
            Assert.Throws<ArgumentException>("parameters", () => Make(name).Step(network.Gradients, network.Parameters)).Message, StringComparison.Ordinal);
        Assert.Equal(parameters, network.Parameters.ToArray());
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.Equal(1, optimizer.StepCount);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Parameters_and_gradients_do_not_overlap(string name)
    {
        Optimizer optimizer = Make(name);
        int n = optimizer.ParameterCount;
        float[] memory = new float[2 * n];
        foreach (int shift in (int[])[0, 1, n - 1])
            Assert.Contains("overlap", Assert.Throws<ArgumentException>("gradients", () => optimizer.Step(memory.AsSpan(0, n), memory.AsSpan(shift, n)))
                .Message, StringComparison.Ordinal);
        Assert.Equal(0, optimizer.StepCount);
        optimizer.Step(memory.AsSpan(0, n), memory.AsSpan(n, n));
    }

    [Fact]
    public void One_thread_steps_at_a_time()
    {
        var optimizer = new Reentrant(4);
        Assert.Contains("another thread", Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[4], new float[4])).Message,
            StringComparison.Ordinal);
        optimizer.IsReentrant = false;
        optimizer.Step(new float[4], new float[4]); // the turn was given back
    }

    [Fact]
    public void A_norm_that_is_not_finite_can_be_an_error_that_changes_nothing()
    {
        float[] parameters = [1, 2], gradients = [float.NaN, 1];
        var optimizer = new Adam(2) { MaxGradientNorm = 1, ErrorIfNonFinite = true };
        Assert.Throws<NotFiniteNumberException>(() => optimizer.Step(parameters, gradients));
        Assert.Equal([1, 2], parameters);
        Assert.Equal(0, optimizer.StepCount);
        gradients[0] = 1;
        optimizer.Step(parameters, gradients);
    }

    private static Optimizer Make(string name) => OptimizerCase.All[name].Create(BatchNormVectorSingle.ParameterCount, Precision.Single);

    private static void Fill(Span<float> gradients, int step)
    {
        for (int i = 0; i < gradients.Length; i++)
            gradients[i] = (i + step) % 5 - 2;
    }

    /// <summary>Steps within its own step: the same as two threads at once, without chance.</summary>
    private sealed class Reentrant(int count) : Optimizer(count, Precision.Single, learningRate: 1)
    {
        public bool IsReentrant { get; set; } = true;

        protected override void Update<T>(in ParameterRange<T> range)
        {
            if (IsReentrant)
                Step(new float[ParameterCount], new float[ParameterCount]);
        }
    }
}
