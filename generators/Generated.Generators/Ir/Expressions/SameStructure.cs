using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Generated.Generators.Ir.Expressions;

/// <summary>
/// Compares the structure of two expressions. Expressions share their parts, so that a short expression may stand for a tree of 2^n operators: each
/// pair of parts is compared only once.
/// </summary>
internal static class SameStructure
{
    /// <summary>Up to this number of operators, the comparison keeps no record of the pairs it has compared.</summary>
    private const int SmallSize = 32;

    public static bool Holds(Expression a, Expression b) => Holds(a, b, null);

    private static bool Holds(Expression a, Expression b, HashSet<(Expression, Expression)>? seen)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.GetHashCode() != b.GetHashCode() || a.Size != b.Size || a.Depth != b.Depth)
            return false;
        if (a.Size > SmallSize)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            seen ??= new HashSet<(Expression, Expression)>(Identities.Comparer);
            if (!seen.Add((a, b)))
                return true; // Were they not, the comparison would have ended.
        }
        return (a, b) switch
        {
            (Unary x, Unary y) => x.Operator == y.Operator && Holds(x.A, y.A, seen),
            (Binary x, Binary y) => x.Operator == y.Operator && Holds(x.A, y.A, seen) && Holds(x.B, y.B, seen),
            (Select x, Select y) => Holds(x.Condition, y.Condition, seen) && Holds(x.Then, y.Then, seen) && Holds(x.Else, y.Else, seen),
            (Constant x, Constant y) => BitConverter.DoubleToInt64Bits(x.Value) == BitConverter.DoubleToInt64Bits(y.Value), // -0 is not 0.
            (Argument x, Argument y) => x.Index == y.Index,
            (AxisIndex x, AxisIndex y) => x.Axis == y.Axis,
            _ => a.GetType() == b.GetType() && a.Size == 0,
        };
    }

    /// <summary>Pairs are distinguished by reference.</summary>
    private sealed class Identities : IEqualityComparer<(Expression A, Expression B)>
    {
        public static readonly Identities Comparer = new();

        public bool Equals((Expression A, Expression B) x, (Expression A, Expression B) y) => ReferenceEquals(x.A, y.A) && ReferenceEquals(x.B, y.B);

        public int GetHashCode((Expression A, Expression B) pair) => unchecked((RuntimeHelpers.GetHashCode(pair.A) * 397) ^ RuntimeHelpers.GetHashCode(pair.B));
    }
}
