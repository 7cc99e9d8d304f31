using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Estimates how long operations take. This decides which of them are worth several threads, and which are done on only some samples at a time. The
/// unit is the time of one floating-point operation in a product. Moved elements count, too, because many parts of a network do nothing else.
/// </summary>
internal static class Cost
{
    /// <summary>
    /// The cost of reading or writing an element in order. In the time of 64 floating-point operations, one cycle, a core reads or writes about a
    /// vector of 16 elements in its second-level cache.
    /// </summary>
    private const long Moved = 4;

    /// <summary>
    /// The cost of an element that is read at one place and written at another: transposition and packing shuffle, and access cache lines in another
    /// order.
    /// </summary>
    private const long Shuffled = 16;

    /// <summary>The cost of a random number.</summary>
    private const long Drawn = 20;

    /// <summary>The cost of an operation: per sample if it works on samples, otherwise in total. At least 1.</summary>
    /// <exception cref="InvalidOperationException">The cost of this kind of operation is not defined.</exception>
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

    /// <summary>Elements in memory; numbers of the whole batch, and of a class, are negligible.</summary>
    private static long Elements(Value value) => value.Literal is null && value.Shape.Batched ? value.Shape.Elements : 0;
}
