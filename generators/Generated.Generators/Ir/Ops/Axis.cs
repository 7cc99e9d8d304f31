namespace Generated.Generators.Ir.Ops;

/// <summary>An axis along which a <see cref="ContractOp"/> goes: its letter in printed programs, and its size.</summary>
internal sealed record Axis(char Letter, Dim Size)
{
    public bool IsBatch => Size == Dim.Batch;

    /// <summary>The number of steps along it in one sample: 1 along the batch.</summary>
    public int Steps => Size.IsFixed ? Size.Size : 1;

    public override string ToString() => Letter.ToString();
}
