using Xunit;

namespace Generated.Tests.Checkpoints;

public sealed class TrainingStateTests
{
    public static TheoryData<string> Optimizers => ["SGD", "SGD with momentum", "Adam", "NAdam"];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_resumed_run_gives_the_bits_of_one_never_interrupted(string name)
    {
        using var folder = new TemporaryFolder();
        var whole = FakeNetwork<float>.Create(i => 1f / (i + 1));
        Optimizer optimizer = Make(name);
        Train(whole, optimizer, from: 0, to: 5);
        TrainingState.Save(whole, optimizer, folder["run.safetensors"], epoch: 5, new Dictionary<string, string> { ["note"] = "halfway" });
        Train(whole, optimizer, from: 5, to: 12);

        var resumed = FakeNetwork<float>.Create(_ => float.NaN);
        Optimizer fresh = Make(name);
        TrainingProgress progress = TrainingState.Load(resumed, fresh, folder["run.safetensors"]);
        Assert.Equal((5, 5L, 1, "halfway"), (progress.Epoch, fresh.StepCount, progress.Metadata.Count, progress.Metadata["note"]));
        Train(resumed, fresh, from: 5, to: 12);

        Assert.Equal(whole.Parameters.ToArray(), resumed.Parameters.ToArray());
        foreach (string state in optimizer.StateNames)
            Assert.Equal(optimizer.GetState<float>(state).ToArray(), fresh.GetState<float>(state).ToArray());
    }

    [Fact]
    public void The_learning_rate_comes_back_with_the_one_a_schedule_started_from()
    {
        var network = FakeNetwork<float>.Create(i => i);
        var optimizer = new Adam(11) { LearningRate = 0.1 };
        optimizer.SetScheduledLearningRate(1.0 / 3);
        using var stream = new MemoryStream();
        TrainingState.Save(network, optimizer, stream);
        stream.Position = 0;
        var fresh = new Adam(11) { LearningRate = 7 };
        TrainingState.Load(network, fresh, stream);
        Assert.Equal((1.0 / 3, 0.1), (fresh.LearningRate, fresh.InitialLearningRate));
    }

    [Fact]
    public void A_run_of_another_optimizer_or_precision_is_refused_and_changes_nothing()
    {
        var network = FakeNetwork<float>.Create(i => i);
        using var stream = new MemoryStream();
        TrainingState.Save(FakeNetwork<float>.Create(_ => -1), new SGD(11) { Momentum = 0.9 }, stream);

        stream.Position = 0;
        var error = Assert.Throws<CheckpointMismatchException>(() => TrainingState.Load(network, new Adam(11), stream));
        Assert.Contains("saved with the optimizer SGD; the optimizer given is Adam", error.Message);

        stream.Position = 0;
        error = Assert.Throws<CheckpointMismatchException>(() => TrainingState.Load(network, new SGD(11), stream));
        Assert.Equal(4, error.Unexpected.Count);
        Assert.All(error.Unexpected, name => Assert.StartsWith("optimizer.", name));

        stream.Position = 0;
        var wide = new SGD(11, Precision.Double) { Momentum = 0.9 };
        error = Assert.Throws<CheckpointMismatchException>(() => TrainingState.Load(FakeNetwork<double>.Create(i => i), wide, stream));
        Assert.Contains("Dense1.weight holds F32, expected F64", error.Different);
        Assert.Throws<InvalidOperationException>(() => TrainingState.Load(network, wide, stream));
        Assert.Throws<ArgumentException>(() => TrainingState.Load(network, new SGD(12), stream));

        Assert.Equal(Enumerable.Range(0, 11).Select(i => (float)i), network.Parameters.ToArray());
    }

    [Fact]
    public void A_file_of_parameters_alone_is_told_apart()
    {
        var network = FakeNetwork<float>.Create(i => i);
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream);
        stream.Position = 0;
        var error = Assert.Throws<CheckpointMismatchException>(() => TrainingState.Load(network, new SGD(11), stream));
        Assert.Contains("loaded by Checkpoint.Load", error.Message);
    }

    [Theory]
    [InlineData("generated.step", "-1")]
    [InlineData("generated.step", "one")]
    [InlineData("generated.learning_rate", "NaN")]
    [InlineData("generated.epoch", null)]
    public void Counters_that_are_not_numbers_are_refused(string key, string? value)
    {
        var network = new FakeNetwork<float>(new ParameterInfo("w", ParameterKind.Weight, 0, [1], [1]));
        var notes = new Dictionary<string, string>
        {
            ["generated.optimizer"] = "SGD", ["generated.step"] = "1", ["generated.epoch"] = "1",
            ["generated.learning_rate"] = "1", ["generated.initial_learning_rate"] = "1",
        };
        notes.Remove(key);
        if (value is not null)
            notes[key] = value;
        using var stream = new MemoryStream();
        Checkpoint.Save(network, stream, notes);
        stream.Position = 0;
        var error = Assert.Throws<CheckpointMismatchException>(() => TrainingState.Load(network, new SGD(1), stream));
        Assert.Contains($"'{key}'; expected a number that is not negative", error.Message);
    }

    [Fact]
    public void Notes_may_not_take_the_names_of_the_counters()
    {
        var network = FakeNetwork<float>.Create(i => i);
        var notes = new Dictionary<string, string> { ["generated.step"] = "9" };
        Assert.Throws<ArgumentException>(() => TrainingState.Save(network, new SGD(11), new MemoryStream(), metadata: notes));
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingState.Save(network, new SGD(11), new MemoryStream(), epoch: -1));
    }

    private static Optimizer Make(string name) => name switch
    {
        "SGD" => new SGD(11) { LearningRate = 0.1 },
        "SGD with momentum" => new SGD(11) { LearningRate = 0.1, Momentum = 0.9 },
        "Adam" => new Adam(11) { LearningRate = 0.01 },
        _ => new NAdam(11) { LearningRate = 0.01 },
    };

    private static void Train(FakeNetwork<float> network, Optimizer optimizer, int from, int to)
    {
        Span<float> gradients = stackalloc float[11];
        for (int step = from; step < to; step++)
        {
            for (int i = 0; i < gradients.Length; i++)
                gradients[i] = MathF.Sin((step * 11) + i) + network.Parameters[i];
            optimizer.Step(network.Parameters, gradients);
        }
    }
}
