using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Transform;

/// <summary>
/// Lets a contraction apply the cheap element-wise operation after it (bias, activation, its derivative) before its sums leave the registers.
/// </summary>
internal static class FuseEpilogues
{
    /// <summary>
    /// The maximum cost, in additions, of an expression that is repeated for every accumulator of a tile. A bias, a ReLU or a derivative from the
    /// output costs less. An exponential costs more and is faster in a loop of its own, where it is compiled once and its constants stay in
    /// registers.
    /// </summary>
    private const int MaximumCost = 8;

    public static void Run(TensorProgram program)
    {
        var uses = new Uses(program.Operations);
        program.Transform(section =>
        {
            foreach (ProductOp contract in section.OfType<ProductOp>().Where(product => product.TakesEpilogue).ToArray())
            {
                while (contract.Outputs.SelectMany(uses.ReadersOf).Distinct().OfType<MapOp>().Where(section.Contains).OrderBy(section.IndexOf)
                    .Any(map => TryFuse(program, uses, section, contract, map)))
                {
                }
            }
            return section;
        });
    }

    private static bool TryFuse(TensorProgram program, Uses uses, List<Operation> section, ProductOp contract, MapOp map)
    {
        MapOp current = contract.Epilogue ?? new MapOp([contract.Output], [(contract.Output, X)]);
        Value? taken = current.Results.Select(result => result.Output).FirstOrDefault(map.Arguments.Contains);
        if (taken is null || !map.Shape.Equals(contract.Output.Shape)
            || map.Arguments.Count(argument => argument.Storage == taken.Storage) != map.Arguments.Count(argument => argument == taken))
            return false;
        if (map.Results.Sum(result => result.Expression.Cost()) > MaximumCost)
            return false;
        // A tile has the rows or columns of a factor, but not the one element at the place of the sum.
        if (contract is ContractOp && map.Arguments.Any(argument => argument.Storage == contract.Left.Storage || argument.Storage == contract.Right.Storage))
            return false;

        // Where a sample has several rows, none knows which of them it is, nor that there is a gap before the next sample.
        if (contract is ContractOp { Rows: { HaveBatch: true, Steps: > 1 } } && map.Inputs.Concat(map.Outputs).Any(value => value.Literal is null
            && ((value.Shape.Batched && !value.IsContiguous)
                || Access.AlongOf(value, map.Shape) is not (Along.Everything or Along.SamplePositions or Along.Channels or Along.Nothing))))
            return false;

        // In training, an additional image was written long ago: a separate pass prefetches it in time, whereas a tile would wait for it.
        if (contract is ConvOp && program.Backward.Count > 0
            && map.Arguments.Any(argument => argument != taken && argument.Literal is null && Access.AlongOf(argument, map.Shape) == Along.Everything))
            return false;

        if (contract is ConvOp && map.Arguments.Any(argument =>
            argument.Literal is null && Access.AlongOf(argument, map.Shape) is Along.Elements or Along.SamplePositions))
            return false;

        // Everything else that it reads must be computed before the contraction.
        int at = section.IndexOf(contract);
        bool ready = map.Arguments.Where(argument => argument != taken && !current.Outputs.Contains(argument))
            .All(argument => uses.WritersOf(argument).All(writer => section.IndexOf(writer) < at));
        if (!ready || map.Arguments.Count(argument => current.Outputs.Contains(argument)) > 1)
            return false;

        Expression produced = current.Results.Single(result => result.Output == taken).Expression;
        (Value[] arguments, Expression[] expressions) =
            FuseMaps.Inline(map.Arguments, map.Results.Select(result => result.Expression), taken, current.Arguments, produced);
        section.Remove(map);
        uses.Remove(map);
        uses.Remove(contract);
        bool stillRead = taken.Role != ValueRole.Intermediate || !program.IsInternal(taken) || uses.ReadersOf(taken).Count > 0;

        // Argument 0 is the sum.
        Value[] ordered = [contract.Output, .. arguments.Union(current.Arguments).Where(argument => argument != contract.Output)];
        Expression Reorder(Expression e, Value[] from) => e.Substitute(i => Arg(Array.IndexOf(ordered, from[i])));
        contract.Epilogue = new MapOp(ordered,
        [
            .. current.Results.Where(result => result.Output != taken || stillRead)
                .Select(result => (result.Output, Reorder(result.Expression, current.Arguments))),
            .. map.Results.Select((result, i) => (result.Output, Reorder(expressions[i], arguments))),
        ]);
        uses.Add(contract);
        return true;
    }
}
