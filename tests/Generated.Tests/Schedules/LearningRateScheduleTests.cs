using System.Text.Json;
using Xunit;

namespace Generated.Tests.Schedules;

public class LearningRateScheduleTests
{
    private static readonly JsonElement s_reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "lr_schedules.json"))).RootElement;

    private static readonly Dictionary<string, Func<Optimizer, LearningRateSchedule>> s_schedules = new()
    {
        ["StepLR(step_size=10,gamma=0.5)"] = o => new StepLR(o, 10, 0.5),
        ["MultiStepLR([5,20,40],0.1)"] = o => new MultiStepLR(o, [5, 20, 40], 0.1),
        ["ExponentialLR(0.95)"] = o => new ExponentialLR(o, 0.95),
        ["CosineAnnealingLR(T_max=50,eta_min=1e-3)"] = o => new CosineAnnealingLR(o, 50, 1e-3),
        ["CosineAnnealingWarmRestarts(T_0=10,T_mult=2,eta_min=1e-4)"] = o => new CosineAnnealingWarmRestarts(o, 10, 2, 1e-4),
        ["OneCycleLR(max_lr=1.0,total_steps=60)"] = o => new OneCycleLR(o, 1, 61), // the name counts the steps taken, PyTorch the rates
        ["LinearLR(0.1,1.0,10)"] = o => new LinearLR(o, 0.1, 1, 10),
        ["PolynomialLR(total_iters=50,power=2)"] = o => new PolynomialLR(o, 50, 2),
        ["CyclicLR(0.01,0.1,step_size_up=7,triangular2)"] = o => new CyclicLR(o, 0.01, 0.1, 7, mode: CyclicMode.Triangular2),
        ["SequentialLR(LinearLR(0.1,1,5)->CosineAnnealingLR(40),[5])"] =
            o => new SequentialLR(o, [new LinearLR(o, 0.1, 1, 5), new CosineAnnealingLR(o, 40)], [5]),
    };

    public static TheoryData<string> Names => [.. s_schedules.Keys];

    private static SGD NewOptimizer() => new(1) { LearningRate = 0.1 };

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_are_those_of_PyTorch(string name)
    {
        SGD optimizer = NewOptimizer();
        LearningRateSchedule schedule = s_schedules[name](optimizer);
        int step = 0;
        foreach (JsonElement rate in s_reference.GetProperty(name).GetProperty("lrs").EnumerateArray())
        {
            double expected = rate.GetDouble();
            Claim.True(Math.Abs(expected - optimizer.LearningRate) <= (1e-12 * expected) + 1e-16,
                $"{name} at step {step}: PyTorch has {expected:R}, found {optimizer.LearningRate:R}.");
            Assert.Equal(optimizer.LearningRate, schedule.RateAt(step));
            schedule.Step();
            step++;
        }
        Assert.Equal(61, step);
        Assert.Equal(0.1, optimizer.InitialLearningRate);
    }

    [Fact]
    public void No_reference_schedule_is_left_out() =>
        Assert.Empty(s_reference.EnumerateObject().Select(p => p.Name).Except(s_schedules.Keys)
            .Except(["ReduceLROnPlateau(factor=0.5,patience=2,threshold=1e-2)"]));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_schedule_resumes_from_its_step_count_and_steps_without_allocating(string name)
    {
        SGD optimizer = NewOptimizer();
        LearningRateSchedule schedule = s_schedules[name](optimizer);
        for (int i = 0; i < 23; i++)
            schedule.Step();

        SGD resumed = NewOptimizer();
        LearningRateSchedule again = s_schedules[name](resumed);
        again.StepCount = schedule.StepCount;
        Assert.Equal(optimizer.LearningRate, resumed.LearningRate);

        again.Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        again.Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Throws<ArgumentOutOfRangeException>(() => again.StepCount = -1);
    }

    [Fact]
    public void Reducing_on_a_plateau_gives_the_rates_of_PyTorch()
    {
        JsonElement reference = s_reference.GetProperty("ReduceLROnPlateau(factor=0.5,patience=2,threshold=1e-2)");
        double[] rates = [.. reference.GetProperty("lrs").EnumerateArray().Select(e => e.GetDouble())];
        double[] metrics = [.. reference.GetProperty("metric").EnumerateArray().Select(e => e.GetDouble())];
        SGD optimizer = NewOptimizer();
        ReduceLROnPlateau NewSchedule() => new(optimizer) { Factor = 0.5, Patience = 2, Threshold = 1e-2 };
        ReduceLROnPlateau schedule = NewSchedule();
        for (int i = 0; i < metrics.Length; i++)
        {
            bool lowered = schedule.Step(metrics[i]);
            Assert.Equal(rates[i + 1], optimizer.LearningRate, 1e-15);
            Assert.Equal(rates[i + 1] < rates[i], lowered);

            // A schedule restored from the state goes on in the same way.
            schedule = new(optimizer)
            {
                Factor = 0.5, Patience = 2, Threshold = 1e-2,
                Best = schedule.Best, BadSteps = schedule.BadSteps, CooldownLeft = schedule.CooldownLeft,
            };
        }
    }

    [Fact]
    public void A_plateau_of_a_metric_to_maximise_waits_out_its_cooldown_and_stops_at_the_least_rate()
    {
        SGD optimizer = NewOptimizer();
        var schedule = new ReduceLROnPlateau(optimizer, PlateauMode.Max)
        {
            Patience = 0, Cooldown = 2, Factor = 0.5, MinimumRate = 0.04, ThresholdMode = PlateauThreshold.Absolute, Threshold = 0.1,
        };
        double[] rates = [.. new[] { 0.5, 0.65, 0.7, 0.7, 0.7, 0.7, double.NaN, 0.7, 0.7 }.Select(m => { schedule.Step(m); return optimizer.LearningRate; })];
        // 0.7 is less than 0.1 better than 0.65; then two steps of cooldown; then the least rate holds.
        Assert.Equal([0.1, 0.1, 0.05, 0.05, 0.05, 0.04, 0.04, 0.04, 0.04], rates);
    }

    [Fact]
    public void Other_forms_have_their_textbook_values()
    {
        SGD o = NewOptimizer();
        var constant = new ConstantLR(o, 0.5, 3);
        Assert.Equal([0.05, 0.05, 0.05, 0.1], [constant.RateAt(0), constant.RateAt(1), constant.RateAt(2), constant.RateAt(3)]);

        var chained = new ChainedLR(o, new ConstantLR(o, 0.5, 2), new ExponentialLR(o, 0.5));
        Assert.Equal([0.05, 0.025, 0.025, 0.0125], [chained.RateAt(0), chained.RateAt(1), chained.RateAt(2), chained.RateAt(3)]);

        var triangle = new CyclicLR(o, 0, 1, 2, 4);
        Assert.Equal([0, 0.5, 1, 0.75, 0.5, 0.25, 0, 0.5], Enumerable.Range(0, 8).Select(i => triangle.RateAt(i)));

        var shrinking = new CyclicLR(o, 0, 1, 1, mode: CyclicMode.ExponentialRange, gamma: 0.5);
        Assert.Equal([0, 0.5, 0, 0.125], Enumerable.Range(0, 4).Select(i => shrinking.RateAt(i)));

        var restarts = new CosineAnnealingWarmRestarts(o, 4);
        Assert.Equal(restarts.RateAt(1), restarts.RateAt(4_000_000_001));

        // total 11, rise 0.4: up to step 3.4, then down; linear shape.
        var linear = new OneCycleLR(o, 1, 11, 0.4, OneCycleAnnealing.Linear, 10, 10);
        Assert.Equal(0.1, linear.RateAt(0), 1e-15);
        Assert.Equal(0.1 + (0.9 * 3 / 3.4), linear.RateAt(3), 1e-15);
        Assert.Equal(0.01, linear.RateAt(10), 1e-15);
        Assert.Equal(0.01, linear.RateAt(1000), 1e-15);

        var three = new OneCycleLR(o, 1, 20, 0.25, OneCycleAnnealing.Linear, 10, 10, threePhases: true);
        Assert.Equal(1, three.RateAt(4), 1e-15);
        Assert.Equal(0.1, three.RateAt(8), 1e-15);
        Assert.Equal(0.01, three.RateAt(19), 1e-15);
    }

    [Fact]
    public void Assigning_a_rate_gives_later_schedules_a_new_start_and_stepping_one_does_not()
    {
        SGD o = NewOptimizer();
        new ExponentialLR(o, 0.5).Step();
        Assert.Equal(0.05, o.LearningRate);
        Assert.Equal(0.1, new ExponentialLR(o, 0.5).BaseRate);
        o.LearningRate = 3;
        Assert.Equal(3, new ExponentialLR(o, 0.5).BaseRate);
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        SGD o = NewOptimizer();
        SGD other = NewOptimizer();
        Assert.Throws<ArgumentNullException>(() => new ExponentialLR(null!, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepLR(o, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiStepLR(o, [1], double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialLR(o, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineAnnealingLR(o, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineAnnealingWarmRestarts(o, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(o, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleLR(o, 1, 10, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearLR(o, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantLR(o, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialLR(o, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CyclicLR(o, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReduceLROnPlateau(o) { Factor = 1 });
        Assert.Throws<ArgumentException>(() => new SequentialLR(o, [new StepLR(o, 1)], [5]));
        Assert.Throws<ArgumentException>(() => new SequentialLR(o, [new StepLR(o, 1), new StepLR(o, 1)], [0]));
        Assert.Throws<ArgumentException>(() => new SequentialLR(o, [new StepLR(other, 1)], []));
        Assert.Throws<ArgumentException>(() => new ChainedLR(o));
        Assert.Throws<ArgumentException>(() => new ChainedLR(o, new StepLR(other, 1)));
    }

    [Theory]
    [InlineData(PlateauMode.Min, PlateauThreshold.Relative, -5.0, false)] // as in PyTorch: the bar is above -5
    [InlineData(PlateauMode.Min, PlateauThreshold.RelativeToMagnitude, -5.0, true)]
    [InlineData(PlateauMode.Min, PlateauThreshold.Absolute, -5.0, true)]
    [InlineData(PlateauMode.Min, PlateauThreshold.Relative, 5.0, true)]
    [InlineData(PlateauMode.Max, PlateauThreshold.Relative, -5.0, false)]
    [InlineData(PlateauMode.Max, PlateauThreshold.RelativeToMagnitude, -5.0, true)]
    [InlineData(PlateauMode.Max, PlateauThreshold.RelativeToMagnitude, 5.0, true)]
    public void A_metric_that_does_not_change_is_a_plateau(PlateauMode mode, PlateauThreshold threshold, double metric, bool lowers)
    {
        var optimizer = new SGD(1) { LearningRate = 1 };
        var plateau = new ReduceLROnPlateau(optimizer, mode) { Patience = 2, ThresholdMode = threshold };
        for (int step = 0; step < 4; step++)
            plateau.Step(metric);
        Assert.Equal(lowers ? 0.1 : 1, optimizer.LearningRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => plateau.ThresholdMode = (PlateauThreshold)7);
    }
}
