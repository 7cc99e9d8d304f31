using System.Numerics;
using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Every network against the naive reference: outputs and losses.</summary>
public class ForwardTests
{
    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Outputs_and_losses_are_those_of_the_reference_in_single_precision(string name) => CheckAll<float>(NetworkCase.Find(name));

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void Outputs_and_losses_are_those_of_the_reference_in_double_precision(string name) => CheckAll<double>(NetworkCase.Find(name));

    private static void CheckAll<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int batch in Check.BatchesOf(@case))
        {
            CheckOne<T>(@case, batch, maxBatch: batch);
            CheckOne<T>(@case, batch, maxBatch: batch + 5);
        }
    }

    private static void CheckOne<T>(NetworkCase @case, int batch, int maxBatch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const ulong Seed = 5;
        (double, double) tolerance = Close.ToReference<T>();
        string where = $"{@case}, {batch} samples of at most {maxBatch}";
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, Seed, maxBatch);
        Samples<T> samples = Samples.Draw<T>(@case, batch);
        var output = new T[batch * @case.OutputSize];

        ReferenceNetwork.Values[] predicted = Check.Reference(network, samples);
        network.Predict(samples.Inputs, output);
        Close.Assert<T>(Flat(predicted), output, tolerance, $"Predict of {where}");

        if (@case.HasBackward)
        {
            ReferenceNetwork.Values[] forward = Check.Reference(network, samples, network.RandomStep, Seed);
            network.Forward(samples.Inputs, output);
            Close.Assert<T>(Flat(forward), output, tolerance, $"Forward of {where}");
        }
        if (@case.Loss is null)
            return;

        predicted = Check.Reference(network, samples); // the forward pass has moved running statistics
        Close.Assert<T>([Check.ReferenceLoss(@case, samples, predicted)], [network.Evaluate(samples)], tolerance, $"Evaluate of {where}");
        ReferenceNetwork.Values[] trained = Check.Reference(network, samples, network.RandomStep, Seed);
        Close.Assert<T>([Check.ReferenceLoss(@case, samples, trained)], [network.Train(samples)], tolerance, $"Train of {where}");
    }

    private static double[] Flat(ReferenceNetwork.Values[] samples) => [.. samples.SelectMany(sample => sample.Output)];
}
