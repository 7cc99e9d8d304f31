using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Frontend.Specs;

namespace Generated.Generators.Layers;

/// <summary>A layer that fits: its name, and the shapes of one sample before and after it.</summary>
/// <param name="Index">Its place among all layers, those of blocks included.</param>
/// <param name="Spec">The layer.</param>
/// <param name="Definition">What its attribute says.</param>
/// <param name="Name">Its path, such as <c>Dense1</c>, or <c>Stage2.Block1.Dense1</c> within a block.</param>
/// <param name="Input">The shape before it.</param>
/// <param name="Output">The shape after it.</param>
/// <param name="Scope">Where it stands.</param>
internal sealed record ShapedLayer(int Index, LayerSpec Spec, Layer Definition, string Name, int[] Input, int[] Output, Scope Scope)
{
    /// <summary>The path in files, with the names as the user wrote them; <see cref="Name"/> has the names of the members in C#.</summary>
    public string FileName { get; init; } = Name;

    /// <summary>The path of the layer whose parameters it uses; null if it has its own, or none.</summary>
    public string? WeightsOf { get; init; }

    /// <summary>Whether the network has a member with its name: for parameters of its own, or for what it keeps between calls.</summary>
    public bool HasMembers => (WeightsOf is null ? Definition.State : Definition.State & ~LayerState.Parameters) != LayerState.None;
}

/// <summary>An input of the network: its name in C#, and the shape of one sample.</summary>
internal sealed record ShapedInput(string Name, string? Mark, int[] Shape);

/// <summary>An output of the network.</summary>
/// <param name="Name">Its name in C#, such as <c>digit</c>; <c>output</c> if there is only one.</param>
/// <param name="Target">The name of its target in C#; <c>target</c> if there is only one.</param>
/// <param name="Loss">The loss that it ends with, or null.</param>
/// <param name="Shape">The shape of one sample.</param>
internal sealed record ShapedOutput(string Name, string Target, ShapedLayer? Loss, int[] Shape)
{
    /// <summary>What the attribute of the loss says; null if there is none.</summary>
    public Loss? LossDefinition => Loss?.Definition as Loss;

    /// <summary>The weight of the loss.</summary>
    public double Weight => LossDefinition?.Weight ?? 0;
}

/// <summary>A network whose layers fit.</summary>
/// <param name="Spec">What the user wrote.</param>
/// <param name="Inputs">Its inputs.</param>
/// <param name="Layers">Its layers and losses, with those of blocks in their places.</param>
/// <param name="Outputs">Its outputs.</param>
/// <param name="Scope">The scope of the inputs and of the layers outside of blocks.</param>
internal sealed record ShapedNetwork(NetworkSpec Spec, IReadOnlyList<ShapedInput> Inputs, IReadOnlyList<ShapedLayer> Layers,
    IReadOnlyList<ShapedOutput> Outputs, Scope Scope)
{
    /// <summary>The outputs that have a loss.</summary>
    public IReadOnlyList<ShapedOutput> Losses { get; } = [.. Outputs.Where(output => output.Loss is not null)];

    /// <summary>Whether the network keeps statistics of the batches of training.</summary>
    public bool HasRunningStatistics => Layers.Any(layer => layer.Definition.State.HasFlag(LayerState.RunningStatistics));

    /// <summary>Whether there are Forward and Backward: not if a loss also reads marks, which get gradients past the outputs.</summary>
    public bool HasBackward => Losses.All(output => output.LossDefinition!.Reads.Count == 0);
}
