using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;

namespace Generated.Generators.Layers;

/// <summary>
/// A layer as its attribute describes it: its options, its shape rule, its forward computation, and what the layers around it must know of it. The
/// backward computation is derived. Nothing else knows which layers there are.
/// </summary>
internal abstract class Layer
{
    /// <summary>The attribute's name without its suffix.</summary>
    public string Kind => LayerRegistry.KindOf(GetType());

    /// <summary>The shape of the output for the shape of the input, or null after a problem has been reported.</summary>
    public abstract int[]? Infer(ShapeContext context, int[] input);

    /// <summary>The forward computation.</summary>
    public abstract Value Lower(LoweringContext context, Value input);

    /// <summary>The options in short form, for summaries: <c>rate 0.2</c>.</summary>
    public virtual string Describe() => "";

    /// <summary>What its output is to the layers below it.</summary>
    public abstract Values Values { get; }

    /// <summary>What the network keeps for it between calls.</summary>
    public abstract LayerState State { get; }

    /// <summary>What it takes the axes of its input for.</summary>
    public abstract InputLayout Layout { get; }

    /// <summary>Whether its output has the shape of its input even if an option is wrong, so that the layers below can still be checked.</summary>
    public virtual bool KeepsShape => false;

    /// <summary>Whether layers of its kind have parameters, with some options at least.</summary>
    public virtual bool HasParameters => State.HasFlag(LayerState.Parameters);

    /// <summary>The marks that it reads. A layer that does not declare a mark here cannot get its value.</summary>
    public virtual IReadOnlyList<NamedMark> Reads => [];

    /// <summary>The mark that it gives to its output; null for all layers that do not only do that.</summary>
    public virtual NamedMark? Defines => null;

    /// <summary>Whether its output is one of the network.</summary>
    public virtual bool IsOutput => false;

    /// <summary>Whether it applies a function of the user, which the parser then reads.</summary>
    public virtual bool AppliesFunction => false;

    /// <summary>Whether it continues from a mark, and not from the layer above.</summary>
    public bool ContinuesFromMark => Values.Kind == ValueKind.OfMark;

    /// <summary>Whether training needs at least two samples at once, for an output of this shape: a single value per channel has no variance.</summary>
    public bool NeedsSeveralSamples(int[] output) => State.HasFlag(LayerState.RunningStatistics) && output.Elements() == output.Last();
}

/// <summary>What a network keeps for a layer between calls.</summary>
[Flags]
internal enum LayerState
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Parameters, which an optimizer changes.</summary>
    Parameters = 1,

    /// <summary>Statistics of the batches of training, which prediction uses.</summary>
    RunningStatistics = 2,
}

/// <summary>What a layer takes the axes of its input for.</summary>
internal enum InputLayout
{
    /// <summary>For nothing certain.</summary>
    Any,

    /// <summary>For height, width and channels.</summary>
    Image,

    /// <summary>For nothing certain, and the axes of its output are others.</summary>
    Changed,
}
