using System.Collections.Generic;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;

namespace Generated.Generators.Layers;

/// <summary>
/// A kind of layer: the meaning of its attribute. It has no state; everything about one use of it is in the context. A layer states its shape rule
/// and its forward computation; the backward computation is derived.
/// </summary>
internal abstract class Layer
{
    /// <summary>The attribute's name without its suffix.</summary>
    public virtual string Kind => GetType().Name.Substring(0, GetType().Name.Length - nameof(Layer).Length);

    /// <summary>The shape of the output for the shape of the input, or null after a problem has been reported.</summary>
    public abstract int[]? Infer(ShapeContext context, int[] input);

    /// <summary>The forward computation.</summary>
    public abstract Value Lower(LoweringContext context, Value input);

    /// <summary>Whether it has parameters, so that the network has a member with its name.</summary>
    public virtual bool HasParameters => false;

    /// <summary>Whether the network has a member with the layer's name, given these options.</summary>
    public virtual bool HasMembers(Options options) => HasParameters;

    /// <summary>Whether training needs at least two samples at once, for an output of this shape.</summary>
    public virtual bool NeedsSeveralSamples(int[] output) => false;

    /// <summary>The options in short form, for summaries: <c>rate 0.2</c>.</summary>
    public virtual string Describe(Options options) => "";
}

/// <summary>A layer with one tensor as its input, and an output of the same shape.</summary>
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
    /// The derivative as an expression of the output y, if there is an equivalent one that is simpler; the input then need not be kept for the backward pass.
    /// </summary>
    public virtual Expression? DerivativeFromOutput(Expression y, Options options) => null;

    public override Value Lower(LoweringContext context, Value input) =>
        context.Map(context.ValueName, Of(Algebra.X, context.Options), [input], DerivativeFromOutput(Algebra.X, context.Options));
}

/// <summary>The last step of a network that can be trained, or of one of its heads.</summary>
internal abstract class Loss : Layer
{
    public override string Kind => GetType().Name;

    /// <summary>The targets that the loss accepts.</summary>
    public abstract TargetDomain Targets { get; }

    /// <summary>Whether the output must be a probability, from 0 to 1.</summary>
    public virtual bool TakesProbabilities => false;

    public override int[]? Infer(ShapeContext context, int[] input) => CheckWeight(context) & Check(context, input) ? input : null;

    /// <summary>Whether its target is the index of a class instead of numbers.</summary>
    public bool HasClassTargets => Targets == TargetDomain.Classes;

    private static bool CheckWeight(ShapeContext context)
    {
        double weight = context.Options.Number("Weight", 1);
        return context.Require(weight > 0 && !double.IsInfinity(weight), "Weight", "a positive number", weight);
    }

    /// <summary>Whether the loss can follow an output of this shape; reports why if it cannot.</summary>
    protected virtual bool Check(ShapeContext context, int[] output) => true;

    public sealed override Value Lower(LoweringContext context, Value input) => Lower((LossContext)context, input);

    /// <summary>The loss of an output, a scalar.</summary>
    protected abstract Value Lower(LossContext context, Value output);
}
