using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Turns scatters with a stride of 1 into gathers: each element of the large image is then one sum that stays in registers until it is complete, and
/// the following operation can be applied to it there. With few channels it stays a scatter, whose vectors cross offsets.
/// </summary>
internal static class GatherGradients
{
    /// <summary>How much slower the kernel of a scatter is than that of a gather, because it loads and stores the elements that it adds to.</summary>
    private const double ScatterCost = 1.2;

    public static void Run(TensorProgram program) => program.Transform(section =>
        [.. section.Select(operation => operation is ConvOp { Kind: ConvKind.Scatter } scatter && Pays(scatter.Geometry) ? Turned(scatter) : operation)]);

    private static bool Pays(ConvGeometry g)
    {
        if (g.IsDepthwise || !CanTurn(g.Height) || !CanTurn(g.Width))
            return false;
        int run = g.RunOf(ConvKind.Scatter);
        return Filled(g.LargeChannelsOfGroup) * ScatterCost >= Filled(run);
    }

    private static bool CanTurn(WindowAxis axis) => axis.Stride == 1 && axis.Before <= (axis.Kernel - 1) * axis.Dilation;

    /// <summary>The fraction of the vectors' lanes that this number of elements fills.</summary>
    private static double Filled(int elements) => (double)elements / Machine.InWholeVectors(elements);

    private static ConvOp Turned(ConvOp scatter)
    {
        static WindowAxis Opposite(WindowAxis axis) =>
            axis with { Large = axis.Small, Small = axis.Large, Before = ((axis.Kernel - 1) * axis.Dilation) - axis.Before };
        ConvGeometry g = scatter.Geometry;
        var turned = new ConvGeometry(Opposite(g.Height), Opposite(g.Width), g.SmallChannels, g.LargeChannels, g.Groups);
        return new ConvOp(ConvKind.Gather, turned, scatter.Output, scatter.Left, scatter.Right) { Label = scatter.Label, IsTurned = true };
    }
}
