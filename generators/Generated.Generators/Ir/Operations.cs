using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir;

/// <summary>A step of the program: reads values, writes values.</summary>
internal abstract class Operation
{
    /// <summary>What it is for, in a reader's words: the name of the method that is emitted for it.</summary>
    public string Label { get; set; } = "";

    public abstract IReadOnlyList<Value> Inputs { get; }

    public abstract IReadOnlyList<Value> Outputs { get; }
}

/// <summary>An axis of a <see cref="ContractOp"/>: the letter it is shown by, and its size (0 is the batch's).</summary>
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
    /// An element-wise operation on the sum, done before it leaves the registers. Its argument 0 is the sum;
    /// the sum itself is stored only if <see cref="Output"/> is among its outputs.
    /// </summary>
    public MapOp? Epilogue { get; set; }

    /// <summary>Whether the sums are whole before they are stored, so that an epilogue can be applied to them.</summary>
    public abstract bool TakesEpilogue { get; }

    public override IReadOnlyList<Value> Inputs => Epilogue is null ? [Left, Right] : [Left, Right, .. Epilogue.Inputs.Skip(1)];

    public override IReadOnlyList<Value> Outputs => Epilogue?.Outputs ?? [Output];
}

/// <summary>
/// A sum of products: for every index of <see cref="ProductOp.Output"/>, over all other axes, left times right. Each
/// operand is indexed by an axis a dimension, so that <c>y[b,n] = Σ_k x[b,k]·W[k,n]</c> is
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
/// An expression for every element of its outputs, which have one shape. An input has that shape too, or
/// lacks axes and is repeated along them: <c>[n]</c> for every sample, <c>[batch]</c> for every element, <c>[C]</c> for every
/// position of an image; <see cref="Broadcast"/> says which there are.
/// </summary>
internal sealed class MapOp(Value[] inputs, (Value Output, Expression Expression)[] results) : Operation
{
    public Value[] Arguments { get; set; } = inputs;

    public (Value Output, Expression Expression)[] Results { get; set; } = results;

    /// <summary>
    /// The derivative in terms of the output (argument 0), where that is simpler than one in terms of the
    /// input: the input then need not be kept. Of maps of one argument only.
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

    /// <summary>The shape that is gone through.</summary>
    public TensorShape Domain { get; } = domain;

    public Expression Expression { get; set; } = expression;

    public Value[] Arguments { get; set; } = inputs;

    /// <summary>The derivative by argument 0, where it is another one than that of the expression; else null.</summary>
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

    /// <summary>Constant to differentiation: it is there to keep exponentials finite, and cancels out.</summary>
    Max,
}

/// <summary>Random zeros and 1/(1 - rate)s: which elements dropout keeps. The same for the same seed and step.</summary>
internal sealed class RandomMaskOp(Value output, double rate, int stream) : Operation
{
    public Value Output { get; } = output;

    public double Rate { get; } = rate;

    /// <summary>Tells the masks of one network apart.</summary>
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
/// Operations done together, row after row: each reads and writes only that row's elements, so that
/// a row's intermediate results stay near. Made by the grouping pass, not by layers.
/// </summary>
internal sealed class RowsOp(IReadOnlyList<Operation> body, RowKind kind = RowKind.Samples, TensorShape? domain = null) : Operation
{
    public IReadOnlyList<Operation> Body { get; } = body;

    /// <summary>What a row is.</summary>
    public RowKind Kind { get; } = kind;

    /// <summary>The shape that is gone through, where a row is less than a sample.</summary>
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

    /// <summary>One of a few numbers that do not grow with the batch.</summary>
    Fixed,
}
