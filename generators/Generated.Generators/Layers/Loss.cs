using Generated.Generators.Ir;
using Generated.Generators.Layers.Shared;

namespace Generated.Generators.Layers;

/// <summary>The options of every loss.</summary>
internal sealed record LossOptions(Reduction Reduction, double Weight)
{
    public static LossOptions Of(Options given) => new(given.Member<Reduction>(nameof(Reduction)), given.Number(nameof(Weight), 1));
}

/// <summary>The last step of a network that can be trained, or of one of its heads.</summary>
internal abstract class Loss(Options given) : Layer
{
    private readonly LossOptions _options = LossOptions.Of(given);

    /// <summary>How the losses of the elements or samples become one number.</summary>
    public Reduction Reduction => _options.Reduction;

    /// <summary>The weight in the sum that is minimised.</summary>
    public double Weight => _options.Weight;

    /// <summary>The targets that the loss accepts.</summary>
    public abstract TargetDomain Targets { get; }

    /// <summary>The size of a sample of the target.</summary>
    public abstract TargetSize TargetSize { get; }

    /// <summary>What it takes the output for.</summary>
    public abstract Values Expects { get; }

    /// <summary>Whether the output must be a probability, from 0 to 1.</summary>
    public bool TakesProbabilities => Expects.Kind == ValueKind.Probabilities;

    /// <summary>Whether its target is the index of a class instead of numbers.</summary>
    public bool HasClassTargets => Targets == TargetDomain.Classes;

    /// <summary>Whether a sample of the target has another size than a sample of the output, and therefore its own constant.</summary>
    public bool HasOwnTargetSize(int[] output) => TargetSize switch
    {
        TargetSize.Sample => output.Elements() > 1,
        TargetSize.Positions => output.Length > 1,
        _ => false,
    };

    /// <summary>Nothing stands below a loss that could read it.</summary>
    public sealed override Values Values => Values.AnyNumbers;

    public sealed override LayerState State => LayerState.None;

    public sealed override InputLayout Layout => InputLayout.Any;

    public sealed override bool KeepsShape => true;

    public override int[]? Infer(ShapeContext context, int[] input) => CheckWeight(context) & Check(context, input) ? input : null;

    private bool CheckWeight(ShapeContext context) => context.Require(Weight > 0 && !double.IsInfinity(Weight), nameof(Weight), "a positive number", Weight);

    /// <summary>Whether the loss can follow an output of this shape; reports why if it cannot.</summary>
    protected virtual bool Check(ShapeContext context, int[] output) => true;

    public sealed override Value Lower(LoweringContext context, Value input) => Lower((LossContext)context, input);

    /// <summary>The loss of an output, a scalar.</summary>
    protected abstract Value Lower(LossContext context, Value output);
}

/// <summary>The size of a sample of a target.</summary>
internal enum TargetSize
{
    /// <summary>There is no target.</summary>
    None,

    /// <summary>One number for each element of the output.</summary>
    Elements,

    /// <summary>One number for each position of the output, whose last axis is the classes.</summary>
    Positions,

    /// <summary>One number.</summary>
    Sample,
}
