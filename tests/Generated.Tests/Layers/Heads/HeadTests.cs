using System.Runtime.InteropServices;
using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers.Heads;

/// <summary>Networks with several outputs: against the reference, against small changes, and against networks of one head each.</summary>
public class HeadTests
{
    private static readonly int[] Batches = [1, 7, 8, 29];

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void Outputs_and_losses_are_those_of_the_reference(string name)
    {
        foreach (int batch in Batches)
        {
            HeadCase heads = HeadCase.Make(name, batch + 2);
            double[][] x = heads.DrawInputs(batch), targets = heads.DrawTargets(batch), y = heads.NewOutputs(batch);
            int[] classes = heads.DrawClasses(batch);
            ReferenceNetwork.Values[] values = Reference(heads, x, batch);

            heads.Predict(x, y);
            AssertOutputs(values, y, $"Predict of {name}");
            if (heads.Forward is not null && !heads.HasDropout)
            {
                heads.Forward(x, y);
                AssertOutputs(values, y, $"Forward of {name}");
            }
            if (heads.Train is null)
                continue;

            double[] expected = [.. Enumerable.Range(0, heads.Losses.Length).Where(i => heads.Losses[i] is not null)
                .Select(i => heads.Reference.Loss(i, values, [.. Enumerable.Range(0, batch).Select(b => Part(targets[i], b, batch))], classes))];
            double[] weights = [.. heads.Losses.OfType<LossAttribute>().Select(loss => loss.Weight)];
            double sum = expected.Zip(weights, (loss, weight) => loss * weight).Sum();
            double[] evaluated = heads.NewLosses(), trained = heads.NewLosses();
            Close.Assert<double>([sum], [heads.Evaluate!(x, targets, classes, evaluated)], Close.ToReference<double>(), $"Evaluate of {name}");
            Close.Assert<double>([sum], [heads.Train(x, targets, classes, trained, heads.NewInputGradients(batch))], Close.ToReference<double>(),
                $"Train of {name}");
            if (heads.LossCount > 1)
            {
                Close.Assert<double>(expected, evaluated, Close.ToReference<double>(), $"losses of Evaluate of {name}");
                Close.Assert<double>(expected, trained, Close.ToReference<double>(), $"losses of Train of {name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void Train_gives_the_slope_of_the_weighted_sum(string name)
    {
        foreach (int batch in (int[])[1, 9])
        {
            HeadCase heads = HeadCase.Make(name, batch);
            if (heads.Train is null)
                return;
            double[][] x = heads.DrawInputs(batch), targets = heads.DrawTargets(batch), dx = heads.NewInputGradients(batch),
                none = [.. dx.Select(_ => Array.Empty<double>())];
            int[] classes = heads.DrawClasses(batch);
            heads.Network.Gradients.Fill(double.NaN);
            heads.Train(x, targets, classes, [], dx);
            AssertSlopes($"Train of {name}, {batch} samples", heads, x, dx, () => heads.Train(x, targets, classes, [], none));
        }
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void Backward_gives_the_slopes_of_all_outputs_together(string name)
    {
        foreach (int batch in (int[])[1, 9])
        {
            HeadCase heads = HeadCase.Make(name, batch);
            if (heads.Backward is null)
                return;
            double[][] x = heads.DrawInputs(batch), dy = heads.DrawOutputGradients(batch), y = heads.NewOutputs(batch), dx = heads.NewInputGradients(batch);
            heads.RandomStep = 0;
            heads.Forward!(x, y);
            heads.Network.Gradients.Fill(double.NaN);
            heads.Backward(dy, dx);
            AssertSlopes($"Backward of {name}, {batch} samples", heads, x, dx, () =>
            {
                heads.RandomStep = 0;
                heads.Forward(x, y);
                return y.Zip(dy, (output, gradient) => output.Zip(gradient, (a, b) => a * b).Sum()).Sum();
            });
        }
    }

    /// <summary>Of several inputs, outputs and gradients, each lies in the one span with all its samples.</summary>
    [Fact]
    public void Members_that_take_a_batch_give_the_bits_of_those_with_a_span_for_each()
    {
        CheckBatches<TwoHeads, TwoHeads.Batch>(nameof(TwoHeads));
        CheckBatches<Chained, Chained.Batch>(nameof(Chained));
        CheckBatches<Shared, Shared.Batch>(nameof(Shared));
        CheckBatches<Autoencoder, Autoencoder.Batch>(nameof(Autoencoder));
        CheckBatches<Stages, Stages.Batch>(nameof(Stages));
    }

    private static void CheckBatches<TNetwork, TBatch>(string name)
        where TNetwork : class, INetwork<TNetwork, double, TBatch>
        where TBatch : INetworkBatch<TBatch>, allows ref struct
    {
        const int Batch = 9;
        HeadCase heads = HeadCase.Make(name, Batch);
        var network = (TNetwork)heads.Network;
        NetworkInfo info = TNetwork.Info;
        Assert.Equal(heads.InputSizes, info.Inputs.ToArray().Select(input => input.Size));
        Assert.Equal(heads.OutputSizes, info.Outputs.ToArray().Select(output => output.Size));
        double[][] x = heads.DrawInputs(Batch), targets = heads.DrawTargets(Batch), y = heads.NewOutputs(Batch), dx = heads.NewInputGradients(Batch);
        int[] classes = heads.DrawClasses(Batch);
        var columns = new HeadColumns(x, [.. targets.Where((_, i) => heads.Losses[i] is not null)], classes);
        double[] outputs = new double[Batch * info.OutputSize], gradients = new double[Batch * info.InputSize];
        Assert.Equal(Batch, TBatch.Of(columns).Count);

        heads.Predict(x, y);
        network.Predict(TBatch.OfInputs(columns), outputs);
        Assert.Equal(y.SelectMany(output => output), outputs);
        network.Predict(columns, outputs);
        Assert.Equal(y.SelectMany(output => output), outputs);
        ArgumentException tooMany = Assert.Throws<ArgumentException>("outputs", () => network.Predict(columns, new double[outputs.Length + 1]));
        Assert.Contains($"'outputs' has {outputs.Length + 1} elements; expected {outputs.Length}: {info.OutputSize} for each of {Batch}", tooMany.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(info.Inputs[0].Name, () => network.Predict(new HeadColumns([x[0][1..], .. x[1..]], [], []), outputs));

        if (network is ITrainableNetwork<TNetwork, double, TBatch> trainable)
        {
            Assert.Equal(heads.Evaluate!(x, targets, classes, []), trainable.Evaluate(TBatch.Of(columns)));
            Assert.Equal(trainable.Evaluate(TBatch.Of(columns)), trainable.Evaluate(columns));
            heads.RandomStep = 0;
            double loss = heads.Train!(x, targets, classes, [], dx);
            double[] expected = network.Gradients.ToArray();
            heads.RandomStep = 0;
            Assert.Equal(loss, trainable.Train(TBatch.Of(columns), gradients));
            Assert.Equal(dx.SelectMany(gradient => gradient), gradients);
            Assert.Equal(expected, network.Gradients.ToArray());
            heads.RandomStep = 0;
            Assert.Equal(loss, trainable.Train(columns));
            Assert.Throws<ArgumentException>(() => trainable.Train(TBatch.Of(columns), new double[gradients.Length + 1]));
            Assert.Throws<ArgumentException>(() => trainable.Train(TBatch.OfInputs(columns), gradients));
        }
        if (network is IDifferentiableNetwork<TNetwork, double, TBatch> differentiable)
        {
            double[][] dy = heads.DrawOutputGradients(Batch);
            double[] flat = [.. dy.SelectMany(gradient => gradient)];
            heads.RandomStep = 0;
            heads.Forward!(x, y);
            heads.Backward!(dy, dx);
            double[] expected = network.Gradients.ToArray();
            heads.RandomStep = 0;
            differentiable.Forward(TBatch.OfInputs(columns), outputs);
            differentiable.Backward(flat, gradients);
            Assert.Equal(y.SelectMany(output => output), outputs);
            Assert.Equal(dx.SelectMany(gradient => gradient), gradients);
            Assert.Equal(expected, network.Gradients.ToArray());
            Assert.Throws<ArgumentException>(() => differentiable.Forward(TBatch.OfInputs(columns), new double[outputs.Length - 1]));
            differentiable.Forward(TBatch.OfInputs(columns), outputs);
            Assert.Throws<ArgumentException>(() => differentiable.Backward(new double[flat.Length - 1], gradients));
            Assert.Throws<ArgumentException>(() => differentiable.Backward(flat, new double[gradients.Length - 1]));
            var another = (IDifferentiableNetwork<TNetwork, double, TBatch>)TNetwork.Create(seed: 1, maxBatch: Batch);
            var early = Assert.Throws<InvalidOperationException>(() => another.Backward(flat, gradients));
            Assert.Contains("call Forward first", early.Message, StringComparison.Ordinal);
        }
        Assert.True(HeadCase.Make(name, Batch).Forward is null || network is IDifferentiableNetwork<TNetwork, double, TBatch>);
        Assert.Equal(heads.Train is not null, network is ITrainableNetwork<TNetwork, double, TBatch>);
    }

    /// <summary>Inputs and targets by their places, and classes.</summary>
    private readonly struct HeadColumns(double[][] inputs, double[][] targets, int[] classes) : IBatchSource
    {
        public int Count => classes.Length;

        public ReadOnlySpan<T> GetInput<T>(string name, int index)
            where T : unmanaged => MemoryMarshal.Cast<double, T>(inputs[index]);

        public ReadOnlySpan<T> GetTarget<T>(string name, int index)
            where T : unmanaged => typeof(T) == typeof(int) ? MemoryMarshal.Cast<int, T>(classes) : MemoryMarshal.Cast<double, T>(targets[index]);
    }

    [Fact]
    public void Two_heads_train_as_two_networks_that_share_their_first_layer()
    {
        const int Batch = 11, Steps = 5;
        const double Rate = 0.5;
        var heads = new TwoHeads(seed: 5, Batch);
        var first = new FirstHead(seed: 1, Batch);
        var second = new SecondHead(seed: 2, Batch);
        HeadCase drawn = HeadCase.Make(nameof(TwoHeads), Batch);
        double[] x = drawn.DrawInputs(Batch)[0], angles = drawn.DrawTargets(Batch)[1];
        int[] digits = drawn.DrawClasses(Batch);
        double[] losses = new double[2], dx = new double[x.Length], dxFirst = new double[x.Length], dxSecond = new double[x.Length];
        double begin = 0;
        for (int step = 0; step < Steps; step++)
        {
            foreach (string parameter in (string[])["weight", "bias"])
            {
                Copy(heads, "Dense1." + parameter, first, "Dense1." + parameter);
                Copy(heads, "Dense1." + parameter, second, "Dense1." + parameter);
                Copy(heads, "Dense2." + parameter, first, "Dense2." + parameter);
                Copy(heads, "Dense3." + parameter, second, "Dense2." + parameter);
            }
            double loss = heads.Train(x, digits, angles, losses, dx);
            double digitLoss = first.Train(x, digits, dxFirst), angleLoss = second.Train(x, angles, dxSecond);
            begin = step == 0 ? loss : begin;

            Close.Assert<double>([digitLoss, angleLoss, digitLoss + (0.1 * angleLoss)], [.. losses, loss], Close.ToReference<double>(),
                $"losses of step {step}");
            Close.Assert<double>([.. dxFirst.Zip(dxSecond, (a, b) => a + (0.1 * b))], dx, Close.ToReference<double>(), $"the input's gradient in step {step}");
            foreach (string parameter in (string[])["weight", "bias"])
            {
                double[] both = [.. Gradient(first, "Dense1." + parameter).Zip(Gradient(second, "Dense1." + parameter), (a, b) => a + (0.1 * b))];
                Close.Assert<double>(both, Gradient(heads, "Dense1." + parameter), Close.ToReference<double>(), $"shared {parameter} in step {step}");
                Close.Assert<double>(Gradient(first, "Dense2." + parameter), Gradient(heads, "Dense2." + parameter), Close.ToReference<double>(),
                    $"the first head's {parameter} in step {step}");
                Close.Assert<double>([.. Gradient(second, "Dense2." + parameter).Select(gradient => 0.1 * gradient)], Gradient(heads, "Dense3." + parameter),
                    Close.ToReference<double>(), $"the second head's {parameter} in step {step}");
            }
            for (int i = 0; i < heads.Parameters.Length; i++)
                heads.Parameters[i] -= Rate * heads.Gradients[i];
        }
        Assert.True(heads.Evaluate(x, digits, angles) < begin, "Training does not lower the loss.");
    }

    [Fact]
    public void Single_precision_is_near_double()
    {
        const int Batch = 9;
        HeadCase twin = HeadCase.Make(nameof(TwoHeads), Batch);
        var single = new TwoHeadsSingle(seed: 1, Batch);
        for (int i = 0; i < single.Parameters.Length; i++) // no matrix here has more than one panel
            twin.Network.Parameters[i] = single.Parameters[i];
        double[][] x = twin.DrawInputs(Batch), targets = twin.DrawTargets(Batch), dx = twin.NewInputGradients(Batch);
        int[] classes = twin.DrawClasses(Batch);
        double[] losses = new double[2];
        float[] singleLosses = new float[2], singleDx = new float[dx[0].Length];
        double loss = twin.Train!(x, targets, classes, losses, dx);
        float singleLoss = single.Train(ToSingle(x[0]), classes, ToSingle(targets[1]), singleLosses, singleDx);

        Close.Assert<float>([loss, .. losses], [singleLoss, .. singleLosses], Close.ToReference<float>(), "losses");
        Close.Assert<float>(twin.Network.Gradients, single.Gradients.ToArray(), (1e-4, 2e-5), "gradients");
        Close.Assert<float>(dx[0], singleDx, (1e-4, 2e-5), "the input's gradient");
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void Any_number_of_threads_gives_the_same_bits(string name)
    {
        const int Batch = 29;
        double[] expected = RunAll(1);
        foreach (int threads in (int[])[2, 3, 8])
            BatchTests.AssertSameBits<double>(expected, RunAll(threads), $"{name} on {threads} threads");

        double[] RunAll(int threads)
        {
            HeadCase heads = HeadCase.Make(name, Batch, threads);
            double[][] x = heads.DrawInputs(Batch), targets = heads.DrawTargets(Batch), y = heads.NewOutputs(Batch), dx = heads.NewInputGradients(Batch);
            int[] classes = heads.DrawClasses(Batch);
            double[] losses = heads.NewLosses();
            var results = new List<double>();
            if (heads.Train is not null)
            {
                results.Add(heads.Evaluate!(x, targets, classes, losses));
                results.AddRange(losses);
                results.Add(heads.Train(x, targets, classes, losses, dx));
                results.AddRange([.. losses, .. heads.Network.Gradients, .. dx.SelectMany(d => d)]);
            }
            if (heads.Forward is not null)
            {
                heads.Forward(x, y);
                results.AddRange(y.SelectMany(output => output));
                heads.Backward!(heads.DrawOutputGradients(Batch), dx);
                results.AddRange([.. heads.Network.Gradients, .. dx.SelectMany(d => d)]);
            }
            heads.Predict(x, y);
            return [.. results, .. y.SelectMany(output => output)];
        }
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void A_batch_in_turns_gives_the_bits_of_its_samples_alone(string name)
    {
        const int Batch = 29;
        HeadCase heads = HeadCase.Make(name, maxBatch: 8);
        double[][] x = heads.DrawInputs(Batch), y = heads.NewOutputs(Batch), alone = heads.NewOutputs(1);
        heads.Predict(x, y);
        for (int b = 0; b < Batch; b++)
        {
            heads.Predict([.. x.Select(input => Part(input, b, Batch))], alone);
            for (int i = 0; i < y.Length; i++)
                BatchTests.AssertSameBits<double>(alone[i], Part(y[i], b, Batch), $"{name}, output {i} of sample {b}");
        }
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public async Task Sixteen_threads_at_once_get_the_sequential_answers(string name)
    {
        const int Threads = 16, Rounds = 20, Batch = 5;
        HeadCase heads = HeadCase.Make(name, Batch);
        double[][] targets = heads.DrawTargets(Batch);
        int[] classes = heads.DrawClasses(Batch);
        double[][] expected = [.. Enumerable.Range(0, Threads).Select(Answer)];
        using var start = new Barrier(Threads);
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            for (int round = 0; round < Rounds; round++)
                BatchTests.AssertSameBits<double>(expected[thread], Answer(thread), $"Thread {thread} of {Threads} with {name}");
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        double[] Answer(int thread)
        {
            double[][] x = heads.DrawInputs(Batch, variant: thread), y = heads.NewOutputs(Batch);
            double[] losses = heads.NewLosses();
            heads.Predict(x, y);
            double loss = heads.Evaluate?.Invoke(x, targets, classes, losses) ?? 0;
            return [.. y.SelectMany(output => output), loss, .. losses];
        }
    }

    [Theory]
    [MemberData(nameof(HeadCase.Names), MemberType = typeof(HeadCase))]
    public void A_thousand_steps_allocate_nothing(string name)
    {
        const int Batch = 3, Steps = 1000;
        HeadCase heads = HeadCase.Make(name, Batch);
        double[][] x = heads.DrawInputs(Batch), targets = heads.DrawTargets(Batch), y = heads.NewOutputs(Batch), dx = heads.NewInputGradients(Batch),
            dy = heads.DrawOutputGradients(Batch);
        int[] classes = heads.DrawClasses(Batch);
        double[] losses = heads.NewLosses();
        Allocations.AssertNone(
            () =>
            {
                for (int step = 0; step < Steps; step++)
                {
                    heads.Predict(x, y);
                    heads.Evaluate?.Invoke(x, targets, classes, losses);
                    heads.Train?.Invoke(x, targets, classes, losses, dx);
                    heads.Forward?.Invoke(x, y);
                    heads.Backward?.Invoke(dy, dx);
                }
            },
            $"{Steps} steps of {name}");
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        var network = new TwoHeads(seed: 1, maxBatch: 4);
        double[] x = new double[14], digit = new double[10], angle = new double[2];
        int[] digits = new int[2];
        Assert.Contains("expected 10: 5 for each of 2 samples",
            Assert.Throws<ArgumentException>("digit", () => network.Predict(x, new double[9], angle)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("angle", () => network.Predict(x, digit, new double[3]));
        Assert.Throws<ArgumentException>("digit", () => network.Forward(x, new double[9], angle));
        Assert.Throws<ArgumentException>("angle", () => network.Forward(x, digit, new double[3]));
        network.Forward(x, digit, angle);
        Assert.Throws<ArgumentException>("digitGradient", () => network.Backward(new double[9], angle));
        Assert.Throws<ArgumentException>("angleGradient", () => network.Backward(digit, new double[3]));
        Assert.Throws<ArgumentException>("digitTarget", () => network.Train(x, new int[3], angle));
        Assert.Throws<ArgumentException>("angleTarget", () => network.Train(x, digits, new double[3]));
        Assert.Throws<ArgumentException>("digitTarget", () => network.Evaluate(x, new int[3], angle));
        Assert.Throws<ArgumentException>("angleTarget", () => network.Evaluate(x, digits, new double[3]));
        Assert.Contains("holds 5 at index 1", Assert.Throws<ArgumentOutOfRangeException>("digitTarget", () => network.Train(x, [0, 5], angle)).Message,
            StringComparison.Ordinal);
        Assert.Contains("'losses' has 1 elements; expected 2, one for each loss, or none at all",
            Assert.Throws<ArgumentException>("losses", () => network.Train(x, digits, angle, new double[1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("losses", () => network.Evaluate(x, digits, angle, new double[3]));
        Assert.Throws<InvalidOperationException>(() => TwoHeads.ForPrediction(4).Train(x, digits, angle));
        Assert.Throws<InvalidOperationException>(() => TwoHeads.ForPrediction(4).Evaluate(x, digits, angle));
    }

    [Fact]
    public void Losses_that_nobody_asks_for_are_left_out()
    {
        HeadCase heads = HeadCase.Make(nameof(TwoHeads), 4);
        double[][] x = heads.DrawInputs(4), targets = heads.DrawTargets(4);
        int[] classes = heads.DrawClasses(4);
        var network = (TwoHeads)heads.Network;
        double[] losses = new double[2];
        double loss = network.Train(x[0], classes, targets[1], losses);
        double[] gradients = network.Gradients.ToArray();
        Assert.Equal(loss, network.Train(x[0], classes, targets[1]));
        Assert.Equal(gradients, network.Gradients.ToArray());
        Assert.Equal(loss, losses[0] + (0.1 * losses[1]), 12);
    }

    [Fact]
    public void The_summary_names_heads_and_weights()
    {
        Assert.Contains("CrossEntropy (Digit)", TwoHeads.Summary, StringComparison.Ordinal);
        Assert.Contains("MeanSquaredError (Angle, weight 0.1)", TwoHeads.Summary, StringComparison.Ordinal);
    }

    private static ReferenceNetwork.Values[] Reference(HeadCase heads, double[][] x, int batch)
    {
        double[][] tensors = [.. heads.Network.ParameterTable.Select(info => new TensorView<double>(heads.Network.Parameters, info).ToArray())];
        return [.. Enumerable.Range(0, batch).Select(b => heads.Reference.Forward(tensors, [.. x.Select(input => Part(input, b, batch))]))];
    }

    private static void AssertOutputs(ReferenceNetwork.Values[] expected, double[][] found, string what)
    {
        for (int i = 0; i < found.Length; i++)
            Close.Assert<double>([.. expected.SelectMany(sample => sample.Outputs[i])], found[i], Close.ToReference<double>(), $"{what}, output {i}");
    }

    private static void AssertSlopes(string what, HeadCase heads, double[][] x, double[][] dx, Func<double> objective)
    {
        double[] gradients = heads.Network.Gradients.ToArray();
        for (int i = 0; i < gradients.Length; i++)
            AssertSlope(gradients[i], ref heads.Network.Parameters[i], objective, $"{what}, parameter {i}");
        for (int input = 0; input < x.Length; input++)
        {
            for (int i = 0; i < x[input].Length; i++)
                AssertSlope(dx[input][i], ref x[input][i], objective, $"{what}, element {i} of input {input}");
        }
    }

    private static void AssertSlope(double gradient, ref double variable, Func<double> objective, string what)
    {
        const double Step = 1e-6;
        double value = variable;
        variable = value + Step;
        double above = objective();
        variable = value - Step;
        double below = objective();
        variable = value;
        double slope = (above - below) / (2 * Step);
        Claim.True(Math.Abs(gradient - slope) <= 1e-5 + (1e-3 * Math.Abs(slope)),
            $"{what}: the gradient is {gradient:R}; the central difference is {slope:R}.");
    }

    private static ParameterInfo Find(INetwork<double> network, string name) => network.ParameterTable.Single(info => info.Name == name);

    private static double[] Gradient(INetwork<double> network, string name) => new TensorView<double>(network.Gradients, Find(network, name)).ToArray();

    private static void Copy(INetwork<double> from, string name, INetwork<double> to, string other) =>
        new TensorView<double>(to.Parameters, Find(to, other)).CopyFrom(new TensorView<double>(from.Parameters, Find(from, name)).ToArray());

    private static double[] Part(double[] whole, int sample, int batch) => whole.AsSpan(whole.Length / batch * sample, whole.Length / batch).ToArray();

    private static float[] ToSingle(double[] numbers) => Array.ConvertAll(numbers, number => (float)number);
}
