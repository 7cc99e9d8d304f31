using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Transform;

/// <summary>
/// Computes the sum of squares for the variance of a channel with one pass over the batch instead of two. It first sums the squares around each
/// sample's own mean, while the sample is in the cache, and combines the samples afterwards. The mean of the whole batch need not be known before.
/// </summary>
/// <remarks>
/// Σ (x - m)² over all samples is Σ over b of (Σ over p of (x - m_b)²) + P·(m_b - m)², where m_b is the mean of sample b's P positions (Chan,
/// Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample variances", 1979). It runs after differentiation: a
/// derivative is that of the sum as the layer states it.
/// </remarks>
internal static class MeasureSpread
{
    public static void Run(TensorProgram program)
    {
        var uses = new Uses(program.Operations);
        foreach (ReduceOp squares in program.Forward.OfType<ReduceOp>())
        {
            if (Find(program, uses, squares) is not var (total, sums))
                continue;
            Value mean = squares.Arguments[1];
            double positions = squares.Domain.Positions();
            squares.Arguments = [squares.Arguments[0], sums];
            squares.Expression = Square(X - (Arg(1) * (1 / positions)));
            total.Arguments = [squares.Output, sums, mean];
            total.Expression = X + (positions * Square((Arg(1) * (1 / positions)) - Arg(2)));
        }
    }

    /// <summary>
    /// For squares around the batch's mean: the sum over the batch that uses them, and the sums of the samples from which the mean was computed.
    /// </summary>
    private static (ReduceOp Total, Value Sums)? Find(TensorProgram program, Uses uses, ReduceOp squares)
    {
        bool isSpread = squares is { Keeps: Along.SampleChannels, Kind: ReduceKind.Sum,
            Arguments.Length: 2 } && squares.Expression.Equals(Square(X - Hold(Arg(1))));
        if (!isSpread || !program.IsInternal(squares.Output)
            || uses.ReadersOf(squares.Output) is not [ReduceOp { OverBatch: true, Kind: ReduceKind.Sum, Arguments.Length: 1 } total]
            || !total.Expression.Equals(X))
            return null;
        Expression count = new BatchSize() * (double)squares.Domain.Positions();
        return uses.WritersOf(squares.Arguments[1]) is [MapOp { Results.Length: 1, Arguments.Length: 1 } mean] && mean.Results[0].Expression.Equals(X / count)
            && uses.WritersOf(mean.Arguments[0]) is [ReduceOp { OverBatch: true, Kind: ReduceKind.Sum, Arguments.Length: 1 } sum] && sum.Expression.Equals(X)
            && uses.WritersOf(sum.Arguments[0]) is [ReduceOp { Keeps: Along.SampleChannels, Kind: ReduceKind.Sum, Arguments.Length: 1 } ofSamples]
                && ofSamples.Expression.Equals(X)
            && ofSamples.Arguments[0] == squares.Arguments[0] && ofSamples.Domain.Equals(squares.Domain)
            ? (total, ofSamples.Output) : null;
    }

    private static Expression Square(Expression x) => x * x;
}
