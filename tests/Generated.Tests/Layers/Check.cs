using System.Numerics;
using Generated.Runtime;
using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>What the checks of this folder share: the cases as theory data, and the reference over a batch.</summary>
internal static class Check
{
    /// <summary>The batches of every check: one, an even and an odd number, a tile of rows, just below and above, and many with a rest.</summary>
    public static readonly int[] Batches = OtherMachine.IsPlayed ? [1, 9] : [1, 2, 7, 8, 9, 29];

    /// <summary>More batches of networks that are so small that samples lie in the lanes of vectors: just below 16, 16 itself, just above, and two more
    /// vectors with a rest.</summary>
    private static readonly int[] s_lanes = OtherMachine.IsPlayed ? [17] : [15, 16, 17, 33];

    /// <summary>The batches that a case can be trained with: not one sample where normalisation needs several.</summary>
    public static IEnumerable<int> BatchesOf(NetworkCase @case) =>
        Batches.Concat(@case.IsTiny ? s_lanes : []).Where(batch => batch > 1 || !@case.NeedsSeveralSamples);

    /// <summary>Every case.</summary>
    public static TheoryData<string> Cases => [.. NetworkCase.All.Select(@case => @case.Name)];

    /// <summary>Every case with Forward and Backward.</summary>
    public static TheoryData<string> CasesWithBackward => [.. NetworkCase.All.Where(@case => @case.HasBackward).Select(@case => @case.Name)];

    /// <summary>Every case with a loss.</summary>
    public static TheoryData<string> CasesWithLoss => [.. NetworkCase.All.Where(@case => @case.Loss is not null).Select(@case => @case.Name)];

    /// <summary>Every case with dropout.</summary>
    public static TheoryData<string> CasesWithDropout => [.. NetworkCase.All.Where(@case => @case.HasDropout).Select(@case => @case.Name)];

    /// <summary>The reference's values for every sample of a batch.</summary>
    /// <param name="network">The network whose parameters are used.</param>
    /// <param name="samples">The batch.</param>
    /// <param name="trainingStep">The random step of a training pass, or null for prediction.</param>
    /// <param name="seed">The network's seed.</param>
    public static ReferenceNetwork.Values[] Reference<T>(NetworkUnderTest<T> network, Samples<T> samples, ulong? trainingStep = null, ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] tensors = network.Tensors();
        double[][] buffers = network.BufferTensors();
        var statistics = new List<(double[] Mean, double[] Variance)>();
        for (int layer = 0; layer < network.Case.Reference.BatchNormalizations; layer++)
        {
            // While training the statistics are those of what the layer is given; the ones above it are known by then.
            statistics.Add(trainingStep is null
                ? (buffers[2 * layer], buffers[(2 * layer) + 1])
                : Normalizations.Statistics([.. Values().Select(sample => sample.Output)], buffers[2 * layer].Length));
        }
        return Values();

        ReferenceNetwork.Values[] Values()
        {
            var values = new ReferenceNetwork.Values[samples.Count];
            for (int b = 0; b < values.Length; b++)
            {
                double[][] inputs = [.. samples.Slice(b, 1).Inputs.Select(input => ToDoubles(input.Span))];
                int sample = b;
                values[b] = network.Case.Reference.Forward(tensors, inputs, trainingStep is not { } step ? null
                    : (rate, stream, size) => Mask(rate, seed, stream, step, samples.Count * size)[(sample * size)..((sample + 1) * size)], statistics);
            }
            return values;
        }
    }

    /// <summary>The reference's loss of a batch.</summary>
    public static double ReferenceLoss<T>(NetworkCase @case, Samples<T> samples, ReferenceNetwork.Values[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] targets = [.. Enumerable.Range(0, samples.Count).Select(b => ToDoubles(samples.Slice(b, 1).Target.Span))];
        return @case.Reference.Loss(values, targets, samples.Classes.ToArray());
    }

    public static double[] ToDoubles<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var doubles = new double[numbers.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = double.CreateChecked(numbers[i]);
        return doubles;
    }

    /// <summary>Gives a network random parameters that are exact in both precisions.</summary>
    public static void CopyParameters(NetworkUnderTest<float> from, NetworkUnderTest<double> to)
    {
        // Tensor by tensor: a panel has half as many columns of doubles.
        for (int i = 0; i < from.ParameterTable.Count; i++)
        {
            float[] values = new TensorView<float>(from.Parameters, from.ParameterTable[i]).ToArray();
            new TensorView<double>(to.Parameters, to.ParameterTable[i]).CopyFrom(Array.ConvertAll(values, value => (double)value));
        }
    }

    /// <summary>New memory for the gradient of every input of a batch.</summary>
    public static Memory<T>[] InputGradients<T>(NetworkCase @case, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. @case.InputSizes.Select(size => new Memory<T>(new T[size * count]))];

    /// <summary>Random numbers from -1 to 1, the same in both precisions.</summary>
    public static Memory<T> OutputGradient<T>(NetworkCase @case, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(@case.Seed + 1000);
        return Samples.Guarded<T>(Enumerable.Range(0, count * @case.OutputSize).Select(_ => (random.Next(256) - 127.5) / 128).ToArray());
    }

    /// <summary>What a dropout layer multiplies a whole batch by.</summary>
    private static double[] Mask(double rate, ulong seed, int stream, ulong step, int length)
    {
        var mask = new double[length];
        DropoutMask.Fill<double>(mask, rate, seed, (ulong)stream, step);
        return mask;
    }
}
