using System.Reflection;

namespace Generated.Tests.Layers.Reference;

/// <summary>
/// What a list of attributes means, step by step and sample by sample in double precision: an interpreter of
/// the networks that the generator compiles. A new layer is a line here and a naive loop beside it.
/// </summary>
/// <param name="network">The class with the attributes, and with the functions that <c>[Map]</c> names.</param>
/// <param name="steps">Its attributes, in order.</param>
internal sealed class ReferenceNetwork(Type network, IReadOnlyList<LayerAttribute> steps)
{
    /// <summary>How many layers normalise with statistics of the batch.</summary>
    public int BatchNormalizations => steps.OfType<BatchNormAttribute>().Count();

    /// <summary>The values of one sample: the last output, all marks, and all outputs in their order with the length of their last axis.</summary>
    public sealed record Values(double[] Output, IReadOnlyDictionary<string, double[]> Marks, IReadOnlyList<double[]> Outputs, IReadOnlyList<int> Channels);

    /// <summary>The output for one sample.</summary>
    /// <param name="parameters">The parameter tensors in order, each in PyTorch's layout.</param>
    /// <param name="inputs">The sample's part of each input.</param>
    /// <param name="mask">What a dropout layer of a rate, counted from 0, multiplies so many elements by; null for prediction.</param>
    /// <param name="statistics">Mean and variance of each batch normalisation, in order; the output is what the first one without would be given.</param>
    public Values Forward(IEnumerable<double[]> parameters, IReadOnlyList<double[]> inputs, Func<double, int, int, double[]>? mask = null,
        IReadOnlyList<(double[] Mean, double[] Variance)>? statistics = null)
    {
        int normalizations = 0;
        var own = new Queue<double[]>(parameters);
        var lent = new Dictionary<string, double[][]>();
        int dropouts = 0;
        var marks = new Dictionary<string, double[]>();
        var shapes = new Dictionary<string, int[]>();
        foreach ((InputAttribute input, int i) in steps.OfType<InputAttribute>().Select((input, i) => (input, i)))
        {
            marks[input.Name ?? "input"] = inputs[i];
            shapes[input.Name ?? "input"] = input.Shape;
        }

        var outputs = new List<double[]>();
        var lasts = new List<int>();
        double[] x = inputs[0];
        int[] shape = steps.OfType<InputAttribute>().First().Shape;
        foreach (LayerAttribute step in steps)
        {
            if (step is BatchNormAttribute && normalizations >= (statistics?.Count ?? 0))
                return new Values(x, marks, outputs, lasts);
            Queue<double[]> tensors = step.WeightsOf is null ? own : new(lent[step.WeightsOf]);
            double[][] before = [.. tensors];
            int channels = shape[^1];
            if ((Images.Apply(step, x, shape) ?? Convolutions.Apply(step, x, shape, tensors)) is { } made)
            {
                (x, shape) = made;
                if (step.Name is not null)
                    lent[step.Name] = before[..^tensors.Count];
                continue;
            }
            x = step switch
            {
                BatchNormAttribute a => Normalizations.Batch(x, statistics![normalizations++], a.Epsilon, Next(a.Affine), Next(a.Affine)),
                LayerNormAttribute a => Normalizations.Layer(x, shape[^a.Axes..].Aggregate((m, n) => m * n), a.Epsilon, Next(a.Affine), Next(a.Affine)),
                RMSNormAttribute a => Normalizations.RootMeanSquare(x, channels, a.Epsilon, Next(a.Affine)),
                GroupNormAttribute a => Normalizations.Group(x, channels, a.Groups, a.Epsilon, Next(a.Affine), Next(a.Affine)),
                InstanceNormAttribute a => Normalizations.Group(x, channels, channels, a.Epsilon, Next(a.Affine), Next(a.Affine)),
                SpatialDropoutAttribute { Rate: > 0 } dropout when mask is not null =>
                    Normalizations.Gate(x, shape, mask(dropout.Rate, dropouts++, channels), [channels]).Product,
                SpatialDropoutAttribute => x,
                InputAttribute or LossAttribute or OutputAttribute => x,
                DropoutAttribute { Rate: > 0 } dropout when mask is not null => Vectors.Multiply(x, mask(dropout.Rate, dropouts++, x.Length)),
                DropoutAttribute => x,
                DenseAttribute dense => Vectors.Dense(x, shape[^1], tensors.Dequeue(), dense.Bias ? tensors.Dequeue() : null, dense.Units),
                MarkAttribute named => marks[named.Mark] = x,
                FromAttribute from => marks[from.Mark],
                AddAttribute add => add.Marks.Aggregate(x, (sum, other) => Vectors.Add(sum, marks[other])),
                MultiplyAttribute multiply => multiply.Marks.Aggregate((Product: x, Shape: shape),
                    (product, other) => Normalizations.Gate(product.Product, product.Shape, marks[other], shapes[other])).Product,
                ConcatAttribute concat => Images.Concat([(x, shape[^1]), .. concat.Marks.Select(other => (marks[other], shapes[other][^1]))]),
                PReLUAttribute => PReLU(x, channels, tensors.Dequeue()),
                SoftmaxAttribute => Rows(x, channels, Vectors.Softmax),
                LogSoftmaxAttribute => Rows(x, channels, Vectors.LogSoftmax),
                MapAttribute map => [.. x.Select(UserFunction(map.Method))],
                _ => [.. x.Select(Activation(step))],
            };
            shape = ShapeAfter(step, shape, x.Length, shapes);
            if (step is MarkAttribute mark)
                shapes[mark.Mark] = shape;
            if (step is LossAttribute or OutputAttribute)
            {
                outputs.Add(x);
                lasts.Add(shape[^1]);
            }
            if (step.Name is not null)
                lent[step.Name] = before[..^tensors.Count];

            double[]? Next(bool isThere) => isThere ? tensors.Dequeue() : null;
        }
        if (steps[^1] is not (LossAttribute or OutputAttribute))
        {
            outputs.Add(x);
            lasts.Add(shape[^1]);
        }
        return new Values(x, marks, outputs, lasts);
    }

    /// <summary>The shape of a sample behind a step, channels last.</summary>
    private static int[] ShapeAfter(LayerAttribute step, int[] shape, int length, Dictionary<string, int[]> marks) => step switch
    {
        FromAttribute from => marks[from.Mark],
        MultiplyAttribute multiply => multiply.Marks.Select(mark => marks[mark]).Prepend(shape).OrderByDescending(sizes => sizes.Aggregate((m, n) => m * n))
            .ThenByDescending(sizes => sizes.Length).First(),
        _ when shape.Aggregate((m, n) => m * n) == length => shape,
        ConcatAttribute or DenseAttribute when shape.Length > 1 => [.. shape[..^1], length / shape[..^1].Aggregate((m, n) => m * n)],
        _ => [length],
    };

    private static double[] Rows(double[] x, int size, Func<double[], double[]> function) => [.. x.Chunk(size).SelectMany(function)];

    private static double[] PReLU(double[] x, int channels, double[] slopes) =>
        slopes.Length == 1 ? Vectors.PReLU(x, slopes) : Rows(x, channels, row => Vectors.PReLU(row, slopes));

    /// <summary>The loss of a batch, of a network that has one.</summary>
    /// <param name="samples">The samples' values.</param>
    /// <param name="targets">Each sample's target, for losses against numbers.</param>
    /// <param name="classes">The class of each position of each sample, for losses against classes.</param>
    public double Loss(IReadOnlyList<Values> samples, IReadOnlyList<double[]> targets, IReadOnlyList<int> classes)
    {
        var loss = (LossAttribute)steps[^1];
        return loss.Weight * Loss(loss, samples[0].Channels[^1], samples, targets, classes);
    }

    /// <summary>The loss of a head, unweighted.</summary>
    /// <param name="output">The index of the head's output.</param>
    /// <param name="samples">The samples' values.</param>
    /// <param name="targets">Each sample's target, for losses against numbers.</param>
    /// <param name="classes">The class of each position of each sample, for losses against classes.</param>
    public double Loss(int output, IReadOnlyList<Values> samples, IReadOnlyList<double[]> targets, IReadOnlyList<int> classes)
    {
        var loss = (LossAttribute)steps.Where(step => step is LossAttribute or OutputAttribute).ElementAt(output);
        return Loss(loss, samples[0].Channels[output], [.. samples.Select(sample => sample with { Output = sample.Outputs[output] })], targets, classes);
    }

    /// <summary>The loss of a batch's outputs.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="channels">The length of the output's last axis: the classes, where there are any.</param>
    /// <param name="samples">The samples' values.</param>
    /// <param name="targets">Each sample's target, for losses against numbers.</param>
    /// <param name="classes">The class of each position of each sample, for losses against classes.</param>
    private static double Loss(LossAttribute loss, int channels, IReadOnlyList<Values> samples, IReadOnlyList<double[]> targets, IReadOnlyList<int> classes)
    {
        double sum = 0;
        double count = 0;
        for (int b = 0; b < samples.Count; b++)
        {
            (double sampleLoss, double sampleCount) = loss switch
            {
                CrossEntropyAttribute a => EachPosition(samples[b].Output, channels,
                    (scores, p) => Class(Vectors.LogSoftmax(scores), ClassOf(b, p), a.ClassWeights, a.LabelSmoothing, a.IgnoreIndex)),
                NegativeLogLikelihoodAttribute a => EachPosition(samples[b].Output, channels,
                    (scores, p) => Class(scores, ClassOf(b, p), a.ClassWeights, 0, a.IgnoreIndex)),
                ProbabilityCrossEntropyAttribute a =>
                    EachPosition(samples[b].Output, channels,
                    (scores, p) =>
                    (SampleLosses.ProbabilityCrossEntropy(scores, targets[b][(p * channels)..((p + 1) * channels)], a.ClassWeights ?? Ones(channels),
                    a.LabelSmoothing), 1)),
                CosineEmbeddingAttribute a => (SampleLosses.CosineEmbedding(samples[b].Output, samples[b].Marks[a.Other], targets[b][0], a.Margin), 1),
                TripletMarginAttribute a =>
                    (SampleLosses.TripletMargin(samples[b].Output, samples[b].Marks[a.Positive], samples[b].Marks[a.Negative], a.Margin), 1),
                _ => (ElementByElement(loss, samples[b], targets[b]), targets[b].Length),
            };
            sum += sampleLoss;
            count += sampleCount;
        }
        return loss.Reduction switch
        {
            Reduction.Sum => sum,
            Reduction.BatchMean => sum / samples.Count,
            _ => sum / count,
        };

        int ClassOf(int sample, int position) => classes[(sample * (samples[0].Output.Length / channels)) + position];
    }

    /// <summary>The losses of a sample's positions and what they count for, added up.</summary>
    private static (double Loss, double Count) EachPosition(double[] output, int channels, Func<double[], int, (double Loss, double Count)> loss)
    {
        (double Loss, double Count) sum = default;
        for (int p = 0; p < output.Length / channels; p++)
        {
            (double positionLoss, double count) = loss(output[(p * channels)..((p + 1) * channels)], p);
            sum = (sum.Loss + positionLoss, sum.Count + count);
        }
        return sum;
    }

    private static double ElementByElement(LossAttribute loss, Values sample, double[] target)
    {
        double sum = 0;
        for (int i = 0; i < target.Length; i++)
        {
            double y = sample.Output[i];
            double t = target[i];
            sum += loss switch
            {
                MeanSquaredErrorAttribute => ElementLosses.MeanSquaredError(y, t),
                MeanAbsoluteErrorAttribute => ElementLosses.MeanAbsoluteError(y, t),
                HuberAttribute a => ElementLosses.Huber(y, t, a.Delta),
                SmoothL1Attribute a => ElementLosses.SmoothL1(y, t, a.Beta),
                BinaryCrossEntropyAttribute a => ElementLosses.BinaryCrossEntropy(y, t, OneOrEach(a.PositiveWeights ?? [1], i)),
                BinaryCrossEntropyOfProbabilitiesAttribute => ElementLosses.BinaryCrossEntropyOfProbabilities(y, t),
                KLDivergenceAttribute => ElementLosses.KLDivergence(y, t),
                PoissonNegativeLogLikelihoodAttribute a => ElementLosses.PoissonNegativeLogLikelihood(y, t, a.LogInput),
                GaussianNegativeLogLikelihoodAttribute a =>
                    ElementLosses.GaussianNegativeLogLikelihood(y, t, OneOrEach(sample.Marks[a.Variance], i), a.Epsilon),
                HingeAttribute => ElementLosses.Hinge(y, t),
                HingeEmbeddingAttribute a => ElementLosses.HingeEmbedding(y, t, a.Margin),
                _ => throw new NotSupportedException($"There is no naive reference for {loss.GetType().Name}; add one to Layers/Reference."),
            };
        }
        return sum;
    }

    private static Func<double, double> Activation(LayerAttribute step) => step switch
    {
        ReLUAttribute => Activations.ReLU,
        ReLU6Attribute => Activations.ReLU6,
        LeakyReLUAttribute a => x => Activations.LeakyReLU(x, a.Slope),
        ELUAttribute a => x => Activations.ELU(x, a.Alpha),
        SELUAttribute => Activations.SELU,
        CELUAttribute a => x => Activations.CELU(x, a.Alpha),
        GELUAttribute { Approximation: GeluApproximation.Tanh } => Activations.GELUTanh,
        GELUAttribute => Activations.GELU,
        SiLUAttribute => Activations.SiLU,
        MishAttribute => Activations.Mish,
        SigmoidAttribute => Activations.Sigmoid,
        LogSigmoidAttribute => Activations.LogSigmoid,
        HardSigmoidAttribute => Activations.HardSigmoid,
        HardSwishAttribute => Activations.HardSwish,
        HardTanhAttribute a => x => Activations.HardTanh(x, a.Minimum, a.Maximum),
        TanhAttribute => Math.Tanh,
        TanhShrinkAttribute => Activations.TanhShrink,
        SoftShrinkAttribute a => x => Activations.SoftShrink(x, a.Threshold),
        HardShrinkAttribute a => x => Activations.HardShrink(x, a.Threshold),
        SoftplusAttribute a => x => Activations.Softplus(x, a.Beta, a.Threshold),
        SoftsignAttribute => Activations.Softsign,
        ExpAttribute => Math.Exp,
        SquareAttribute => x => x * x,
        AbsAttribute => Math.Abs,
        _ => throw new NotSupportedException($"There is no naive reference for {step.GetType().Name}; add one to Layers/Reference."),
    };

    /// <summary>The function itself, as C# runs it.</summary>
    private Func<double, double> UserFunction(string name) =>
        network.GetMethod(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.CreateDelegate<Func<double, double>>();

    /// <summary>The loss of a sample and what it counts for in the mean: the weight of its class, and nothing if it is ignored.</summary>
    private static (double Loss, double Count) Class(double[] logProbabilities, int target, double[]? classWeights, double smoothing, int ignored)
    {
        if (target == ignored)
            return (0, 0);
        double[] weights = classWeights ?? Ones(logProbabilities.Length);
        return (SampleLosses.Class(logProbabilities, target, weights, smoothing), weights[target]);
    }

    private static double OneOrEach(double[] numbers, int i) => numbers[numbers.Length == 1 ? 0 : i];

    private static double[] Ones(int length) => [.. Enumerable.Repeat(1.0, length)];
}
