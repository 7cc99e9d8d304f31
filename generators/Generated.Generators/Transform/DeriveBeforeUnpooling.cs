using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Transform;

/// <summary>
/// If a max pool follows an activation, applies the derivative of the activation to the gradient before the gradient goes back through the pool,
/// using the maxima. An element has a gradient only if it is a maximum, and there the derivative reads the same number. There are fewer maxima than
/// elements.
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
                Value[] arguments = [.. map.Arguments.Select(argument =>
                    argument == unpool.Output ? unpool.Gradient : argument == pool.Input ? program.Reshaped(maxima, derived.Shape) : argument)];
                changed[changed.IndexOf(unpool)] = new MapOp(arguments, [(derived, map.Results[0].Expression)]) { Label = map.Label };
                changed[changed.IndexOf(map)] = new MaxPoolBackwardOp(map.Results[0].Output, derived, unpool.Winner, unpool.Height, unpool.Width,
                    unpool.OffsetsAcross) { Label = unpool.Label };
            }
            return changed;
        });
    }

    /// <summary>The one reader of the gradient that comes back through a pool, and the pool, if the reader can be applied before the pool.</summary>
    private static (MapOp Map, MaxPoolOp Pool)? Find(TensorProgram program, Uses uses, MaxPoolBackwardOp unpool)
    {
        Value gradient = unpool.Output;
        if (!program.IsInternal(gradient) || gradient.ViewOf is not null || uses.ReadersOf(gradient) is not [MapOp { Results.Length: 1 } map]
            || uses.WritersOf(unpool.Winner) is not [MaxPoolOp pool] || !map.Shape.Equals(gradient.Shape))
            return null;
        int at = Array.IndexOf(map.Arguments, gradient);
        return at >= 0 && map.Arguments.Where((_, i) => i != at).All(argument => argument == pool.Input || argument.Literal is not null)
            && IsProportional(map.Results[0].Expression, at)
            ? (map, pool) : null;
    }

    /// <summary>Larger expressions are not examined: their parts may be shared, which gives up to 2^n paths.</summary>
    private const int MaximumSize = 200;

    /// <summary>Whether an expression is one input times something that does not depend on this input, so that it is 0 where the input is 0.</summary>
    private static bool IsProportional(Expression expression, int input)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return expression switch
        {
            { Size: > MaximumSize } => false,
            Argument argument => argument.Index == input,
            Constant { Value: 0 } => true,
            Unary { Operator: UnaryOperator.Negate } negative => IsProportional(negative.A, input),
            Binary { Operator: BinaryOperator.Multiply } product =>
                (IsProportional(product.A, input) && !product.B.Uses(input)) || (IsProportional(product.B, input) && !product.A.Uses(input)),
            Binary { Operator: BinaryOperator.Divide } quotient => IsProportional(quotient.A, input) && !quotient.B.Uses(input),
            Select choice => !choice.Condition.Uses(input) && IsProportional(choice.Then, input) && IsProportional(choice.Else, input),
            _ => false,
        };
    }
}
