using Xunit;

namespace Generated.Tests.Data;

public sealed class FeatureScalerTests
{
    // Three features: 1, 2, 3, 4; constant 0.1; -10, 10, -10, 10.
    private static readonly float[] Features = [1, 0.1f, -10, 2, 0.1f, 10, 3, 0.1f, -10, 4, 0.1f, 10];

    [Fact]
    public void Standardised_features_have_mean_0_and_population_deviation_1()
    {
        Standardizer standardizer = Standardizer.Fit(Features, 3);
        Assert.Equal([2.5, 0.1f, 0], standardizer.Means.ToArray());
        Assert.Equal([Math.Sqrt(1.25), 0, 10], standardizer.StandardDeviations.ToArray());

        float[] scaled = [.. Features];
        standardizer.Transform(scaled);
        float unit = (float)(1.5 / Math.Sqrt(1.25));
        Assert.Equal([-unit, 0, -1, -unit / 3, 0, 1, unit / 3, 0, -1, unit, 0, 1], scaled, Close);
        standardizer.InverseTransform(scaled);
        Assert.Equal(Features, scaled, Close);
    }

    [Fact]
    public void Scaled_features_fill_the_range_and_others_may_leave_it()
    {
        MinMaxScaler scaler = MinMaxScaler.Fit(Features, 3);
        float[] scaled = new float[12];
        scaler.Transform(Features, scaled);
        Assert.Equal([0, 0, 0, 1f / 3, 0, 1, 2f / 3, 0, 0, 1, 0, 1], scaled, Close);
        Assert.Equal([1, 0.1f, -10], scaler.Minima.ToArray());
        Assert.Equal([4, 0.1f, 10], scaler.Maxima.ToArray());

        MinMaxScaler wide = MinMaxScaler.Fit(Features, 3, low: -1, high: 1);
        float[] other = [7, 0.1f, 0];
        wide.Transform(other);
        Assert.Equal([3f, -1f, 0f], other, Close);
        wide.InverseTransform(other);
        Assert.Equal([7f, 0.1f, 0f], other, Close);
    }

    [Fact]
    public void Many_equal_values_far_from_zero_are_constant_all_the_same()
    {
        float[] values = [.. Enumerable.Repeat(1234.5678f, 1001)];
        Standardizer standardizer = Standardizer.Fit(values, 1);
        Assert.Equal(0, standardizer.StandardDeviations[0]);
        standardizer.Transform(values);
        Assert.All(values, value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Figures_of_the_training_part_scale_the_test_part_and_leave_the_data_alone()
    {
        var data = new RegressionDataset([0, 2, 10], 1, [7, 8, 9]);
        RegressionDataset training = data[..2];
        Standardizer standardizer = Standardizer.Fit(training);
        RegressionDataset test = data.Subset(2, 0).Transform(standardizer);
        Assert.Equal([9f, -1f], test.FeaturesToArray());
        Assert.Equal([9f, 7f], test.TargetsToArray());
        Assert.Equal([0f, 2f, 10f], data.FeaturesToArray());
        Assert.Equal([0f, 1f], training.Transform(MinMaxScaler.Fit(training)).FeaturesToArray());
    }

    [Fact]
    public void What_cannot_be_fitted_or_scaled_is_told()
    {
        Assert.Throws<ArgumentException>(() => Standardizer.Fit((ReadOnlySpan<float>)[], 1));
        Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([1, 2, 3], 2));
        var error = Assert.Throws<ArgumentException>(() => Standardizer.Fit([1, 2, 3, float.NaN], 2));
        Assert.Contains("Feature 1 of sample 1 is NaN", error.Message);
        Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([1, 2], 1, low: 1, high: 1));
        Standardizer standardizer = Standardizer.Fit([1, 2, 3, 4], 2);
        Assert.Throws<ArgumentException>(() => standardizer.Transform(new float[3]));
        Assert.Throws<ArgumentException>(() => standardizer.Transform(new float[4], new float[2]));
        Assert.Throws<ArgumentException>(() => new RegressionDataset([1], 1, [1]).Transform(standardizer));
    }

    [Fact]
    public void Scaling_allocates_nothing()
    {
        Standardizer standardizer = Standardizer.Fit(Features, 3);
        float[] scaled = new float[12];
        Allocations.AssertNone(() => { standardizer.Transform(Features, scaled); standardizer.InverseTransform(scaled); }, "Scaling");
    }

    private static bool Close(float expected, float actual) => Math.Abs(expected - actual) <= 1e-6f * Math.Max(1, Math.Abs(expected));

    // As scikit-learn's MinMaxScaler(feature_range=(-1, 3)).fit([[5], [5]]).transform([[5], [6], [4.5]]).
    [Fact]
    public void A_constant_feature_counts_as_1_wide_as_in_scikit_learn()
    {
        MinMaxScaler scaler = MinMaxScaler.Fit([5, 5], 1, low: -1, high: 3);
        float[] values = [5, 6, 4.5f, float.PositiveInfinity, float.NaN];
        scaler.Transform(values);
        Assert.Equal([-1, 3, -3, float.PositiveInfinity, float.NaN], values);
        scaler.InverseTransform(values);
        Assert.Equal([5, 6, 4.5f, float.PositiveInfinity, float.NaN], values);
        Assert.Throws<ArgumentException>(() => MinMaxScaler.Fit([5, float.NaN], 1));
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([5, float.NegativeInfinity], 1));
    }

    [Fact]
    public void Scaled_samples_may_take_the_place_of_the_samples_but_not_overlap_them_otherwise()
    {
        Standardizer scaler = Standardizer.Fit(Features, 3);
        float[] memory = [.. Features, 0, 0, 0], expected = [.. Features];
        scaler.Transform(expected);
        Assert.Throws<ArgumentException>("destination", () => scaler.Transform(memory.AsSpan(0, Features.Length), memory.AsSpan(3)));
        Assert.Throws<ArgumentException>("destination", () => scaler.InverseTransform(memory.AsSpan(3), memory.AsSpan(0, Features.Length)));
        Assert.Equal(Features, memory[..Features.Length]);
        scaler.Transform(memory.AsSpan(0, Features.Length), memory.AsSpan(0, Features.Length));
        Assert.Equal(expected, memory[..Features.Length]);
    }
}
