using Xunit;

namespace Generated.Tests.Training;

public sealed class RegressionMetricTests
{
    // scikit-learn's documentation: y_true = [3, -0.5, 2, 7], y_pred = [2.5, 0, 2, 8]
    private static readonly float[] Predictions = [2.5f, 0f, 2f, 8f];
    private static readonly float[] Targets = [3f, -0.5f, 2f, 7f];

    [Fact]
    public void The_values_are_those_of_the_definitions()
    {
        var mae = new MeanAbsoluteError();
        var rmse = new RootMeanSquareError();
        var r2 = new RSquared();
        mae.Add(Predictions, Targets);
        rmse.Add(Predictions, Targets);
        r2.Add(Predictions, Targets);
        Assert.Equal(0.5, mae.Value, 12);
        Assert.Equal(0.375, rmse.MeanSquareError, 12);
        Assert.Equal(Math.Sqrt(0.375), rmse.Value, 12);
        Assert.Equal(0.948608137, r2.Value, 9);
    }

    [Fact]
    public void Batches_add_up_to_the_whole()
    {
        var whole = new RSquared();
        var parts = new RSquared();
        whole.Add(Predictions, Targets);
        parts.Add(Predictions.AsSpan(0, 1), Targets.AsSpan(0, 1));
        parts.Add(Predictions.AsSpan(1), Targets.AsSpan(1));
        Assert.Equal(whole.Value, parts.Value);
    }

    [Fact]
    public void R2_of_several_outputs_is_the_mean_of_theirs()
    {
        var r2 = new RSquared(outputs: 2);
        // Output 0 is predicted exactly (1); output 1 by its mean (0).
        r2.Add([1f, 5f, 2f, 5f], [1f, 4f, 2f, 6f]);
        Assert.Equal(0.5, r2.Value, 12);
        Assert.Throws<ArgumentException>(() => r2.Add([1f], [1f]));
    }

    [Fact]
    public void R2_keeps_its_precision_far_from_zero()
    {
        var r2 = new RSquared();
        r2.Add([1_000_001f, 1_000_002f, 1_000_004f], [1_000_001f, 1_000_002f, 1_000_003f]);
        Assert.Equal(0.5, r2.Value, 9);
    }

    [Fact]
    public void R2_needs_two_samples_and_treats_equal_targets_as_scikit_learn_does()
    {
        var r2 = new RSquared();
        r2.Add([1f], [1f]);
        Claim.True(double.IsNaN(r2.Value), $"R² is {r2.Value} of one sample.");
        r2.Add([1f], [1f]);
        Assert.Equal(1, r2.Value);
        r2.Add([2f], [1f]);
        Assert.Equal(0, r2.Value);
    }

    [Fact]
    public void Nothing_added_is_undefined_and_lengths_must_agree()
    {
        IMetric[] metrics = [new MeanAbsoluteError(), new RootMeanSquareError(), new RSquared()];
        Assert.All(metrics, metric => Claim.True(double.IsNaN(metric.Value), $"{metric.GetType().Name} is {metric.Value} without samples."));
        Assert.Throws<ArgumentException>(() => new MeanAbsoluteError().Add([1f], []));
        Assert.Throws<ArgumentException>(() => new RootMeanSquareError().Add([1f], []));
        Assert.Throws<ArgumentException>(() => new RSquared().Add([1f], []));
    }

    [Fact]
    public void Adding_and_resetting_allocate_nothing()
    {
        var mae = new MeanAbsoluteError();
        var rmse = new RootMeanSquareError();
        var r2 = new RSquared();
        Allocations.AssertNone(() => { mae.Add(Predictions, Targets); mae.Reset(); }, "MeanAbsoluteError");
        Allocations.AssertNone(() => { rmse.Add(Predictions, Targets); rmse.Reset(); }, "RootMeanSquareError");
        Allocations.AssertNone(() => { r2.Add(Predictions, Targets); r2.Reset(); }, "RSquared");
        Assert.Equal((0L, 0L, 0L), (mae.Count, rmse.Count, r2.Count));
    }
}
