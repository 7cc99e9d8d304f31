using System.Collections.Generic;
using System.Linq;

namespace Generated.Generators.Ir.Ops;

/// <summary>
/// Operations that are done together, row after row: each reads and writes only elements of the current row, so that the intermediate results of a
/// row stay in the cache. Made by the grouping pass, not by layers.
/// </summary>
internal sealed class FusedLoopOp : Operation
{
    public FusedLoopOp(IEnumerable<Operation> body, LoopKind kind = LoopKind.Samples, TensorShape? domain = null)
    {
        Kind = kind;
        Domain = domain ?? TensorShape.PerSample;
        Body.Add(body);
    }

    public override Function Body { get; } = new("row");

    /// <summary>What a row is.</summary>
    public LoopKind Kind { get; }

    /// <summary>The shape that the operations iterate over, if a row is less than a sample.</summary>
    public TensorShape Domain { get; }

    public override IReadOnlyList<Value> Inputs => Body.Parameters;

    public override IReadOnlyList<Value> Outputs => Body.Results;

    public override void Verify(Check check)
    {
        check.Require(Body.IsCurrent, $"a pass changed what an operation of '{Label}' reads or writes, and not the loop.");
        foreach (Operation part in Body)
            part.Verify(check);
    }

    /// <summary>What its operations do, and the elements that come from memory and go there: in between they stay in the cache.</summary>
    public override Cost Cost => Body.Aggregate(new Cost(Moved: Inputs.Sum(Moved) + Outputs.Sum(Moved)), (sum, part) => sum + part.Cost);

    /// <summary>Elements in memory; numbers of the whole batch, and of a class, are negligible.</summary>
    private static long Moved(Value value) => value.Literal is null && value.Shape.Batched ? value.Shape.Elements : 0;

    public override Split Split => Kind == LoopKind.BatchIndependent ? Split.Serial : Split.Samples;

    public override string Word => "for";

    public override string Text(bool isDerived) => "each " + Kind switch
    {
        LoopKind.Positions => $"position of {Domain}",
        LoopKind.Columns => $"channel of {Domain}",
        LoopKind.BatchIndependent => $"number of {Domain}",
        _ => "sample",
    };

    public override IReadOnlyList<ElementFormula>? ByElement =>
        Body.Any(part => part.ByElement is null) ? null : [.. Body.SelectMany(part => part.ByElement!)];

    public override string Formula(Func<Value, string> name) => string.Join("; ", Body.Select(part => part.Formula(name)));

    public override void Adjoint(IReverseMode reverse) => throw HasNoAdjoint();

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination) => false;

    /// <summary>Every operation of a body keeps to the row, so that it does not matter whether it goes through all rows at once.</summary>
    public override void Interpret(Interpreter interpreter)
    {
        foreach (Operation part in Body)
            part.Interpret(interpreter);
    }
}

internal enum LoopKind
{
    /// <summary>A sample.</summary>
    Samples,

    /// <summary>The channels of a sample's position.</summary>
    Positions,

    /// <summary>The positions of a sample's channel: sums and maxima along them.</summary>
    Columns,

    /// <summary>A single number of a few that do not grow with the batch.</summary>
    BatchIndependent,
}
