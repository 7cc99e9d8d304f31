using Xunit;

namespace Generated.Tests.Layers;

/// <summary>What is known of a kind of network is what its members say, and what its interfaces promise is what it can.</summary>
public class NetworkInfoTests
{
    [Theory]
    [MemberData(nameof(Check.Cases), MemberType = typeof(Check))]
    public void The_information_is_that_of_the_members(string name)
    {
        NetworkCase @case = NetworkCase.Find(name);
        CheckOne<float>(@case);
        CheckOne<double>(@case);
    }

    private static void CheckOne<T>(NetworkCase @case)
        where T : unmanaged
    {
        Type type = @case.TypeOf<T>();
        NetworkKind<T> kind = @case.KindOf<T>();
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 1, maxBatch: 3);
        NetworkInfo info = kind.Info;
        Assert.IsType(type, network.Network);
        Assert.Equal(3, network.Network.MaxBatch);
        Assert.Equal(Constant("Summary"), info.Summary);
        Assert.Equal(Constant("ForwardFlops"), info.ForwardFlops);
        Assert.Equal(Constant("ParameterCount"), info.ParameterCount);
        Assert.Equal(Constant("OutputSize"), info.OutputSize);
        Assert.Equal(@case.InputSizes.Sum(), info.InputSize);
        Assert.Equal(@case.InputSizes, info.Inputs.ToArray().Select(input => input.Size));
        string[] names = [.. @case.Steps.OfType<InputAttribute>().Select((input, i) => input.Name ?? (i == 0 ? "input" : $"input{i + 1}"))];
        Assert.Equal(names, info.Inputs.ToArray().Select(input => input.Name));
        Assert.Equal(@case.InputSizes, SizesOfInputs());
        Assert.Same(network.ParameterTable, info.ParameterTable);
        Assert.Equal(network.BufferTable, info.BufferTable);
        Assert.Equal(@case.Target == TargetKind.None ? [] : ["target"], info.Targets.ToArray().Select(target => target.Name));
        if (type.GetField("TargetSize") is not null)
            Assert.Equal(Constant("TargetSize"), info.Targets[0].Size);
        Assert.Equal(@case.Loss is not null, kind.IsTrainable);
        Assert.Equal(@case.HasBackward, kind.IsDifferentiable);

        object? Constant(string constant) => type.GetField(constant)?.GetRawConstantValue();

        IEnumerable<int> SizesOfInputs() =>
            type.GetFields().Where(field => field.IsLiteral && field.Name.EndsWith("Size", StringComparison.Ordinal)
                && field.Name is not ("OutputSize" or "TargetSize"))
                .Select(field => (int)field.GetRawConstantValue()!);
    }
}
