using System.Collections.Generic;

namespace Generated.Generators.Layers;

/// <summary>A tensor that a network keeps for a layer: its name in checkpoints, which is PyTorch's, and in C#.</summary>
internal sealed record TensorName(string InFiles, string Property)
{
    public static readonly TensorName Weights = new("weight", "Weights");

    public static readonly TensorName Bias = new("bias", "Bias");

    /// <summary>The factors of a normalisation.</summary>
    public static readonly TensorName Scale = new("weight", "Scale");

    /// <summary>The terms of a normalisation.</summary>
    public static readonly TensorName Shift = new("bias", "Shift");

    /// <summary>The slopes of an activation.</summary>
    public static readonly TensorName Slope = new("weight", "Slope");

    public static readonly TensorName RunningMean = new("running_mean", "RunningMean");

    public static readonly TensorName RunningVariance = new("running_var", "RunningVariance");

    /// <summary>Those of all layers.</summary>
    public static readonly IReadOnlyList<TensorName> All = [Weights, Bias, Scale, Shift, Slope, RunningMean, RunningVariance];
}
