using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>Gradients near the end of the numbers: no state becomes subnormal, for steps would then take several times as long.</summary>
public class TinyGradientTests
{
    private const int Length = 37;
    private const int Steps = 21;

    public static TheoryData<string> Names => [.. OptimizerCase.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_state_is_subnormal_after_steps_with_tiny_gradients(string name)
    {
        for (double size = 1e-10; size > 1e-46; size /= 3)
        {
            Optimizer optimizer = OptimizerCase.All[name].Create(Length, Precision.Single);
            float[] p = new float[Length], g = new float[Length];
            g.AsSpan().Fill((float)size);
            for (int step = 1; step <= Steps; step++)
            {
                Array.Clear(p); // Else weight decay makes other gradients of these.
                optimizer.Step(p, g);
                foreach (string state in optimizer.StateNames)
                    Assert.False(optimizer.GetState<float>(state).ToArray().Any(float.IsSubnormal),
                        $"{name}: {state} is {optimizer.GetState<float>(state)[0]} after step {step} with gradients of {size}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_state_is_subnormal_after_steps_with_tiny_gradients_in_double_precision(string name)
    {
        for (double size = 1e-100; size > 0; size /= 1000)
        {
            Optimizer optimizer = OptimizerCase.All[name].Create(Length, Precision.Double);
            double[] p = new double[Length], g = new double[Length];
            g.AsSpan().Fill(size);
            for (int step = 1; step <= Steps; step++)
            {
                Array.Clear(p); // Else weight decay makes other gradients of these.
                optimizer.Step(p, g);
                foreach (string state in optimizer.StateNames)
                    Assert.False(optimizer.GetState<double>(state).ToArray().Any(double.IsSubnormal),
                        $"{name}: {state} is {optimizer.GetState<double>(state)[0]} after step {step} with gradients of {size}.");
            }
        }
    }

    /// <summary>LAMB's rate is the ratio of two norms; from 0 it is 1 by definition, of which its naive formula does not know.</summary>
    public static TheoryData<string> NamesOfSingleParameters => [.. OptimizerCase.All.Keys.Where(name => name != "LAMB")];

    // What counts as 0 is what no bit of a parameter shows: so tiny gradients move parameters from 0 as the formula says.
    [Theory]
    [MemberData(nameof(NamesOfSingleParameters))]
    public void Tiny_gradients_move_parameters_as_the_formula_says(string name)
    {
        foreach (double size in new[] { 1e-12, 1e-17, 1e-18, 1e-19, 1e-20, 1e-25, 1e-30 })
        {
            Optimizer optimizer = OptimizerCase.All[name].Create(1, Precision.Single);
            float[] p = [0];
            double[] expected = [0];
            double[][] states = [[0], [0], [0]];
            for (int t = 1; t <= 5; t++)
            {
                float g = (float)(size * (1 + (0.25 * t)));
                optimizer.Step(p, [g]);
                OptimizerCase.All[name].Naive(expected, [g], t, states);
            }
            Claim.True(Math.Abs(p[0] - expected[0]) <= 1e-4 * Math.Abs(expected[0]),
                $"{name}, gradients of {size}: the parameter is {p[0]}, by the formula {expected[0]}.");
        }
    }

    [Fact]
    public void Without_epsilon_every_square_counts()
    {
        var optimizer = new Adam(1) { Epsilon = 0, LearningRate = 1 };
        float[] p = [0];
        optimizer.Step(p, [1e-20f]);
        Assert.Equal(-1, p[0], 0.1);
    }
}
