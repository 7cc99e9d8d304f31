using System.Numerics;
using Generated.Tests.Layers.Reference;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>No layer and no loss hides a number that is none: whatever depends on it in the reference is none in the network, too.</summary>
public sealed class NaNTests
{
    private const int Batch = 3;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void What_depends_on_nan_is_nan_in_single_precision(string name) => CheckAll<float>(NetworkCase.Find(name));

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void What_depends_on_nan_is_nan_in_double_precision(string name) => CheckAll<double>(NetworkCase.Find(name));

    public static TheoryData<string> Activations =>
        [.. NetworkCase.All.Where(@case => @case.Steps is [InputAttribute, not LossAttribute] && @case.InputSizes[0] == @case.OutputSize
            && @case.Steps[1] is not (DropoutAttribute or LossAttribute or BatchNormAttribute)).Select(@case => @case.Name)];

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_activation_of_infinity_and_of_negative_zero_is_that_of_the_reference(string name)
    {
        CheckSpecial<float>(NetworkCase.Find(name));
        CheckSpecial<double>(NetworkCase.Find(name));
    }

    private static void CheckAll<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // An interpolation does not read a position of weight 0, and these losses no class without a probability; the naive sums multiply by 0.
        bool skipsZeros = @case.Steps.Any(step => step is UpSample1DAttribute or UpSample2DAttribute);
        bool isChosen = @case.Loss is NegativeLogLikelihoodAttribute or ProbabilityCrossEntropyAttribute;
        var random = new Random(@case.Seed);
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, 5, Batch);
        for (int input = 0; input < @case.InputSizes.Count; input++)
        {
            int size = @case.InputSizes[input];
            // Every element of a vector, some of an image.
            foreach (int element in size <= 40 ? Enumerable.Range(0, size) : Enumerable.Range(0, 12).Select(_ => random.Next(size)))
            {
                Samples<T> samples = Samples.Draw<T>(@case, Batch);
                samples.Inputs[input].Span[size + element] = T.NaN;
                ReferenceNetwork.Values[] values = Check.Reference(network, samples);
                double[] expected = [.. values.SelectMany(sample => sample.Output)];
                var output = new T[Batch * @case.OutputSize];
                network.Predict(samples.Inputs, output);
                for (int i = 0; i < output.Length; i++)
                    Claim.True(skipsZeros || !double.IsNaN(expected[i]) || T.IsNaN(output[i]),
                        $"{@case}: with NaN at element {element} of input {input}, output {i} is {output[i]}.");
                if (@case.Loss is not null && !isChosen && double.IsNaN(Check.ReferenceLoss(@case, samples, values)))
                    Claim.True(T.IsNaN(network.Evaluate(samples)),
                        $"{@case}: with NaN at element {element} of input {input}, the loss is {network.Evaluate(samples)}.");
            }
        }
    }

    private static void CheckSpecial<T>(NetworkCase @case)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, 5, Batch);
        foreach (double special in new[] { double.PositiveInfinity, double.NegativeInfinity, -0.0, 0 })
        {
            Samples<T> samples = Samples.Draw<T>(@case, Batch);
            samples.Inputs[0].Span.Fill(T.CreateChecked(special));
            // Of -infinity, where the formula is infinity times 0, the limit is given.
            if (special == double.NegativeInfinity && @case.Steps[1] is HardSwishAttribute)
                continue;
            double[] expected = [.. Check.Reference(network, samples).SelectMany(sample => sample.Output)];
            var output = new T[Batch * @case.OutputSize];
            network.Predict(samples.Inputs, output);
            for (int i = 0; i < output.Length; i++)
            {
                double actual = double.CreateChecked(output[i]);
                bool isSame = expected[i].Equals(actual) || Math.Abs(expected[i] - actual) <= 1e-5 * Math.Abs(expected[i]);
                Claim.True(isSame, $"{@case} of {special} is {actual}, not {expected[i]}.");
            }
        }
    }
}
