using Xunit;

namespace Generated.Tests.Optimizers;

/// <summary>LAMB and Lion, which PyTorch lacks, against the numbers in Keras' tests (Apache-2.0) at their tolerance.</summary>
public class LambTests
{
    [Fact]
    public void A_table_gives_each_tensor_a_trust_ratio_of_its_own()
    {
        ParameterTable table = SigmoidNetwork.Table;
        var random = new Philox(8);
        var p = new double[13];
        Initializers.Fill<double>(p, Initializer.Normal, 1, 1, 1, ref random);
        var g = new double[13];
        Initializers.Fill<double>(g, Initializer.Normal, 1, 1, 1, ref random);
        double[] whole = [.. p];
        var optimizer = new LAMB(table, Precision.Double) { LearningRate = 0.1 };
        optimizer.Step(whole, g);
        foreach (ParameterInfo parameter in table)
        {
            double[] part = p[parameter.Offset..(parameter.Offset + parameter.Length)];
            new LAMB(parameter.Length, Precision.Double) { LearningRate = 0.1 }.Step(part, g.AsSpan(parameter.Offset, parameter.Length));
            Assert.Equal(part, whole[parameter.Offset..(parameter.Offset + parameter.Length)]);
        }
        Assert.Equal(4, optimizer.Groups.Count);
    }

    [Fact]
    public void A_tensor_of_zeros_has_a_trust_ratio_of_one()
    {
        var p = new double[2];
        new LAMB(2, Precision.Double) { LearningRate = 0.1 }.Step(p, [3, -5]);
        Assert.Equal([-0.1, 0.1], p.Select(x => Math.Round(x, 6)));
    }

    [Fact]
    public void A_single_step_of_LAMB_is_that_of_Keras()
    {
        double[] p = [1, 2, 3, 4];
        new LAMB(4, Precision.Double) { LearningRate = 0.5, WeightDecay = 0, Epsilon = 1e-7 }.Step(p, [1, 6, 7, 2]);
        Close([-0.3693, 0.6306, 1.6306, 2.6306], p, 1e-4);
    }

    [Fact]
    public void A_single_step_of_Lion_is_that_of_Keras()
    {
        double[] p = [1, 2, 3, 4];
        new Lion(4, Precision.Double) { LearningRate = 0.5 }.Step(p, [1, 6, 7, 2]);
        Close([0.5, 1.5, 2.5, 3.5], p, 1e-12);
    }

    [Fact]
    public void Five_steps_of_LAMB_are_those_of_Keras() =>
        Follow(new LAMB(10, Precision.Double) { WeightDecay = 0, Epsilon = 1e-7 }, [0.999, 0.9982, 0.9974, 0.9965, 0.9955]);

    [Fact]
    public void Five_steps_of_Lion_are_those_of_Keras() =>
        Follow(new Lion(10, Precision.Double) { LearningRate = 1e-3 }, [0.999, 0.998, 0.997, 0.996, 0.995]);

    [Fact]
    public void Lion_stays_where_its_direction_is_zero_and_shows_NaN()
    {
        double[] p = [1, 1, 1];
        new Lion(3, Precision.Double) { LearningRate = 0.5 }.Step(p, [0, double.NaN, double.NegativeInfinity]);
        Assert.Equal([1, double.NaN, 1.5], p);
    }

    private static void Follow(Optimizer optimizer, double[] golden)
    {
        var p = new double[10];
        Array.Fill(p, 1);
        var g = new double[10];
        Array.Fill(g, 0.01);
        foreach (double expected in golden)
        {
            optimizer.Step(p, g);
            Close([.. Enumerable.Repeat(expected, 10)], p, 5e-4 * (1 + expected)); // Keras: 5e-4 relative and absolute
            for (int i = 0; i < 10; i++)
                g[i] = 0.1 * (i + 1);
        }
    }

    private static void Close(double[] expected, double[] found, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], tolerance);
    }
}
