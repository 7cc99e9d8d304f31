using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers.Graph;

/// <summary>A join that combines values of one shape element by element.</summary>
internal abstract class ElementwiseJoin(Options given) : JoinLayer(given)
{
    public sealed override bool KeepsShape => true;

    protected abstract Expression Combine(Expression a, Expression b);

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        bool fine = RequireMarks(context);
        foreach (NamedMark mark in Reads)
            fine &= context.RequireMark(mark, input);
        return fine ? input : null;
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        Value[] joined = [input, .. context.Marked];
        Expression all = Enumerable.Range(0, joined.Length).Select(Algebra.Arg).Aggregate(Combine);
        return context.Map(context.ValueName, all, joined);
    }
}
