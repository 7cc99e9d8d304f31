using Xunit;

namespace Generated.Tests.Training;

public sealed class EarlyStoppingTests
{
    [Fact]
    public void Training_stops_when_the_patience_is_used_up()
    {
        var stopping = new EarlyStopping(patience: 2);
        double[] losses = [1.0, 0.8, 0.9, 0.7, 0.7, 0.75];
        bool[] better = [true, true, false, true, false, false];
        for (int epoch = 0; epoch < losses.Length; epoch++)
        {
            Assert.False(stopping.ShouldStop, $"It stops before epoch {epoch}.");
            Claim.True(better[epoch] == stopping.Update(losses[epoch]),
                $"Epoch {epoch} with {losses[epoch]} counts as {(better[epoch] ? "no better" : "better")}.");
        }
        Assert.True(stopping.ShouldStop, "It goes on after two epochs without improvement.");
        Assert.Equal((0.7, 3, 2), (stopping.Best, stopping.BestEpoch, stopping.EpochsWithoutImprovement));
    }

    [Fact]
    public void Small_improvements_below_the_least_difference_do_not_count()
    {
        var stopping = new EarlyStopping(patience: 1, minDelta: 0.1);
        Assert.True(stopping.Update(1.0));
        Assert.False(stopping.Update(0.95));
        Assert.True(stopping.ShouldStop);
    }

    [Fact]
    public void Accuracies_get_better_upwards()
    {
        var stopping = new EarlyStopping(patience: 1, goal: MetricGoal.Maximize);
        Assert.True(stopping.Update(0.5));
        Assert.True(stopping.Update(0.6));
        Assert.False(stopping.Update(0.6));
    }

    [Fact]
    public void NaN_is_never_better_and_any_number_beats_it()
    {
        var stopping = new EarlyStopping(patience: 2);
        Assert.False(stopping.Update(double.NaN));
        Assert.False(stopping.ShouldStop);
        Assert.True(stopping.Update(100));
        Assert.False(stopping.Update(double.NaN));
        Assert.False(stopping.Update(double.NaN));
        Assert.True(stopping.ShouldStop);

        stopping.Reset();
        Assert.False(stopping.ShouldStop);
        Assert.Equal((0, -1), (stopping.Epochs, stopping.BestEpoch));
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(1, minDelta: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EarlyStopping(1, minDelta: double.NaN));
    }
}
