using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers;

/// <summary>An activation: one expression of x, and nothing else.</summary>
internal abstract class Activation : ElementwiseLayer
{
    /// <summary>The activation of <paramref name="x"/>.</summary>
    public abstract Expression Of(Expression x);

    /// <summary>
    /// The derivative as an expression of the output y, if there is an equivalent one that is simpler; the input then need not be kept for the backward pass.
    /// </summary>
    public virtual Expression? DerivativeFromOutput(Expression y) => null;

    public sealed override LayerState State => LayerState.None;

    public sealed override Value Lower(LoweringContext context, Value input) =>
        context.Map(context.ValueName, Of(Algebra.X), [input], DerivativeFromOutput(Algebra.X));
}
