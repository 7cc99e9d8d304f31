using System.Collections.Generic;
using System.Linq;
using static Generated.Generators.Ir.ProgramText;

namespace Generated.Generators.Ir.Ops;

/// <summary>The layouts of weights that <see cref="PackOp"/> writes.</summary>
internal enum PackKind
{
    /// <summary>Panels whose last is filled up with zeros to whole vectors: for <see cref="ConvKind.Gather"/>.</summary>
    WholeVectors,

    /// <summary>
    /// For <see cref="ConvKind.Scatter"/>: for each run of offsets and channels that are contiguous in an image, a row for each small channel, filled
    /// up with zeros to whole vectors.
    /// </summary>
    Runs,

    /// <summary>
    /// For a turned gather (<see cref="ConvOp.IsTurned"/>): offsets in opposite order, channels exchanged, in panels like those of
    /// <see cref="WholeVectors"/>.
    /// </summary>
    Turned,

    /// <summary>
    /// From panels like those of <see cref="WholeVectors"/> to the layout of the weights themselves: for gradients that were summed in whole vectors.
    /// </summary>
    Back,

    /// <summary>
    /// Like <see cref="WholeVectors"/>, for joined positions (<see cref="ConvGeometry.Positions"/>): the weights of the positions side by side, each
    /// where its window begins.
    /// </summary>
    Joined,

    /// <summary>From sums for joined positions to the layout of the weights themselves: the sum over the positions.</summary>
    BackFromJoined,

    /// <summary>A number for each channel, repeated for each of the joined positions.</summary>
    Repeated,

    /// <summary>From panels of whole vectors to the 16 matrices of <see cref="Ir.Winograd"/>.</summary>
    Winograd,

    /// <summary>The 16 matrices of <see cref="Ir.Winograd"/> for the opposite direction.</summary>
    TurnedWinograd,

    /// <summary>From the gradient of the 16 matrices of <see cref="Ir.Winograd"/> to panels of whole vectors.</summary>
    BackFromWinograd,
}

/// <summary>Weights of a convolution in the order in which its kernel reads them. Made by the kernel pass, not by layers.</summary>
internal sealed class PackOp(PackKind kind, ConvGeometry geometry, Value output, Value input) : Operation
{
    public PackKind Kind { get; } = kind;

    public ConvGeometry Geometry { get; } = geometry;

    public Value Output { get; } = output;

    public Value Input { get; } = input;

    public override IReadOnlyList<Value> Inputs => [Input];

    public override IReadOnlyList<Value> Outputs => [Output];

    public override IReadOnlyList<Value> Factors => [Input, Output];

    public override bool KnowsPanels => true;

    /// <summary>Weights do not grow with the batch, in whatever layout they are.</summary>
    public override void Verify(Check check) =>
        check.Require(!Input.Shape.Batched && !Output.Shape.Batched, $"'{Label}' packs {Input.Shape} as {Output.Shape}.");

    public override Cost Cost => new(Shuffled: Math.Max(Input.Shape.Elements, Output.Shape.Elements));

    public override Split Split => Split.Elements;

    public override string Word => "pack";

    public override string Text(bool isDerived) => $"{Name(Output)} = {Name(Input)} as {Words(Kind)}; {Geometry.Text()}; {Output.Shape}";

    public override string Formula(Func<Value, string> name) => $"{name(Output)} {Output.Shape} = {name(Input)} {Input.Shape}, as its kernel reads it";

    public override void Adjoint(IReverseMode reverse) => throw HasNoAdjoint();

    /// <summary>None. It arranges weights for kernels, which straight code has none of.</summary>
    public override IReadOnlyList<ElementFormula>? ByElement => null;

    public override TResult Accept<TResult>(IOperationVisitor<TResult> visitor) => visitor.Visit(this);

    public override bool Retarget(Value output, Value destination) => false;

    public override void Interpret(Interpreter interpreter)
    {
        double[] from = interpreter.InRows(Input) ?? interpreter.Of(Input);
        switch (Kind)
        {
            case PackKind.WholeVectors or PackKind.Runs or PackKind.Winograd:
                interpreter.KeepInRows(Output, from);
                break;
            case PackKind.Turned or PackKind.TurnedWinograd:
                interpreter.KeepInRows(Output, Turned(from, Geometry));
                break;
            case PackKind.Joined:
                interpreter.KeepInRows(Output, [.. PlacesOfJoined(Geometry).Select(place => place < 0 ? 0 : from[place])]);
                break;
            case PackKind.Repeated:
                interpreter.Write(Output, [.. Enumerable.Range(0, Output.Shape.Elements).Select(i => from[i % (Geometry.SmallChannels / Geometry.Positions)])]);
                break;
            case PackKind.Back:
                interpreter.Write(Output, from);
                break;
            case PackKind.BackFromWinograd:
                interpreter.KeepInRows(Output, from);
                if (Output.Shape.Elements == from.Length)
                    interpreter.Write(Output, from);
                break;
            case PackKind.BackFromJoined:
                interpreter.Write(Output, SumOfPositions(from, Geometry));
                break;
            default:
                throw new NotSupportedException(Kind.ToString());
        }
    }

    /// <summary>From the weights of a scatter to those of the gather that replaces it: offsets in opposite order, channels exchanged.</summary>
    /// <param name="weights">[offsets, small channels of a group of the turned geometry] by its large channels.</param>
    /// <param name="g">The turned geometry.</param>
    public static double[] Turned(double[] weights, ConvGeometry g)
    {
        int offsets = g.Height.Kernel * g.Width.Kernel, large = g.LargeChannelsOfGroup, small = g.SmallChannelsOfGroup;
        var turned = new double[weights.Length];
        for (int k = 0; k < offsets; k++)
        {
            for (int group = 0; group < g.Groups; group++)
            {
                for (int c = 0; c < large; c++)
                {
                    for (int n = 0; n < small; n++)
                    {
                        int from = ((((offsets - 1 - k) * small) + n) * g.LargeChannels) + (group * large) + c;
                        turned[(((k * large) + c) * g.SmallChannels) + (group * small) + n] = weights[from];
                    }
                }
            }
        }
        return turned;
    }

    /// <summary>The gradient of joined weights, where there are any: sums for the zeros beside a window are not defined.</summary>
    public static double[] OnlyInWindows(double[] sums, ConvGeometry g) =>
        [.. PlacesOfJoined(g).Select((place, at) => place < 0 ? double.NaN : sums[at])];

    /// <summary>For each weight of joined positions, where it is in the weights of one position, or -1 outside of that position's window.</summary>
    private static int[] PlacesOfJoined(ConvGeometry g)
    {
        int channels = g.SmallChannels / g.Positions, large = g.LargeChannelsOfGroup;
        return [.. Enumerable.Range(0, g.WeightRows * g.SmallChannels).Select(at =>
        {
            int column = at % g.SmallChannels, c = at / g.SmallChannels % large;
            int j = at / g.SmallChannels / large % g.Width.Kernel, i = at / g.SmallChannels / large / g.Width.Kernel;
            int inWindow = j - (column / channels * g.PositionStride);
            bool isOutside = inWindow < 0 || inWindow >= g.PositionKernel;
            return isOutside ? -1 : (((((i * g.PositionKernel) + inWindow) * large) + c) * channels) + (column % channels);
        })];
    }

    private static double[] SumOfPositions(double[] sums, ConvGeometry g)
    {
        int[] places = PlacesOfJoined(g);
        var weights = new double[g.Height.Kernel * g.PositionKernel * g.LargeChannelsOfGroup * (g.SmallChannels / g.Positions)];
        for (int at = 0; at < sums.Length; at++)
        {
            if (places[at] >= 0)
                weights[places[at]] += sums[at];
        }
        return weights;
    }
}
