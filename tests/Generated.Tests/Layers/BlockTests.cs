using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>The members and names that blocks and shared weights give a network; what it computes, the other checks look at.</summary>
public class BlockTests
{
    [Fact]
    public void Views_lead_through_the_blocks()
    {
        var network = new BlockOfBlocksDouble(seed: 3);
        Assert.Same(BlockOfBlocksDouble.ParameterTable["Stage1.deep.Block2.Dense1.weight"], network.Stage1.Deep.Block2.Dense1.Weights.Info);
        network.Stage1.Deep.Block2.Dense1.Weights[4, 1] = 7;
        ParameterInfo info = BlockOfBlocksDouble.ParameterTable["Stage1.deep.Block2.Dense1.weight"];
        Assert.Equal(7, network.Parameters[info.Offset + info.IndexOf(4, 1)]);
        Assert.Equal([3, 3], network.Last.Deep.Dense2.WeightsGradient.Shape.ToArray());
        Assert.Equal(0.25, network.Last.PReLU1.Slope[0]);
    }

    [Fact]
    public void Repetitions_have_parameters_of_their_own()
    {
        var network = new BlockRepeatedSingle(seed: 3);
        Assert.NotEqual(network.Stage.Block1.Dense1.Weights.ToArray(), network.Stage.Block2.Dense1.Weights.ToArray());
        Assert.Equal((3 * 2 * 33 * 34) + (5 * 34), BlockRepeatedSingle.ParameterCount);
    }

    [Fact]
    public void Weights_that_are_shared_are_there_once()
    {
        Assert.Equal((13 * 14) + (3 * 14), SharedTwiceSingle.ParameterCount);
        Assert.Equal(["Tower1.Dense1.weight", "Tower1.Dense1.bias", "Tower1.Dense2.weight", "Tower1.PReLU1.weight"],
            SiameseSingle.ParameterTable.Select(info => info.Name));
        Assert.Contains("Dense2 (weights of Dense1)", SharedTwiceSingle.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Twins_of_a_siamese_network_see_alike()
    {
        float[] left = [1, -2, 3, -4, 5, -6, 7, -8, 9];
        float[] right = [2, 2, -3, 1, 0, 6, 1, -1, 4];
        var network = new SiameseJoinedSingle(seed: 5);
        var output = new float[1];
        var swapped = new float[1];
        network.Predict(left, right, output);
        network.Predict(right, left, swapped);
        Assert.Equal(output, swapped);
    }
}
