using Xunit;

namespace Generated.Tests.Optimizers;

public class ParameterGroupTests
{
    private static readonly ParameterTable s_table = new(
        new ParameterInfo("Dense1.weight", ParameterKind.Weight, 0, [4], [1]),
        new ParameterInfo("Dense1.bias", ParameterKind.Bias, 4, [2], [1]),
        new ParameterInfo("Norm1.weight", ParameterKind.Normalization, 6, [2], [1]),
        new ParameterInfo("Dense10.weight", ParameterKind.Weight, 8, [3], [1]));

    [Fact]
    public void At_first_there_is_one_group() => Assert.Equal([new ParameterGroup(0, 11)], new Adam(s_table).Groups);

    [Fact]
    public void Excluding_from_weight_decay_takes_all_but_weights_unless_told()
    {
        var all = new SGD(s_table);
        all.ExcludeFromWeightDecay(s_table);
        Assert.Equal([1, 0, 0, 1], all.Groups.Select(g => g.WeightDecayScale));
        var biases = new SGD(s_table);
        biases.ExcludeFromWeightDecay(s_table, ParameterKind.Bias);
        Assert.Equal([new(0, 4), new(4, 2, 1, 0), new(6, 5)], biases.Groups);
    }

    [Fact]
    public void Scales_are_set_by_the_name_of_a_parameter_or_a_layer()
    {
        var optimizer = new SGD(s_table);
        optimizer.SetLearningRateScale(s_table, "Dense1", 0.5);
        optimizer.SetLearningRateScale(s_table, "Dense10.weight", 0);
        optimizer.SetWeightDecayScale(s_table, "Dense1.bias", 2);
        Assert.Equal([new(0, 4, 0.5, 1), new(4, 2, 0.5, 2), new(6, 2, 1, 1), new(8, 3, 0, 1)], optimizer.Groups);
    }

    [Fact]
    public void A_scale_multiplies_the_rate_of_its_parameters()
    {
        var optimizer = new SGD(s_table) { LearningRate = 0.5, WeightDecay = 0.25 };
        optimizer.SetLearningRateScale(s_table, "Norm1", 2);
        optimizer.SetWeightDecayScale(s_table, "Dense10", 2);
        var p = new float[11];
        p.AsSpan().Fill(1);
        optimizer.Step(p, new float[11]);
        Assert.Equal([.875f, .875f, .875f, .875f, .875f, .875f, .75f, .75f, .75f, .75f, .75f], p);
    }

    [Fact]
    public void Wrong_arguments_are_refused_with_what_there_is()
    {
        var optimizer = new SGD(s_table);
        Assert.Contains("Dense1.weight, Dense1.bias", Assert.Throws<KeyNotFoundException>(() => optimizer.SetLearningRateScale(s_table, "Dense", 0)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.SetLearningRateScale(s_table, "Dense1", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.SetWeightDecayScale(s_table, "Dense1", double.NaN));
        Assert.Contains("13", Assert.Throws<ArgumentException>(() => optimizer.ExcludeFromWeightDecay(SigmoidNetwork.Table)).Message);
        Assert.Throws<ArgumentNullException>(() => new SGD((ParameterTable)null!));
    }
}
