using System.Numerics;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Nothing is allocated after construction.</summary>
public class AllocationTests
{
    private const int Steps = 250;

    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void A_thousand_steps_of_training_and_predictions_allocate_nothing(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckOne<float>(@case, Precision.Single);
        CheckOne<double>(@case, Precision.Double);
    }

    private static void CheckOne<T>(NetworkCase @case, Precision precision)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Batch = 3;
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 3, maxBatch: Batch);
        Adam? optimizer = @case.HasParameters ? new Adam(network.ParameterTable, precision) : null;
        Samples<T> samples = Samples.Draw<T>(@case, Batch);
        Memory<T>[] d = Check.InputGradients<T>(@case, Batch);
        Memory<T> outputGradient = Check.OutputGradient<T>(@case, Batch);
        Memory<T> output = new T[Batch * @case.OutputSize];

        Allocations.AssertNone(() => Train(Steps), $"{Steps} training steps of {@case} in {precision} precision");
        Allocations.AssertNone(() => Predict(Steps), $"{Steps} predictions of {@case} in {precision} precision");

        void Train(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                if (@case.Loss is not null)
                    network.Train(samples, d);
                if (@case.HasBackward)
                {
                    network.Forward(samples.Inputs, output);
                    network.Backward(outputGradient, d);
                }
                if (optimizer is not null)
                    network.Step(optimizer);
            }
        }

        void Predict(int times)
        {
            for (int i = 0; i < times; i++)
            {
                network.Predict(samples.Inputs, output);
                if (@case.Loss is not null)
                    network.Evaluate(samples);
            }
        }
    }
}
