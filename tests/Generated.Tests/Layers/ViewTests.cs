using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>The named views of parameters and gradients, with PyTorch's indices.</summary>
public class ViewTests
{
    [Fact]
    public void Weights_are_indexed_by_output_then_input()
    {
        var network = new Dense3To4Double(seed: 1, maxBatch: 1);
        network.Parameters.Clear();
        network.Dense1.Weights[2, 1] = 3;
        network.Dense1.Bias[2] = 0.5;
        var output = new double[4];
        network.Predict([10, 20, 40], output);
        Assert.Equal([0, 0, 60.5, 0], output);
    }

    [Fact]
    public void Gradients_have_the_views_of_their_parameters()
    {
        var network = new Dense3To4Double(seed: 1, maxBatch: 1);
        network.Forward([10, 20, 40], new double[4]);
        network.Backward([0, 0, 2, 0]);
        Assert.Equal([20, 40, 80], [network.Dense1.WeightsGradient[2, 0], network.Dense1.WeightsGradient[2, 1], network.Dense1.WeightsGradient[2, 2]]);
        Assert.Equal(0, network.Dense1.WeightsGradient[1, 1]);
        Assert.Equal([0, 0, 2, 0], network.Dense1.BiasGradient.ToArray());
    }

    [Fact]
    public void Slopes_begin_at_the_initial_slope()
    {
        Assert.Equal(0.25f, new PReLUAloneSingle().PReLU1.Slope[0]);
        Assert.Equal(-0.3, new PReLUNegativeAloneDouble().PReLU1.Slope[0]);
        Assert.Equal(31, new PReLUPerChannelAloneSingle().PReLU1.Slope.Length);
    }

    [Fact]
    public void Constants_and_the_table_describe_the_network()
    {
        Assert.Equal((3, 4, 16), (Dense3To4Single.InputSize, Dense3To4Single.OutputSize, Dense3To4Single.ParameterCount));
        Assert.Equal(["Dense1.weight", "Dense1.bias"], Dense3To4Single.ParameterTable.Select(info => info.Name));
        Assert.Equal([ParameterKind.Weight, ParameterKind.Bias], Dense3To4Single.ParameterTable.Select(info => info.Kind));
        Assert.Equal([4, 3], Dense3To4Single.ParameterTable["Dense1.weight"].Shape.ToArray());
        Assert.Contains("Dense1", Dense3To4Single.Summary, StringComparison.Ordinal);
    }
}
