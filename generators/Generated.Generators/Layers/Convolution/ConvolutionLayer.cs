using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Convolution;

/// <summary>
/// What convolutions of images and sequences have in common. Weights are a matrix of [offsets and input channels of a group, output
/// channels]; PyTorch holds the same as [out, in/groups, height, width].
/// </summary>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class ConvolutionLayer(int axes) : Layer
{
    private const int MaximumElements = 1 << 28;

    public override bool HasParameters => true;

    protected int Axes { get; } = axes;

    /// <summary>The geometry of the convolution; null if an option is wrong, which has then been reported.</summary>
    protected abstract ConvGeometry? GeometryOf(ShapeContext context, int[] input);

    /// <summary>The same for a layer whose options are known to be right.</summary>
    protected abstract ConvGeometry GeometryOf(Options options, int[] input);

    /// <summary>The shape of the output.</summary>
    protected abstract int[] OutputOf(ConvGeometry geometry);

    /// <summary>Which value of the convolution the output is.</summary>
    protected abstract ConvKind Direction { get; }

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        string shape = Axes == 1 ? "a sequence [time, features]" : "an image [height, width, channels]";
        if (input.Length != Axes + 1)
        {
            string mend = input.Length == 1 ? "; put [Reshape] before it, or begin with " + (Axes == 1 ? "[Input(time, features)]" : "[Input(height, width, channels)]") : "";
            context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, shape, Shapes.Text(input), mend);
            return null;
        }
        if (!Initializations.Check(context) || GeometryOf(context, input) is not { } geometry)
            return null;
        long weights = (long)geometry.Height.Kernel * geometry.Width.Kernel * geometry.LargeChannelsOfGroup * geometry.SmallChannels;
        int[] output = OutputOf(geometry);
        bool fits = context.Require(weights <= MaximumElements, "Filters", "so many that there are at most 2^28 weights", context.Options.Integer("Filters"))
            && context.Require(output.Aggregate(1L, (product, size) => product * size) <= 1 << 24, "Filters", "so many that the output has at most 2^24 elements", context.Options.Integer("Filters"));
        long padded = Reach(geometry.Height) * Reach(geometry.Width) * geometry.LargeChannels;
        fits = fits && context.Require(padded <= 1 << 24, "Padding", "so small that the image with it has at most 2^24 elements", context.Options.Integer("Padding"));
        return fits ? output : null;

        static long Reach(WindowAxis axis) => Math.Min(1 << 24, Math.Max(axis.Large, ((axis.Small - 1L) * axis.Stride) + ((axis.Kernel - 1L) * axis.Dilation) + 1));
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        ConvGeometry geometry = GeometryOf(context.Options, [.. input.Shape.Axes]);
        bool isScatter = Direction == ConvKind.Scatter;
        int filters = isScatter ? geometry.LargeChannels : geometry.SmallChannels;
        int[] kernel = Axes == 1 ? [geometry.Width.Kernel] : [geometry.Height.Kernel, geometry.Width.Kernel];
        int field = geometry.Height.Kernel * geometry.Width.Kernel;
        int columns = geometry.SmallChannels;
        int row = geometry.LargeChannelsOfGroup * columns;

        // PyTorch computes the fans from the axes of the weights, for convolutions and transposed convolutions alike.
        (int fanIn, int fanOut) = (geometry.LargeChannelsOfGroup * field, columns * field);
        int[] standard = [columns, geometry.LargeChannelsOfGroup, .. kernel];
        int[] strides = Axes == 1 ? [1, columns, row] : [1, columns, geometry.Width.Kernel * row, row];
        TensorShape shape = geometry.IsDepthwise ? TensorShape.Fixed(geometry.WeightRows * columns) : TensorShape.Fixed(geometry.WeightRows, columns);
        int panel = geometry.Groups > 1 && !geometry.IsDepthwise ? geometry.SmallChannelsOfGroup : 0;
        Value weights = context.Parameter("weight", "Weights", "Weight", shape, standard, strides, Initializations.OfWeights(context, fanIn, fanOut, geometry.WeightRows, columns), panel);

        bool hasBias = context.Options.Flag("Bias", true);
        Value product = context.Program.NewValue(hasBias ? context.ValueName + "Product" : context.ValueName, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        context.Program.Forward.Add(new ConvOp(Direction, geometry, product, input, weights) { Label = context.LayerName });
        if (!hasBias)
            return product;
        Value bias = context.Parameter("bias", "Bias", "Bias", filters == 1 ? TensorShape.Scalar : TensorShape.Fixed(filters), [filters], [1], Initializations.OfBias(context, fanIn, fanOut));
        return context.Map(context.ValueName, X + Arg(1), [product, bias]);
    }

    public override string Describe(Options options)
    {
        int height = options.Integer("Kernel"), width = Axes == 1 ? height : Other(options, "Kernel");
        string kernel = Axes == 1 ? $"kernel {height}" : $"{height}x{width}";
        int stride = options.Integer("Stride", 1), across = Axes == 1 ? stride : Other(options, "Stride", 1);
        string strides = (stride, across) == (1, 1) ? "" : stride == across ? $", stride {stride}" : $", stride {stride}x{across}";
        string groups = options.Integer("Groups", 1) is var count and > 1 ? $", {count} groups" : "";
        return kernel + strides + groups;
    }

    /// <summary>The value of an option across; the same as down unless it is given.</summary>
    protected static int Other(Options options, string option, int fallback = 0) =>
        options.Integer(option + "Width", -1) is var across && across >= 0 ? across : options.Integer(option, fallback);
}
