using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Ir.Ops;

/// <summary>A step of the program: reads values, writes values.</summary>
internal abstract class Operation
{
    /// <summary>The purpose of the operation for a reader: the name of the method that is emitted for it.</summary>
    public string Label { get; set; } = "";

    public abstract IReadOnlyList<Value> Inputs { get; }

    public abstract IReadOnlyList<Value> Outputs { get; }
}

/// <summary>An axis of a <see cref="ContractOp"/>: its letter in printed programs, and its size (0 for the batch).</summary>
internal sealed record Axis(char Letter, int Size)
{
    public const int BatchSize = 0;

    public bool IsBatch => Size == BatchSize;

    public override string ToString() => Letter.ToString();
}

/// <summary>A sum of products of two values.</summary>
internal abstract class ProductOp(Value output, Value left, Value right) : Operation
{
    public Value Output { get; set; } = output;

    public Value Left { get; set; } = left;

    public Value Right { get; set; } = right;

    /// <summary>
    /// An element-wise operation on the sum, applied before the sum leaves the registers. Its argument 0 is the sum; the sum itself is stored only if
    /// <see cref="Output"/> is among its outputs.
    /// </summary>
    public MapOp? Epilogue { get; set; }

    /// <summary>Whether the sums are complete before they are stored, so that an epilogue can be applied to them.</summary>
    public abstract bool TakesEpilogue { get; }

    public override IReadOnlyList<Value> Inputs => Epilogue is null ? [Left, Right] : [Left, Right, .. Epilogue.Inputs.Skip(1)];

    public override IReadOnlyList<Value> Outputs => Epilogue?.Outputs ?? [Output];
}

/// <summary>
/// A sum of products: for every index of <see cref="ProductOp.Output"/>, the sum of left times right over all other axes. Each operand has one axis
/// for each dimension: for <c>y[b,n] = Σ_k x[b,k]·W[k,n]</c> these are
/// <c>Left = x, LeftAxes = (b, k), Right = W, RightAxes = (k, n), OutputAxes = (b, n)</c>.
/// </summary>
internal sealed class ContractOp(Value output, Axis[] outputAxes, Value left, Axis[] leftAxes, Value right, Axis[] rightAxes) : ProductOp(output, left, right)
{
    public Axis[] OutputAxes { get; } = outputAxes;

    public Axis[] LeftAxes { get; } = leftAxes;

    public Axis[] RightAxes { get; set; } = rightAxes;

    public override bool TakesEpilogue => true;

    public Axis SummedAxis => LeftAxes.Single(axis => !OutputAxes.Contains(axis));
}

/// <summary>
/// An expression for every element of its outputs, which have one shape. An input has the same shape, or lacks axes and is repeated along them:
/// <c>[n]</c> for every sample, <c>[batch]</c> for every element, <c>[C]</c> for every position of an image. <see cref="Broadcast"/> lists the
/// possibilities.
/// </summary>
internal sealed class MapOp(Value[] inputs, (Value Output, Expression Expression)[] results) : Operation
{
    public Value[] Arguments { get; set; } = inputs;

    public (Value Output, Expression Expression)[] Results { get; set; } = results;

    /// <summary>
    /// The derivative as an expression of the output (argument 0), if that is simpler than one of the input: the input then need not be kept. Only
    /// for maps with one argument.
    /// </summary>
    public Expression? DerivativeFromOutput { get; init; }

    public TensorShape Shape => Results[0].Output.Shape;

    public override IReadOnlyList<Value> Inputs => Arguments;

    public override IReadOnlyList<Value> Outputs => [.. Results.Select(result => result.Output)];
}

/// <summary>
/// The sum or the maximum of an expression along axes: of each sample (<c>[batch, n]</c> to <c>[batch]</c>), of its
/// positions (<c>[batch, H, W, C]</c> to <c>[batch, C]</c>) or channels (to <c>[batch, H, W, 1]</c>), of the batch
/// (<c>[batch, n]</c> to <c>[n]</c>, <c>[batch]</c> to a scalar). Domain and output tell which.
/// </summary>
internal sealed class ReduceOp(Value output, ReduceKind kind, TensorShape domain, Expression expression, Value[] inputs) : Operation
{
    public Value Output { get; set; } = output;

    public ReduceKind Kind { get; } = kind;

    /// <summary>The shape that the operation iterates over.</summary>
    public TensorShape Domain { get; } = domain;

    public Expression Expression { get; set; } = expression;

    public Value[] Arguments { get; set; } = inputs;

    /// <summary>The derivative with respect to argument 0 if it is not that of the expression; otherwise null.</summary>
    public Expression? Slope { get; init; }

    /// <summary>Whether it goes along the batch, and not along each sample.</summary>
    public bool OverBatch => !Output.Shape.Batched;

    /// <summary>The axes that the output lacks.</summary>
    public Reduction Along => OverBatch ? Reduction.Batch
        : Output.Shape.Axes.Count == 0 ? Reduction.Sample
        : Output.Shape.Axes.Count == Domain.Axes.Count ? Reduction.Channels
        : Reduction.Positions;

    public override IReadOnlyList<Value> Inputs => Arguments;

    public override IReadOnlyList<Value> Outputs => [Output];
}

internal enum ReduceKind
{
    Sum,

    /// <summary>Whether the result is constant to differentiation: it only keeps exponentials finite, and cancels out.</summary>
    Max,
}

/// <summary>A random mask of zeros and 1/(1 - rate): the elements that dropout keeps. The same for the same seed and step.</summary>
internal sealed class RandomMaskOp(Value output, double rate, int stream) : Operation
{
    public Value Output { get; } = output;

    public double Rate { get; } = rate;

    /// <summary>Distinguishes the masks of one network.</summary>
    public int Stream { get; } = stream;

    public override IReadOnlyList<Value> Inputs => [];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>A matrix with its axes swapped, so that a contraction finds neighbours in memory. Made by the kernel pass, not by layers.</summary>
internal sealed class TransposeOp(Value output, Value input) : Operation
{
    public Value Output { get; } = output;

    public Value Input { get; } = input;

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];
}

/// <summary>
/// Operations that are done together, row after row: each reads and writes only elements of the current row, so that the intermediate results of a
/// row stay in the cache. Made by the grouping pass, not by layers.
/// </summary>
internal sealed class RowsOp(IReadOnlyList<Operation> body, RowKind kind = RowKind.Samples, TensorShape? domain = null) : Operation
{
    public IReadOnlyList<Operation> Body { get; } = body;

    /// <summary>What a row is.</summary>
    public RowKind Kind { get; } = kind;

    /// <summary>The shape that the operations iterate over, if a row is less than a sample.</summary>
    public TensorShape Domain { get; } = domain ?? TensorShape.PerSample;

    public override IReadOnlyList<Value> Inputs => [.. Body.SelectMany(op => op.Inputs).Except(Outputs).Distinct()];

    public override IReadOnlyList<Value> Outputs => [.. Body.SelectMany(op => op.Outputs)];
}

internal enum RowKind
{
    /// <summary>A sample.</summary>
    Samples,

    /// <summary>The channels of a sample's position.</summary>
    Positions,

    /// <summary>The positions of a sample's channel: sums and maxima along them.</summary>
    Columns,

    /// <summary>A single number of a few that do not grow with the batch.</summary>
    Fixed,
}
