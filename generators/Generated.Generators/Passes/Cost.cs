using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Passes;

/// <summary>
/// About how long operations take: decides what is worth several threads, and what is done on some samples at a time. Counted in the time that a product's
/// floating-point operation takes; elements that are moved count, too, since for much of a network they are all the work there is.
/// </summary>
internal static class Cost
{
    /// <summary>
    /// Of reading or writing an element in order. A core that does 64 floating-point operations in a cycle reads or writes about a vector of 16 elements
    /// in that time, from its second cache.
    /// </summary>
    private const long Moved = 4;

    /// <summary>Of an element that is read at one place and written at another: transposition and packing shuffle, and go through the lines of memory in another order.</summary>
    private const long Shuffled = 16;

    /// <summary>Of a random number.</summary>
    private const long Drawn = 20;

    /// <summary>What an operation costs: for a sample, if it works on samples, or else once. At least 1.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said what an operation of this kind costs.</exception>
    public static long Of(Operation operation) => Math.Max(1, Sum(operation));

    private static long Sum(Operation operation) => operation switch
    {
        ContractOp contract => 2L * contract.Left.Shape.Elements * contract.Right.Shape.Elements / (contract.SummedAxis.IsBatch ? 1 : contract.SummedAxis.Size),
        ConvOp convolution => 2 * convolution.Geometry.Products,
        MapOp map => map.Results.Sum(result => (long)result.Expression.Cost() * result.Output.Shape.Elements),
        ReduceOp reduce => (long)(reduce.Expression.Cost() + 1) * reduce.Domain.Elements,
        RowsOp rows => rows.Body.Sum(Sum) + (Moved * (rows.Inputs.Sum(Elements) + rows.Outputs.Sum(Elements))),
        ResampleOp resample => 2L * resample.Height.All.Count() * resample.Width.All.Count() * resample.Channels,
        MaxPoolOp pool => 4L * pool.Height.All.Count() * pool.Width.All.Count() * pool.Channels,
        MaxPoolBackwardOp pool => 4L * pool.Height.All.Count() * pool.Width.All.Count() * pool.Channels,
        PlaceOp place => Moved * place.Output.Shape.Elements,
        PermuteOp permute => Shuffled * permute.Output.Shape.Elements,
        TransposeOp transpose => Shuffled * transpose.Output.Shape.Elements,
        PackOp pack => Shuffled * Math.Max(pack.Input.Shape.Elements, pack.Output.Shape.Elements),
        RandomMaskOp mask => Drawn * mask.Output.Shape.Elements,
        _ => throw new InvalidOperationException($"Nobody has said what an operation of the kind '{operation.GetType().Name}' costs."),
    };

    /// <summary>Elements in memory; numbers of the whole batch, and of a class, are nothing beside them.</summary>
    private static long Elements(Value value) => value.Literal is null && value.Shape.Batched ? value.Shape.Elements : 0;
}
