namespace Generated.Generators.Ir;

/// <summary>
/// What an operation does, in amounts that do not depend on a machine. The summary shows <see cref="Flops"/>; the schedule weighs the others.
/// </summary>
/// <param name="Flops">Floating-point operations as a reader counts them: additions, products, comparisons, functions.</param>
/// <param name="Arithmetic">The same, with each function as many times as additions that take as long.</param>
/// <param name="Moved">Elements that are read or written in order, besides those that arithmetic works on.</param>
/// <param name="Shuffled">Elements that are read in one order and written in another.</param>
/// <param name="Drawn">Random numbers.</param>
internal readonly record struct Cost(long Flops = 0, long Arithmetic = 0, long Moved = 0, long Shuffled = 0, long Drawn = 0)
{
    public static Cost operator +(Cost a, Cost b) =>
        new(a.Flops + b.Flops, a.Arithmetic + b.Arithmetic, a.Moved + b.Moved, a.Shuffled + b.Shuffled, a.Drawn + b.Drawn);
}
