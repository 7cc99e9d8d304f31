namespace Generated.Tests.Checkpoints;

[Network]
[Input(6)]
[Dense(9, Name = "fc1"), BatchNorm(Name = "bn1"), ReLU]
[Dropout(0.3f)]
[Dense(3)]
[CrossEntropy]
public partial class ResumedNetwork;

/// <summary>A training run with all that it may consist of, and a loop as a user writes it.</summary>
internal sealed class Session
{
    public const int EpochBatches = 4;

    private static readonly float[] s_features = [.. Enumerable.Range(0, 20 * 6).Select(i => MathF.Sin(i * i))];
    private static readonly ClassificationDataset s_data = new(s_features, 6, [.. Enumerable.Range(0, 20).Select(i => i * i % 3)]);

    public Session(string optimizer, string schedule, ulong seed = 7)
    {
        Network = new ResumedNetwork(seed, maxBatch: 6);
        Optimizer = Optimizers[optimizer](ResumedNetwork.ParameterTable);
        Schedule = Schedules[schedule](Optimizer);
        Average = new WeightAverage(Network) { Decay = 0.8, WarmUp = true };
        Run = new TrainingRun<float>(Network, Optimizer)
        {
            Schedule = Schedule, Batches = Batches, WeightAverage = Average, EarlyStopping = Stopping, History = History, Notes = { ["who"] = "a test" },
        };
    }

    public static Dictionary<string, Func<ParameterTable, Optimizer>> Optimizers { get; } = new()
    {
        ["SGD"] = t => new SGD(t) { LearningRate = 0.05 },
        ["SGD with momentum"] = t => new SGD(t) { LearningRate = 0.05, Momentum = 0.9, Dampening = 0.1, WeightDecay = 1e-3 },
        ["SGD with Nesterov"] = t => new SGD(t) { LearningRate = 0.05, Momentum = 0.8, Nesterov = true, MaxGradientNorm = 0.2 },
        ["Adam"] = t => new Adam(t) { LearningRate = 0.02 },
        ["Adam with AMSGrad"] = t => new Adam(t) { LearningRate = 0.02, AmsGrad = true },
        ["AdamW in groups"] = t => Grouped(new AdamW(t) { LearningRate = 0.02 }, t),
        ["NAdam"] = t => new NAdam(t) { LearningRate = 0.02 },
        ["RAdam"] = t => new RAdam(t) { LearningRate = 0.02, DecoupledWeightDecay = true, WeightDecay = 0.1 },
        ["RMSProp"] = t => new RMSProp(t) { LearningRate = 0.01 },
        ["RMSProp, centred, with momentum"] = t => new RMSProp(t) { LearningRate = 0.01, Centered = true, Momentum = 0.7 },
        ["Adagrad"] = t => new Adagrad(t) { LearningRate = 0.05, LearningRateDecay = 0.01, InitialAccumulatorValue = 0.1 },
        ["Adadelta"] = t => new Adadelta(t),
        ["Adamax"] = t => new Adamax(t) { LearningRate = 0.02 },
        ["Lion"] = t => new Lion(t) { LearningRate = 0.01 },
        ["LAMB"] = t => new LAMB(t) { LearningRate = 0.02 },
    };

    public static Dictionary<string, Func<Optimizer, IResumable>> Schedules { get; } = new()
    {
        ["StepLR"] = o => new StepLR(o, 3, 0.5),
        ["MultiStepLR"] = o => new MultiStepLR(o, [2, 7], 0.3),
        ["ExponentialLR"] = o => new ExponentialLR(o, 0.9),
        ["CosineAnnealingLR"] = o => new CosineAnnealingLR(o, 9, 1e-3),
        ["CosineAnnealingWarmRestarts"] = o => new CosineAnnealingWarmRestarts(o, 3, 2, 1e-4),
        ["OneCycleLR"] = o => new OneCycleLR(o, 0.1, 20),
        ["LinearLR"] = o => new LinearLR(o, 0.2, 0.9, 8),
        ["PolynomialLR"] = o => new PolynomialLR(o, 30, 2),
        ["CyclicLR"] = o => new CyclicLR(o, 0.01, 0.1, 3, 4, CyclicMode.ExponentialRange, 0.9),
        ["ConstantLR"] = o => new ConstantLR(o, 0.5, 5),
        ["SequentialLR"] = o => new SequentialLR(o, [new LinearLR(o, 0.1, 1, 5), new CosineAnnealingLR(o, 40)], [5]),
        ["ChainedLR"] = o => new ChainedLR(o, new LinearLR(o, 0.1, 1, 5), new ExponentialLR(o, 0.9)),
        ["ReduceLROnPlateau"] = o => new ReduceLROnPlateau(o) { Patience = 0, Cooldown = 1, Threshold = 0.2 },
    };

    public ResumedNetwork Network { get; }

    public Optimizer Optimizer { get; }

    public IResumable Schedule { get; }

    public Batches<int> Batches { get; } = s_data.Batches(6, shuffle: true, seed: 3);

    public WeightAverage Average { get; }

    public EarlyStopping Stopping { get; } = new(patience: 2, minDelta: 0.01);

    public History History { get; } = new();

    public TrainingRun<float> Run { get; }

    /// <summary>What came of each batch, to compare.</summary>
    public List<(float Loss, double Rate, bool ShouldStop)> Steps { get; } = [];

    public void Train(int batches)
    {
        while (true)
        {
            foreach (var (inputs, labels) in Batches)
            {
                float loss = Network.Train(inputs, labels);
                Optimizer.Step(Network);
                Average.Update(Network);
                (Schedule as LearningRateSchedule)?.Step();
                Steps.Add((loss, Optimizer.LearningRate, Stopping.ShouldStop));
                if (--batches == 0)
                    return;
            }
            double validation = Network.Evaluate(s_features.AsSpan(0, 36), [0, 1, 1, 0, 1, 1]);
            Stopping.Update(validation);
            (Schedule as ReduceLROnPlateau)?.Step(validation);
            History.Add(("validation", validation), ("rate \"α\"", Optimizer.LearningRate));
        }
    }

    public byte[] Saved()
    {
        using var stream = new MemoryStream();
        Run.Save(stream);
        return stream.ToArray();
    }

    public void Load(byte[] file) => Run.Load(new MemoryStream(file));

    private static AdamW Grouped(AdamW optimizer, ParameterTable table)
    {
        optimizer.ExcludeFromWeightDecay(table);
        optimizer.SetLearningRateScale(table, "fc1", 0.5);
        return optimizer;
    }
}
