using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Passes;

/// <summary>
/// Applies an activation's derivative before the gradient goes back through the pool of maxima that follows the activation, to the maxima: an element
/// has a gradient only where it is one, and there the derivative reads the same number. Of maxima there are fewer.
/// </summary>
/// <example><c>dx = x > 0 ? unpool(dm) : 0</c> becomes <c>dx = unpool(m > 0 ? dm : 0)</c>, where m are the maxima of x.</example>
internal static class DeriveBeforeUnpooling
{
    public static void Run(TensorProgram program)
    {
        var uses = new Uses(program.Operations);
        program.Transform(section =>
        {
            var changed = new List<Operation>(section);
            foreach (MaxPoolBackwardOp unpool in section.OfType<MaxPoolBackwardOp>())
            {
                if (Find(program, uses, unpool) is not var (map, pool) || !section.Contains(map))
                    continue;
                Value maxima = pool.Output;
                Value derived = program.NewValue(unpool.Gradient.Name + "Derived", unpool.Gradient.Shape, ValueRole.Intermediate);
                Value[] arguments = [.. map.Arguments.Select(argument => argument == unpool.Output ? unpool.Gradient : argument == pool.Input ? program.Reshaped(maxima, derived.Shape) : argument)];
                changed[changed.IndexOf(unpool)] = new MapOp(arguments, [(derived, map.Results[0].Expression)]) { Label = map.Label };
                changed[changed.IndexOf(map)] = new MaxPoolBackwardOp(map.Results[0].Output, derived, unpool.Winner, unpool.Height, unpool.Width, unpool.OffsetsAcross) { Label = unpool.Label };
            }
            return changed;
        });
    }

    /// <summary>The one reader of what comes back through a pool, and the pool, if the reader can be applied before.</summary>
    private static (MapOp Map, MaxPoolOp Pool)? Find(TensorProgram program, Uses uses, MaxPoolBackwardOp unpool)
    {
        Value gradient = unpool.Output;
        if (!program.IsInternal(gradient) || gradient.ViewOf is not null || uses.ReadersOf(gradient) is not [MapOp { Results.Length: 1 } map]
            || uses.WritersOf(unpool.Winner) is not [MaxPoolOp pool] || !map.Shape.Equals(gradient.Shape))
            return null;
        int at = Array.IndexOf(map.Arguments, gradient);
        return at >= 0 && map.Arguments.Where((_, i) => i != at).All(argument => argument == pool.Input || argument.Literal is not null) && IsProportional(map.Results[0].Expression, at)
            ? (map, pool) : null;
    }

    /// <summary>Larger expressions are not looked through, since their parts may be shared: of 2^n ways.</summary>
    private const int MaximumSize = 200;

    /// <summary>Whether an expression is one input times what does not depend on it; so that it is 0 where the input is.</summary>
    private static bool IsProportional(Expression expression, int input) => expression switch
    {
        { Size: > MaximumSize } => false,
        Argument argument => argument.Index == input,
        Constant { Value: 0 } => true,
        Unary { Operator: UnaryOperator.Negate } negative => IsProportional(negative.A, input),
        Binary { Operator: BinaryOperator.Multiply } product => (IsProportional(product.A, input) && !product.B.Uses(input)) || (IsProportional(product.B, input) && !product.A.Uses(input)),
        Binary { Operator: BinaryOperator.Divide } quotient => IsProportional(quotient.A, input) && !quotient.B.Uses(input),
        Select choice => !choice.Condition.Uses(input) && IsProportional(choice.Then, input) && IsProportional(choice.Else, input),
        _ => false,
    };
}
