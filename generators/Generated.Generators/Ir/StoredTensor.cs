namespace Generated.Generators.Ir;

/// <summary>
/// Numbers that a network keeps between calls and that no optimizer changes, such as running statistics: training reads
/// and writes them, prediction reads them.
/// </summary>
/// <param name="Value">The value that a program reads.</param>
/// <param name="Layer">The layer that it belongs to, such as <c>BatchNorm1</c>.</param>
/// <param name="Name">Its name in checkpoints, such as <c>running_mean</c>.</param>
/// <param name="Property">Its name in C#, such as <c>RunningMean</c>.</param>
/// <param name="Offset">Where it begins among all stored tensors of the network.</param>
/// <param name="InitialNumber">The initial value of its elements.</param>
internal sealed record StoredTensor(Value Value, string Layer, string Name, string Property, int Offset, double InitialNumber)
{
    public int Length => Value.Shape.Elements;

    /// <summary>The layer's path in files.</summary>
    public string FileLayer { get; init; } = Layer;

    /// <summary>The name in checkpoints, such as <c>BatchNorm1.running_mean</c>.</summary>
    public string FullName => FileLayer + "." + Name;
}
