using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Estimates how long operations take. This decides which of them are worth several threads, and which are done on only some samples at a time. The
/// unit is the time of one floating-point operation in a product. Moved elements count, too, because many parts of a network do nothing else.
/// </summary>
internal static class CostModel
{
    /// <summary>The time of an operation: per sample if it works on samples, otherwise in total. At least 1.</summary>
    public static long TimeOf(Operation operation)
    {
        Cost cost = operation.Cost;
        return Math.Max(1, cost.Arithmetic + (Machine.Moved * cost.Moved) + (Machine.Shuffled * cost.Shuffled) + (Machine.Drawn * cost.Drawn));
    }

    /// <summary>The time in which a core fetches what an operation reads besides samples: nothing, if its second-level cache holds that anyway.</summary>
    public static long TimeOfFetching(Operation operation)
    {
        long elements = operation.Inputs.Where(input => !input.Shape.Batched).Sum(input => (long)input.Shape.Elements);
        return elements >= Machine.L2 ? Machine.Moved * elements : 0;
    }
}
