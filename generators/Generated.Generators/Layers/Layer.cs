using System.Collections.Generic;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers;

/// <summary>
/// A kind of layer: what its attribute means. It has no state; all that belongs to one use of it comes in the
/// context. A layer states its shape rule and its forward computation; the backward one is derived.
/// </summary>
internal abstract class Layer
{
    /// <summary>The attribute's name without its suffix.</summary>
    public virtual string Kind => GetType().Name.Substring(0, GetType().Name.Length - nameof(Layer).Length);

    /// <summary>The shape of the output for the input's, or null once a problem has been reported.</summary>
    public abstract int[]? Infer(ShapeContext context, int[] input);

    /// <summary>The forward computation.</summary>
    public abstract Value Lower(LoweringContext context, Value input);

    /// <summary>Whether it has parameters, and the network thus a member of its name.</summary>
    public virtual bool HasParameters => false;

    /// <summary>Whether the network has a member of the layer's name with these options.</summary>
    public virtual bool HasMembers(Options options) => HasParameters;

    /// <summary>Whether training needs two samples or more at once, for an output of this shape.</summary>
    public virtual bool NeedsSeveralSamples(int[] output) => false;

    /// <summary>What the options mean, in a few signs, for summaries: <c>rate 0.2</c>.</summary>
    public virtual string Describe(Options options) => "";
}

/// <summary>A layer of one tensor whose output has the input's shape.</summary>
internal abstract class ElementwiseLayer : Layer
{
    public override int[]? Infer(ShapeContext context, int[] input) => CheckOptions(context) ? input : null;

    protected virtual bool CheckOptions(ShapeContext context) => true;
}

/// <summary>An activation: one expression of x, and nothing else.</summary>
internal abstract class Activation : ElementwiseLayer
{
    public override string Kind => GetType().Name;

    /// <summary>The activation of <paramref name="x"/>.</summary>
    public abstract Expression Of(Expression x, Options options);

    /// <summary>
    /// The derivative as an expression of the output y, where there is one that says the same and is simpler;
    /// the input need then not be kept for the backward pass.
    /// </summary>
    public virtual Expression? DerivativeFromOutput(Expression y, Options options) => null;

    public override Value Lower(LoweringContext context, Value input) =>
        context.Map(context.ValueName, Of(Expressions.X, context.Options), [input], DerivativeFromOutput(Expressions.X, context.Options));
}

/// <summary>The last step of a network that can be trained, or of one of its heads.</summary>
internal abstract class Loss : Layer
{
    public override string Kind => GetType().Name;

    /// <summary>Which targets the loss makes sense for.</summary>
    public abstract TargetDomain Targets { get; }

    /// <summary>Whether the output has to be a probability, from 0 to 1.</summary>
    public virtual bool TakesProbabilities => false;

    public override int[]? Infer(ShapeContext context, int[] input) => CheckWeight(context) & Check(context, input) ? input : null;

    /// <summary>Whether its target is the index of a class, and not numbers.</summary>
    public bool HasClassTargets => Targets == TargetDomain.Classes;

    private static bool CheckWeight(ShapeContext context)
    {
        double weight = context.Options.Number("Weight", 1);
        return context.Require(weight > 0 && !double.IsInfinity(weight), "Weight", "a positive number", weight);
    }

    /// <summary>Whether the loss can follow an output of this shape; reports why not.</summary>
    protected virtual bool Check(ShapeContext context, int[] output) => true;

    public sealed override Value Lower(LoweringContext context, Value input) => Lower((LossContext)context, input);

    /// <summary>The loss of an output, a scalar.</summary>
    protected abstract Value Lower(LossContext context, Value output);
}
