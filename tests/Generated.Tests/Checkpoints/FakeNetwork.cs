namespace Generated.Tests.Checkpoints;

/// <summary>A network of two dense layers that computes nothing; its first weights lie transposed in memory.</summary>
internal sealed class FakeNetwork<T>(params ReadOnlySpan<ParameterInfo> parameters) : INetwork<T>
    where T : unmanaged
{
    private readonly T[] _parameters = new T[new ParameterTable(parameters).ElementCount];

    public int MaxBatch => 1;

    public Span<T> Parameters => _parameters;

    public Span<T> Gradients => throw new InvalidOperationException("The network was made for prediction.");

    public ulong RandomStep { get; set; }

    public ParameterTable ParameterTable { get; } = new(parameters);

    public static FakeNetwork<T> Create(Func<int, T> value)
    {
        var network = new FakeNetwork<T>(
            new ParameterInfo("Dense1.weight", ParameterKind.Weight, 0, [2, 3], [1, 2]),
            new ParameterInfo("Dense1.bias", ParameterKind.Bias, 6, [2], [1]),
            new ParameterInfo("scale", ParameterKind.Normalization, 8, [], []),
            new ParameterInfo("Dense2.weight", ParameterKind.Weight, 9, [1, 2], [2, 1]));
        for (int i = 0; i < network.Parameters.Length; i++)
            network.Parameters[i] = value(i);
        return network;
    }
}
