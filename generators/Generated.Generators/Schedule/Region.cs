using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>How the work of a <see cref="Region"/> is split over threads.</summary>
internal enum RegionKind
{
    /// <summary>Not split: numbers of the whole batch.</summary>
    Serial,

    /// <summary>By samples: each sample is computed from itself and from parameters.</summary>
    Samples,

    /// <summary>
    /// By panels of the weights' columns: one contraction over the samples, with weights that an optimizer changes. The thread that changes a panel
    /// is also the one that reads it, so that it need not fetch the panel from another core's cache.
    /// </summary>
    Panels,

    /// <summary>By elements of the results, each of which goes through the whole batch.</summary>
    Elements,
}

/// <summary>
/// Successive operations that threads may do without waiting for one another: a thread has its share of the samples, or of the elements of the
/// results, and does all operations on it. Every element is still computed by one thread, in one order, so that its bits do not depend on the number
/// of threads.
/// </summary>
internal sealed class Region(RegionKind kind, IReadOnlyList<Operation> operations)
{
    public RegionKind Kind { get; } = kind;

    public IReadOnlyList<Operation> Operations { get; } = operations;

    /// <summary>The region in pieces, each with successive operations of the same layer.</summary>
    public IEnumerable<Region> ByLabel()
    {
        for (int start = 0; start < Operations.Count;)
        {
            Operation[] part = [.. Operations.Skip(start).TakeWhile(operation => operation.Label == Operations[start].Label)];
            yield return new Region(Kind, part);
            start += part.Length;
        }
    }

    /// <summary>The approximate cost of a sample, in the time of a floating-point operation.</summary>
    public long CostOfSample => Operations.Where(operation => operation.IsOfSamples).Sum(CostModel.TimeOf);

    /// <summary>
    /// The approximate cost of what does not grow with the batch: weights that are arranged in another way, and weights that the second-level cache does not
    /// hold, which even a single sample reads all.
    /// </summary>
    public long FixedCost => Operations.Where(operation => !operation.IsOfSamples).Sum(CostModel.TimeOf)
        + (Kind == RegionKind.Panels ? Operations.Sum(CostModel.TimeOfFetching) : 0);

    /// <summary>Whether an operation on the image of a single sample is worth several threads, which can share it.</summary>
    public bool HasLargeImages => Kind == RegionKind.Samples
        && Operations.Any(operation => operation.SplitsImages && CostModel.TimeOf(operation) >= Machine.LeastForThreads);

    /// <summary>
    /// How many samples go through all operations before the next samples do: as many as stay in a core's second-level cache together with their
    /// results. 0 for all samples at once, if they fit anyway or if there is only one operation.
    /// </summary>
    public int SamplesAtOnce
    {
        get
        {
            if (Kind != RegionKind.Samples || Operations.Count < 2)
                return 0;
            int elements = Operations.SelectMany(operation => operation.Inputs.Concat(operation.Outputs)).Select(value => value.Storage)
                .Where(storage => storage.Shape.Batched).Distinct().Sum(storage => storage.Shape.Elements);
            int samples = Math.Max(1, Machine.L2 / 2 / Math.Max(1, elements));
            // Tiles of dense layers need all their rows, unless there is much other work and little would stay in the cache.
            ContractOp[] contracts = [.. Operations.OfType<ContractOp>()];
            long products = contracts.Sum(CostModel.TimeOf);
            int rows = contracts.Select(contract => contract.Rows.Steps).DefaultIfEmpty(1).Min(), step = (TileSizes.RowStep + rows - 1) / rows;
            if (products > 0 && (samples >= step || products * LeastShare > CostOfSample))
                samples = Math.Max(1, samples / step) * step;
            return samples > MostAtOnce ? 0 : samples;
        }
    }

    /// <summary>If the products of dense layers are less than this fraction of all work, they may as well take one sample at a time.</summary>
    private const int LeastShare = 50;

    /// <summary>Larger batches hardly ever occur in one call.</summary>
    private const int MostAtOnce = 64;

    /// <summary>The regions of a section, in their order.</summary>
    /// <param name="section">The operations.</param>
    /// <param name="predicts">Whether the program only predicts: the weights then do not change, and every core has them in its cache, if they fit.</param>
    public static IReadOnlyList<Region> Of(IEnumerable<Operation> section, bool predicts)
    {
        var regions = new List<Region>();
        var current = new List<Operation>();
        RegionKind kind = RegionKind.Serial;
        foreach (Operation operation in section)
        {
            RegionKind next = KindOf(operation, predicts);
            // Results of the same region are complete only at its end.
            bool waits = next == RegionKind.Elements && current.Any(other =>
                other.Outputs.Any(output => operation.Inputs.Any(input => input.Storage == output.Storage)));
            // Numbers of the whole batch are variables of the section's method; loops over a few are methods of their own.
            bool isOther = current.Count > 0 && IsLoop(current[current.Count - 1]) != IsLoop(operation);
            if (current.Count > 0 && (next != kind || next == RegionKind.Panels || waits || isOther))
            {
                regions.Add(new Region(kind, current));
                current = [];
            }
            kind = next;
            current.Add(operation);
        }
        if (current.Count > 0)
            regions.Add(new Region(kind, current));
        return regions;
    }

    private static bool IsLoop(Operation operation) => operation is FusedLoopOp { Kind: LoopKind.BatchIndependent };

    private static RegionKind KindOf(Operation operation, bool predicts) => operation.Split switch
    {
        Split.Samples when operation is ContractOp { Right.Shape.Batched: false } contract && IsWorthPanels(contract)
            && (!predicts || ExceedsCache(contract)) => RegionKind.Panels,
        Split.Samples => RegionKind.Samples,
        Split.Elements => RegionKind.Elements,
        _ => RegionKind.Serial,
    };

    private static bool IsWorthPanels(ContractOp contract) =>
        contract.Right.Shape.Elements >= Machine.LeastForPanels && contract.Columns.Steps > TileSizes.PanelColumns(DType.Float64);

    private static bool ExceedsCache(ContractOp contract) => CostModel.TimeOfFetching(contract) > 0;
}
