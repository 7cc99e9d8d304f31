using System.Collections.Generic;
using System.Linq;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;

namespace Generated.Generators.Schedule;

/// <summary>
/// Brings convolutions to the form that their kernels need: no window extends beyond the image, and the weights are in whole vectors. The zeros
/// around an image are written once, into a copy of the image that the weights' gradient also reads. A copy costs a few hundredths of a convolution,
/// whereas kernels with borders would need a case for each side and corner.
/// </summary>
internal sealed class PrepareConvolutions
{
    private readonly TensorProgram _program;
    private readonly Dictionary<(Value, ConvGeometry), Value> _padded = [];

    /// <summary>The parameters that already have transforms.</summary>
    private readonly Dictionary<Value, Value> _winograd = [];

    /// <summary>The operations that compute the transforms of a section's weights: after all packing, because they may read packed weights.</summary>
    private readonly List<Operation> _transformed = [];

    private PrepareConvolutions(TensorProgram program) => _program = program;

    public static void Run(TensorProgram program)
    {
        var pass = new PrepareConvolutions(program);
        program.Transform(pass.Prepare);
    }

    private List<Operation> Prepare(List<Operation> section)
    {
        var packed = new List<Operation>();
        var prepared = new List<Operation>();
        _transformed.Clear();
        foreach (Operation operation in section)
        {
            if (operation is not ConvOp convolution)
            {
                prepared.Add(operation);
                continue;
            }
            convolution.Geometry = Merged(convolution.Geometry);
            if (convolution.Kind == ConvKind.Scatter)
            {
                Pack(convolution, packed, PackKind.Runs);
                PlaceOp? cut = Surround(convolution);
                prepared.Add(convolution);
                if (cut is not null)
                    prepared.Add(cut);
                continue;
            }
            convolution.Winograd = WinogradOf(convolution);
            if (convolution.Winograd is null)
            {
                PadLeft(convolution, prepared);
                convolution.Winograd = WinogradOf(convolution);
            }
            if (Join(convolution, packed, prepared))
                continue;
            bool isUneven = convolution.Geometry.SmallChannelsOfGroup % Machine.MostLanes != 0 && !convolution.Geometry.IsDepthwise;
            Value parameter = convolution.Right;
            bool isTransformed = convolution.Winograd is not null && TakeTransformed(convolution, convolution.Winograd);
            if (convolution.Kind == ConvKind.Gather && (convolution.IsTurned || isUneven) && !isTransformed)
                Pack(convolution, packed, convolution.IsTurned ? PackKind.Turned : PackKind.WholeVectors);
            if (convolution.Kind == ConvKind.Weights && isUneven && convolution.Winograd is null && convolution.Right.Storage.Role == ValueRole.Input)
                CopyRight(convolution, prepared);
            PackOp? back = convolution.Kind == ConvKind.Weights && isUneven ? SumInWholeVectors(convolution) : null;
            PackOp? backFirst = convolution.Winograd is { } winograd && !isTransformed ? Transform(convolution, winograd, parameter) : null;
            prepared.Add(convolution);
            prepared.AddRange(new[] { backFirst, back }.OfType<PackOp>());
        }
        // Threads share all packing as one region, at the beginning.
        return [.. packed, .. _transformed, .. prepared];
    }

    private static Winograd? WinogradOf(ConvOp convolution) =>
        WinogradBlocks.For(convolution.Kind, convolution.Geometry, Machine.InWholeVectors(convolution.Geometry.SmallChannels));

    /// <summary>
    /// Lets the convolution read weights that were transformed for another one: the same, or those of the opposite direction, turned. Returns whether
    /// there are any.
    /// </summary>
    private bool TakeTransformed(ConvOp convolution, Winograd winograd)
    {
        if (convolution.Kind != ConvKind.Gather || !_winograd.TryGetValue(convolution.Right, out Value weights))
            return false;
        if (convolution.IsTurned)
        {
            Value turned = _program.NewValue(convolution.Right.Name + "Turned", TensorShape.Of(Winograd.Elements * winograd.MatrixElements),
                ValueRole.Intermediate);
            _transformed.Add(new PackOp(PackKind.TurnedWinograd, convolution.Geometry, turned, weights) { Label = convolution.Label });
            weights = turned;
        }
        convolution.Right = weights;
        AddWorkspace(convolution, winograd);
        return true;
    }

    private void AddWorkspace(ConvOp convolution, Winograd winograd) =>
        convolution.Workspace = _program.NewValue(convolution.Output.Name + "Workspace", TensorShape.Of(winograd.WorkspaceElements(convolution.Kind)),
            ValueRole.Workspace);

    /// <summary>
    /// Gives the convolution transformed weights. Or lets the gradient of the weights be summed as the gradient of transformed weights, and returns
    /// the operation that transforms it back.
    /// </summary>
    private PackOp? Transform(ConvOp convolution, Winograd winograd, Value parameter)
    {
        bool isGradient = convolution.Kind == ConvKind.Weights;
        Value weights = isGradient ? convolution.Output : convolution.Right;
        Value transformed = _program.NewValue(weights.Name + "Transformed", TensorShape.Of(Winograd.Elements * winograd.MatrixElements),
            ValueRole.Intermediate);
        AddWorkspace(convolution, winograd);
        if (isGradient)
        {
            convolution.Output = transformed;
            return new PackOp(PackKind.BackFromWinograd, convolution.Geometry, weights, transformed) { Label = convolution.Label };
        }
        convolution.Right = transformed;
        if (!convolution.IsTurned)
            _winograd.Add(parameter, transformed);
        _transformed.Add(new PackOp(PackKind.Winograd, convolution.Geometry, transformed, weights) { Label = convolution.Label });
        return null;
    }

    /// <summary>
    /// Joins neighbouring positions of an image with few channels, so that they fill a vector: 2 positions of 6 channels each fill 12 lanes of 16.
    /// The window becomes wider and is partly multiplied by zeros; these products must cost less than the filled lanes gain.
    /// </summary>
    private bool Join(ConvOp convolution, List<Operation> packed, List<Operation> prepared)
    {
        ConvGeometry geometry = convolution.Geometry;
        bool isPlain = geometry is { Groups: 1, Width.Dilation: 1 } && !convolution.IsTurned
            && (convolution.Kind == ConvKind.Weights || convolution.Right.Storage.Role == ValueRole.Parameter)
            && (convolution.Epilogue?.Inputs.Skip(1).All(input => IsJoinable(input, geometry)) ?? true);
        int positions = isPlain ? JoinedPositions(geometry) : 1;
        if (positions == 1)
            return false;
        WindowAxis width = geometry.Width;
        convolution.Geometry = geometry = geometry with
        {
            Width = width with { Small = width.Small / positions, Kernel = width.Kernel + ((positions - 1) * width.Stride), Stride = width.Stride * positions },
            SmallChannels = geometry.SmallChannels * positions,
            Positions = positions,
        };
        Value InVectors(Value of, string suffix) => _program.NewValue(of.Name + suffix,
            TensorShape.Of(geometry.WeightRows * Machine.InWholeVectors(geometry.SmallChannels)), ValueRole.Intermediate);
        if (convolution.Kind == ConvKind.Weights)
        {
            if (convolution.Right.Storage.Role == ValueRole.Input)
                CopyRight(convolution, prepared);
            Value gradient = convolution.Output;
            convolution.Output = InVectors(gradient, "Sums");
            prepared.Add(convolution);
            prepared.Add(new PackOp(PackKind.BackFromJoined, geometry, gradient, convolution.Output) { Label = convolution.Label });
            return true;
        }

        Value weights = InVectors(convolution.Right, "Joined");
        packed.Add(new PackOp(PackKind.Joined, geometry, weights, convolution.Right) { Label = convolution.Label });
        convolution.Right = weights;
        // The images use the same memory, with fewer positions and more channels.
        TensorShape shape = TensorShape.OfSample(geometry.Height.Small, geometry.Width.Small, geometry.SmallChannels);
        Value Joined(Value image) => _program.Reshaped(image, shape, image.Name + "Joined");
        if (convolution.Epilogue is { } epilogue)
        {
            Value[] arguments = [.. epilogue.Arguments.Select((argument, i) =>
            {
                if (i == 0 || (argument.Shape.Batched && argument.Shape.Elements == shape.Elements))
                    return Joined(argument);
                if (argument.Literal is not null || argument.Shape.Batched || argument.Shape.Equals(TensorShape.Scalar))
                    return argument;
                Value repeated = _program.NewValue(argument.Name + "Repeated", TensorShape.Of(geometry.SmallChannels), ValueRole.Intermediate);
                packed.Add(new PackOp(PackKind.Repeated, geometry, repeated, argument) { Label = convolution.Label });
                return repeated;
            })];
            (Value, Expression)[] results = [.. epilogue.Results.Select(result =>
                (result.Output == epilogue.Arguments[0] ? arguments[0] : Joined(result.Output), result.Expression))];
            convolution.Epilogue = new MapOp(arguments, results) { Label = epilogue.Label };
            convolution.Output = arguments[0];
        }
        else
        {
            convolution.Output = Joined(convolution.Output);
        }
        prepared.Add(convolution);
        return true;
    }

    /// <summary>Whether an epilogue can read a value if positions are joined: an image, one number per sample, or parameters, which are repeated.</summary>
    private static bool IsJoinable(Value value, ConvGeometry geometry) => value.Literal is not null || value.Storage.Role == ValueRole.Parameter
        || (value.Shape.Batched && (value.Shape.Elements == geometry.SmallElements || value.Shape.Equals(TensorShape.PerSample)));

    /// <summary>How many positions to join: with as few products as possible, and with at least a quarter fewer products than without joining.</summary>
    private static int JoinedPositions(ConvGeometry geometry)
    {
        (int best, double least) = (1, 0.75 * geometry.Width.Kernel);
        for (int positions = 2; positions * geometry.SmallChannels <= Machine.MostLanes; positions++)
        {
            double products = (double)(geometry.Width.Kernel + ((positions - 1) * geometry.Width.Stride)) / positions;
            if (geometry.Width.Small % positions == 0 && products < least)
                (best, least) = (positions, products);
        }
        return best;
    }

    /// <summary>With windows of a single position and stride 1, all positions of the image are treated as one row.</summary>
    private static ConvGeometry Merged(ConvGeometry geometry)
    {
        static bool IsPlain(WindowAxis axis) => axis is { Kernel: 1, Stride: 1, Before: 0 } && axis.Large == axis.Small;
        int positions = geometry.Height.Large * geometry.Width.Large;
        return IsPlain(geometry.Height) && IsPlain(geometry.Width)
            ? geometry with { Height = WindowAxis.None, Width = new WindowAxis(positions, positions, 1) } : geometry;
    }

    private static ConvGeometry Padded(ConvGeometry geometry)
    {
        static WindowAxis Whole(WindowAxis axis) => axis.IsPadded ? axis with { Large = axis.Extent, Before = 0 } : axis;
        return geometry with { Height = Whole(geometry.Height), Width = Whole(geometry.Width) };
    }

    private static TensorShape LargeShape(ConvGeometry geometry) => TensorShape.OfSample(geometry.Height.Large, geometry.Width.Large, geometry.LargeChannels);

    /// <summary>The place of the image in the padded one.</summary>
    private static (int[] Inner, int[] Outer, int[] Size) Place(ConvGeometry geometry) => (
        [0, 0, 0],
        [geometry.Height.Before, geometry.Width.Before, 0],
        [InnerSize(geometry.Height), InnerSize(geometry.Width), geometry.LargeChannels]);

    /// <summary>The positions of an image that some window meets; none if all windows are in the padding.</summary>
    private static int InnerSize(WindowAxis axis) => axis.IsPadded ? Math.Max(0, Math.Min(axis.Large, axis.Extent - axis.Before)) : axis.Large;

    private static Box[] BoxOf(Value from, int[] fromStart, int[] toStart, int[] size) => size.Contains(0) ? [] : [new Box(from, fromStart, toStart, size)];

    private void PadLeft(ConvOp convolution, List<Operation> prepared)
    {
        ConvGeometry geometry = convolution.Geometry;
        if (!geometry.IsPadded)
            return;
        ConvGeometry padded = Padded(geometry);
        Value image = convolution.Left;
        if (!_padded.TryGetValue((image, geometry), out Value copy))
        {
            copy = _program.NewValue(image.Name + "Padded", LargeShape(padded), ValueRole.Intermediate);
            (int[] inner, int[] outer, int[] size) = Place(geometry);
            prepared.Add(new PlaceOp(copy, BoxOf(_program.Reshaped(image, LargeShape(geometry)), inner, outer, size)) { Label = convolution.Label });
            _padded.Add((image, geometry), copy);
        }
        convolution.Left = copy;
        convolution.Geometry = padded;
    }

    /// <summary>
    /// Lets a scatter add to an image with its borders and with room for a vector after it; the required part of it is cut out afterwards.
    /// </summary>
    private PlaceOp? Surround(ConvOp convolution)
    {
        ConvGeometry geometry = convolution.Geometry;
        bool isWhole = geometry.IsDepthwise || geometry.RunOf(ConvKind.Scatter) % Machine.MostLanes == 0;
        if (!geometry.IsPadded && isWhole)
            return null;
        ConvGeometry padded = Padded(geometry);
        Value output = convolution.Output;
        Value room = _program.NewValue(output.Name + "Padded", TensorShape.OfSample(padded.LargeElements + (isWhole ? 0 : Machine.MostLanes)),
            ValueRole.Intermediate);
        Value image = _program.NewValue(output.Name + "Whole", LargeShape(padded), ValueRole.Intermediate, room);
        (int[] inner, int[] outer, int[] size) = Place(geometry);
        convolution.Output = image;
        convolution.Geometry = padded;
        return new PlaceOp(_program.Reshaped(output, LargeShape(geometry)), BoxOf(image, outer, inner, size)) { Label = convolution.Label };
    }

    private void Pack(ConvOp convolution, List<Operation> packed, PackKind kind)
    {
        ConvGeometry geometry = convolution.Geometry;
        if (geometry.IsDepthwise)
            return;
        int run = geometry.RunOf(ConvKind.Scatter);
        int elements = kind != PackKind.Runs
            ? geometry.Groups * geometry.WeightRows * Machine.InWholeVectors(geometry.SmallChannelsOfGroup)
            : geometry.WeightRows / run * geometry.SmallChannels * Machine.InWholeVectors(run);
        Value weights = _program.NewValue(convolution.Right.Name + (kind == PackKind.WholeVectors ? "Packed" : "Turned"), TensorShape.Of(elements),
            ValueRole.Intermediate);
        packed.Add(new PackOp(kind, geometry, weights, convolution.Right) { Label = convolution.Label });
        convolution.Right = weights;
    }

    /// <summary>Vectors of the channels of a position are read whole, and may extend beyond the last element: not allowed in the caller's memory.</summary>
    private void CopyRight(ConvOp convolution, List<Operation> prepared)
    {
        Value image = convolution.Right;
        Value copy = _program.NewValue(image.Name + "Copy", image.Shape, ValueRole.Intermediate);
        int[] start = new int[image.Shape.Axes.Count];
        prepared.Add(new PlaceOp(copy, [new Box(image, start, start, [.. image.Shape.Axes])]) { Label = convolution.Label });
        convolution.Right = copy;
    }

    /// <summary>Lets the weights' gradient be summed in rows of whole vectors, and copied to its place afterwards.</summary>
    private PackOp SumInWholeVectors(ConvOp convolution)
    {
        ConvGeometry geometry = convolution.Geometry;
        Value gradient = convolution.Output;
        convolution.Output = _program.NewValue(gradient.Name + "Sums",
            TensorShape.Of(geometry.Groups * geometry.WeightRows * Machine.InWholeVectors(geometry.SmallChannelsOfGroup)), ValueRole.Intermediate);
        return new PackOp(PackKind.Back, geometry, gradient, convolution.Output) { Label = convolution.Label };
    }
}
