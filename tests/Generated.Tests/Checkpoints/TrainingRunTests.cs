using System.Reflection;
using Xunit;

namespace Generated.Tests.Checkpoints;

/// <summary>A resumed run is the run, to the bit; and what does not fit is refused and changes nothing.</summary>
public sealed class TrainingRunTests
{
    public static TheoryData<string> Schedules => [.. Session.Schedules.Keys];

    public static TheoryData<string> Optimizers => [.. Session.Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Schedules))]
    public void A_resumed_run_gives_the_bits_of_one_never_interrupted(string schedule)
    {
        const int Batches = 23;
        foreach (string optimizer in Session.Optimizers.Keys)
        {
            var whole = new Session(optimizer, schedule);
            whole.Train(Batches);
            byte[] expected = whole.Saved();
            Assert.NotEqual(0UL, whole.Network.RandomStep);
            // In the middle of an epoch, after its last batch, and after one of a later epoch.
            foreach (int stop in (int[])[1, Session.EpochBatches, (3 * Session.EpochBatches) + 2])
            {
                var first = new Session(optimizer, schedule);
                first.Train(stop);
                byte[] file = first.Saved();
                var resumed = new Session(optimizer, schedule, seed: 8);
                resumed.Load(file);
                Assert.Equal(file, resumed.Saved());
                resumed.Train(Batches - stop);

                string when = $"{optimizer} with {schedule}, stopped after {stop} batches";
                Claim.True(whole.Steps.SequenceEqual(first.Steps.Concat(resumed.Steps)), $"{when}: losses, rates or the decision to stop differ.");
                Claim.True(expected.AsSpan().SequenceEqual(resumed.Saved()), $"{when}: the state differs.");
                Assert.Equal(whole.History.ToString(), resumed.History.ToString());
            }
        }
    }

    [Fact]
    public void A_run_in_double_is_resumed_from_a_file()
    {
        using var folder = new TemporaryFolder();
        var network = FakeNetwork<double>.Create(i => 1.0 / (i + 3));
        var optimizer = new Adam(11, Precision.Double);
        optimizer.Step(network.Parameters, network.Parameters.ToArray());
        new TrainingRun<double>(network, optimizer).Save(folder["run.safetensors"]);
        var resumed = FakeNetwork<double>.Create(_ => 0);
        var fresh = new Adam(11, Precision.Double);
        new TrainingRun<double>(resumed, fresh).Load(folder["run.safetensors"]);
        Assert.Equal(network.Parameters.ToArray(), resumed.Parameters.ToArray());
        Assert.Equal(optimizer.GetState<double>("exp_avg_sq").ToArray(), fresh.GetState<double>("exp_avg_sq").ToArray());
    }

    [Fact]
    public void Every_optimizer_and_schedule_and_all_else_that_is_resumable_is_among_the_cases()
    {
        ParameterTable table = ResumedNetwork.ParameterTable;
        var sgd = new SGD(table);
        IEnumerable<Type> covered = [
            .. Session.Optimizers.Values.Select(make => make(table).GetType()), .. Session.Schedules.Values.Select(make => make(sgd).GetType()),
            typeof(Batches<>), typeof(WeightAverage), typeof(EarlyStopping), typeof(History), typeof(TrainingRun<>)];
        Type[] all = [.. typeof(IResumable).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsInterface: false } && typeof(IResumable).IsAssignableFrom(type))];
        Assert.True(all.Length >= 28);
        Assert.Empty(all.Except(covered).Select(type => type.Name));
        Type[] bases = [typeof(Optimizer), typeof(LearningRateSchedule)];
        Assert.All(bases, type => Assert.True(typeof(IResumable).IsAssignableFrom(type)));
    }

    [Fact]
    public void Every_setting_of_an_optimizer_and_every_field_of_a_schedule_is_described()
    {
        foreach (Func<ParameterTable, Optimizer> make in Session.Optimizers.Values)
        {
            Optimizer optimizer = make(ResumedNetwork.ParameterTable);
            HashSet<string> described = Described(optimizer);
            foreach (PropertyInfo property in optimizer.GetType().GetProperties()
                .Where(property => property.SetMethod is { IsPublic: true } && property.Name != nameof(Optimizer.MaxThreads)))
                Claim.True(described.Contains("part." + property.Name), $"{optimizer.GetType().Name}.{property.Name} is not described.");
        }
        foreach (Func<Optimizer, IResumable> make in Session.Schedules.Values)
        {
            IResumable schedule = make(new SGD(1));
            HashSet<string> described = Described(schedule);
            foreach (FieldInfo field in schedule.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(field => field.FieldType != typeof(Optimizer)))
            {
                string name = field.Name.StartsWith('<')
                    ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : char.ToUpperInvariant(field.Name[1]) + field.Name[2..];
                Claim.True(described.Contains("part." + name) || described.Contains($"part.{name[..^1]}1.StepCount"),
                    $"{schedule.GetType().Name}.{name} is not described.");
            }
        }

        static HashSet<string> Described(IResumable part)
        {
            var state = new RunState();
            state.Part("part", part);
            return [.. state.Values.Select(value => value.Name), .. state.Numbers.Select(list => list.Name)];
        }
    }

    [Fact]
    public void Other_parts_and_settings_are_refused_by_name_and_change_nothing()
    {
        var saved = new Session("Adam", "StepLR");
        saved.Train(6);
        byte[] file = saved.Saved();
        AssertRefused("optimizer: the run has a SGD, the file a Adam", new Session("SGD", "StepLR"));
        AssertRefused("schedule: the run has a LinearLR, the file a StepLR", new Session("Adam", "LinearLR"));
        AssertRefused("exp_avg_sq", new Session("Adam with AMSGrad", "StepLR"));

        var network = new ResumedNetwork();
        var optimizer = new Adam(ResumedNetwork.ParameterTable);
        var bare = new TrainingRun<float>(network, optimizer) { Schedule = new StepLR(optimizer, 4, 0.5) };
        var error = Assert.Throws<CheckpointMismatchException>(() => bare.Load(new MemoryStream(file)));
        foreach (string part in (string[])["batches: the file has a Batches<Int32>", "average: the file has a WeightAverage",
            "stopping: the file has a EarlyStopping", "history: the file has a History"])
            Assert.Contains(part, error.Message, StringComparison.Ordinal);

        var longer = new Session("Adam", "StepLR");
        var other = new TrainingRun<float>(longer.Network, longer.Optimizer)
        {
            Schedule = new StepLR(longer.Optimizer, 4, 0.5), Batches = longer.Batches, WeightAverage = longer.Average, EarlyStopping = longer.Stopping,
                History = longer.History,
        };
        error = Assert.Throws<CheckpointMismatchException>(() => other.Load(new MemoryStream(file)));
        Assert.Contains("schedule.StepSize is 3, expected 4", error.Different);
        Assert.Equal(0, longer.Optimizer.StepCount);

        void AssertRefused(string expected, Session session)
        {
            byte[] before = session.Saved();
            var refused = Assert.Throws<CheckpointMismatchException>(() => session.Load(file));
            Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
            Assert.Equal(before, session.Saved());
        }
    }

    [Theory]
    [InlineData("optimizer.StepCount", "-1")]
    [InlineData("optimizer.StepCount", "9007199254740993")]
    [InlineData("optimizer.StepCount", "one")]
    [InlineData("optimizer.Beta1", "1")]
    [InlineData("optimizer.LearningRate", "NaN")]
    [InlineData("optimizer.MomentumProduct", "2")]
    [InlineData("schedule.StepCount", "-3")]
    [InlineData("batches.Epoch", "2147483647")]
    [InlineData("batches.Position", "5")]
    [InlineData("stopping.BestEpoch", "99")]
    [InlineData("history.Names", "[]]")]
    [InlineData("history.Names", "[\"a\",\"a\"]")]
    [InlineData("RandomStep", "-1")]
    [InlineData("average.Decay", null)]
    public void Values_that_cannot_be_are_refused_and_change_nothing(string name, string? value)
    {
        var saved = new Session("NAdam", "StepLR");
        saved.Train(6);
        byte[] file = SafetensorsFile.WithNote(saved.Saved(), "generated." + name, value);
        var session = new Session("NAdam", "StepLR");
        session.Train(3);
        byte[] before = session.Saved();
        var error = Assert.Throws<CheckpointMismatchException>(() => session.Load(file));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, session.Saved());
        // Nor has the place within the epoch changed: the loop goes on as if nothing had been.
        session.Train(1);
    }

    [Fact]
    public void Settings_that_contradict_one_another_are_refused_and_change_nothing()
    {
        var saved = new Session("SGD with momentum", "StepLR");
        saved.Train(6);
        byte[] file = SafetensorsFile.WithNote(saved.Saved(), "generated.optimizer.Nesterov", "True"); // beside a Dampening
        var session = new Session("SGD with momentum", "StepLR");
        session.Train(3);
        byte[] before = session.Saved();
        var error = Assert.Throws<CheckpointMismatchException>(() => session.Load(file));
        Assert.Contains("optimizer: Nesterov needs", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, session.Saved());
        session.Train(1);
    }

    [Fact]
    public void No_count_makes_an_optimizer_or_a_schedule_take_long()
    {
        long[] counts = [0, 1, 1000, 1L << 31, 1L << 53, long.MaxValue - 1, long.MaxValue];
        string wrong = "";
        var work = new Thread(() =>
        {
            foreach (long count in counts)
            {
                foreach (Func<Optimizer, IResumable> make in Session.Schedules.Values)
                {
                    if (make(new SGD(1)) is LearningRateSchedule schedule)
                        wrong += schedule.RateAt(count) is >= 0 and < 10 ? "" : $"{schedule.GetType().Name} at {count} gives {schedule.RateAt(count)}. ";
                }
                foreach (double decay in (double[])[0, 1e-300, 1e-12, 4e-3, 1, 1e300])
                {
                    foreach (double beta in (double[])[0, 0.9, 1 - 1e-12])
                        _ = new NAdam(1) { Beta1 = beta, MomentumDecay = decay, StepCount = count };
                }
            }
            _ = new CosineAnnealingWarmRestarts(new SGD(1), long.MaxValue / 2, 2).RateAt(long.MaxValue);
        }) { IsBackground = true };
        work.Start();
        Assert.True(work.Join(TimeSpan.FromMinutes(1)), "A count drives a loop.");
        Assert.Equal("", wrong);
    }

    [Fact]
    public void Setting_the_count_of_NAdam_gives_the_product_of_that_many_steps()
    {
        var stepped = new NAdam(1) { MomentumDecay = 0.5, Beta1 = 0.9999 };
        float[] parameter = [1];
        for (int i = 0; i < 3000; i++)
            stepped.Step(parameter, [0.1f]);
        var set = new NAdam(1) { MomentumDecay = 0.5, Beta1 = 0.9999, StepCount = 3000 };
        Assert.Equal(Product(stepped), Product(set), 1e-12);

        static double Product(NAdam optimizer)
        {
            var state = new RunState();
            state.Part("o", optimizer);
            return double.Parse(state.Values.Single(value => value.Name == "o.MomentumProduct").Text, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public void Files_from_before_there_was_a_format_load_as_far_as_they_go()
    {
        var network = FakeNetwork<float>.Create(i => i);
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream, new Dictionary<string, string>
        {
            ["generated.optimizer"] = "SGD", ["generated.step"] = "12", ["generated.epoch"] = "3", ["generated.learning_rate"] = "0.25",
                ["generated.initial_learning_rate"] = "0.5", ["mine"] = "kept",
        });
        stream.Position = 0;
        var loaded = FakeNetwork<float>.Create(_ => 0);
        var optimizer = new SGD(11);
        Batches<int> batches = new ClassificationDataset([1, 2, 3], 1, [0, 1, 1]).Batches(1);
        var run = new TrainingRun<float>(loaded, optimizer) { Batches = batches };
        run.Load(stream);
        Assert.Equal(network.Parameters.ToArray(), loaded.Parameters.ToArray());
        Assert.Equal((12L, 0.25, 0.5, 3, "kept"), (optimizer.StepCount, optimizer.LearningRate, optimizer.InitialLearningRate, batches.Epoch,
            run.Notes["mine"]));
    }

    [Fact]
    public void Files_from_before_there_was_a_format_do_not_give_a_value_twice()
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(FakeNetwork<float>.Create(i => i), stream, new Dictionary<string, string>
        {
            ["generated.optimizer"] = "SGD", ["generated.step"] = "12", ["generated.optimizer.StepCount"] = "13",
        });
        stream.Position = 0;
        var network = FakeNetwork<float>.Create(_ => 0);
        var error = Assert.Throws<CheckpointMismatchException>(() => new TrainingRun<float>(network, new SGD(11)).Load(stream));
        Assert.Contains("'generated.step' and 'generated.optimizer.StepCount'", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, network.Parameters[10]);
    }

    [Fact]
    public void Parameters_alone_and_later_formats_are_told_apart()
    {
        var network = FakeNetwork<float>.Create(i => i);
        var run = new TrainingRun<float>(network, new SGD(11));
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream);
        stream.Position = 0;
        Assert.Contains("loaded by Checkpoint.Load", Assert.Throws<CheckpointMismatchException>(() => run.Load(stream)).Message, StringComparison.Ordinal);
        stream.SetLength(0);
        Checkpoint.Save(network, stream, new Dictionary<string, string> { ["generated.format"] = "3" });
        stream.Position = 0;
        Assert.Contains("format '3'", Assert.Throws<CheckpointMismatchException>(() => run.Load(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_may_not_be_null_nor_take_names_that_are_taken()
    {
        var run = new TrainingRun<float>(FakeNetwork<float>.Create(i => i), new SGD(11)) { Notes = { ["generated.x"] = "1" } };
        Assert.Throws<ArgumentException>(() => run.Save(new MemoryStream()));
        run.Notes.Clear();
        run.Notes["x"] = null!;
        Assert.Contains("'x' is null", Assert.Throws<ArgumentException>(() => run.Save(new MemoryStream())).Message, StringComparison.Ordinal);
        run.Notes["x"] = "\ud800";
        Assert.Throws<ArgumentException>(() => run.Save(new MemoryStream()));
        Assert.Throws<ArgumentException>(() => new TrainingRun<float>(FakeNetwork<float>.Create(i => i), new SGD(12)));
        Assert.Throws<InvalidOperationException>(() => new TrainingRun<float>(FakeNetwork<float>.Create(i => i), new SGD(11, Precision.Double)));
        run = new TrainingRun<float>(FakeNetwork<float>.Create(i => i), new SGD(11)) { Schedule = new StepLR(new SGD(11), 1) };
        Assert.Contains("another optimizer", Assert.Throws<ArgumentException>(() => run.Save(new MemoryStream())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_within_a_run_and_own_state_are_kept_too()
    {
        var inner = new Session("Adam", "StepLR");
        inner.Train(3);
        var counter = new Counter { Seen = 5 };
        var outer = new TrainingRun<float>(FakeNetwork<float>.Create(i => i),
            new SGD(11)) { Others = new Dictionary<string, IResumable> { ["discriminator"] = inner.Run, ["counter"] = counter } };
        using var stream = new MemoryStream();
        outer.Save(stream);
        stream.Position = 0;
        byte[] expected = inner.Saved();
        inner.Train(3);
        counter.Seen = 9;
        outer.Load(stream);
        Assert.Equal(expected, inner.Saved());
        Assert.Equal(5, counter.Seen);
    }

    private sealed class Counter : IResumable
    {
        public int Seen { get; set; }

        public void DescribeState(RunState state) => state.Value("Seen", Seen, value => Seen = value);
    }
}
