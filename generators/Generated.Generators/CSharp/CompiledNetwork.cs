using System.Collections.Generic;
using Generated.Generators.Layers;
using Generated.Generators.Schedule;

namespace Generated.Generators.CSharp;

/// <summary>A network as programs that are ready to be emitted: one to train, one to predict.</summary>
internal sealed record CompiledNetwork(ShapedNetwork Network, IReadOnlyList<Parameter> Parameters, PlannedProgram Training, PlannedProgram Prediction)
{
    /// <summary>The schedule of a network that is written as straight code; null for others.</summary>
    public StraightCode? Straight { get; init; }
}
