using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Transform;

/// <summary>Merges an element-wise operation into the only operation that reads its result, so that the result need not be stored.</summary>
internal static class FuseMaps
{
    /// <summary>With more inputs than this in one loop, they would not stay in registers.</summary>
    private const int MaximumInputs = 8;

    /// <summary>
    /// The maximum size of a fused expression, in operators counted as often as they occur: a chain of functions that each read their argument twice
    /// would double with every link.
    /// </summary>
    private const int MaximumSize = 200;

    public static void Run(TensorProgram program)
    {
        var uses = new Uses(program.Operations);
        program.Transform(section =>
        {
            HashSet<Operation> own = [.. section];
            bool again = true;
            while (again)
            {
                again = false;
                foreach (MapOp map in section.OfType<MapOp>())
                {
                    if (!TryFuse(program, uses, own, map))
                        continue;
                    own.Remove(map);
                    again = true;
                }
                section = [.. section.Where(own.Contains)];
            }
            return section;
        });
    }

    private static bool TryFuse(TensorProgram program, Uses uses, HashSet<Operation> section, MapOp producer)
    {
        if (producer.Results.Length != 1)
            return false;
        (Value value, Expression expression) = producer.Results[0];
        IReadOnlyList<Operation> readers = uses.ReadersOf(value);
        if (!program.IsInternal(value) || value.ViewOf is not null || readers.Count != 1 || !section.Contains(readers[0]) || !readers[0].Inputs.Contains(value))
            return false;
        // A view of the value would still be read when the value is gone.
        if (readers[0].Inputs.Any(input => input != value && input.Storage == value))
            return false;

        long size = expression.Size;
        bool Fits(Value[] arguments, IEnumerable<Expression> into) =>
            into.Sum(target => target.Size + (Enumerable.Range(0, arguments.Length).Where(i => arguments[i] == value)
                .Sum(target.Occurrences) * size)) <= MaximumSize
            && Count(arguments, producer, value) <= MaximumInputs;

        Operation reader = readers[0];
        switch (reader)
        {
            case MapOp map when Loops.AreSame(map.Shape, producer.Shape, producer.Arguments, expression)
                && Fits(map.Arguments, map.Results.Select(result => result.Expression)):
                uses.Remove(map);
                (Value[] arguments, Expression[] expressions) =
                    Inline(map.Arguments, map.Results.Select(result => result.Expression), value, producer.Arguments, expression);
                map.Arguments = arguments;
                map.Results = [.. map.Results.Select((result, i) => (result.Output, expressions[i]))];
                break;
            case ReduceOp { Domain.Axes.Count: > 0 } reduce when Loops.AreSame(reduce.Domain, producer.Shape, producer.Arguments, expression)
                && producer.Arguments.All(argument => argument.Literal is not null || Loops.CanSum(reduce.Keeps, Access.AlongOf(argument, reduce.Domain)))
                    && Fits(reduce.Arguments, [reduce.Expression]):
                uses.Remove(reduce);
                (arguments, expressions) = Inline(reduce.Arguments, [reduce.Expression], value, producer.Arguments, expression);
                reduce.Arguments = arguments;
                reduce.Expression = expressions[0];
                break;
            default:
                return false;
        }
        uses.Add(reader);
        uses.Remove(producer);
        return true;
    }

    private static int Count(Value[] arguments, MapOp producer, Value value) =>
        arguments.Where(argument => argument != value).Union(producer.Arguments).Count();

    /// <summary>Inserts the producer's expression in place of its value, and merges the two lists of inputs.</summary>
    public static (Value[] Arguments, Expression[] Expressions) Inline(Value[] arguments, IEnumerable<Expression> expressions, Value value,
        Value[] producerArguments, Expression producerExpression)
    {
        List<Value> together = [.. arguments.Where(argument => argument != value).Distinct()];
        together.AddRange(producerArguments.Where(argument => !together.Contains(argument)).Distinct());
        Expression produced = producerExpression.Substitute(i => Arg(together.IndexOf(producerArguments[i])));
        return ([.. together],
            [.. expressions.Select(expression => expression.Substitute(i => arguments[i] == value ? produced : Arg(together.IndexOf(arguments[i]))))]);
    }
}
