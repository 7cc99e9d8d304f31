namespace Generated.Generators.Ir.Ops;

/// <summary>An axis of a <see cref="ContractOp"/>: its letter in printed programs, and its size (0 for the batch).</summary>
internal sealed record Axis(char Letter, int Size)
{
    public const int BatchSize = 0;

    public bool IsBatch => Size == BatchSize;

    public override string ToString() => Letter.ToString();
}
