using System.Linq;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Ir;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Layers.Shared;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Layers.Convolution;

/// <summary>The options of a convolution.</summary>
/// <param name="Filters">The number of output channels.</param>
/// <param name="Down">The windows down an image, or along a sequence.</param>
/// <param name="Across">The windows across an image; those along a sequence once more.</param>
/// <param name="Groups">The number of groups of channels.</param>
/// <param name="Bias">Whether there is a bias.</param>
/// <param name="Initializers">How weights and bias are drawn.</param>
internal sealed record ConvolutionOptions(int Filters, WindowOptions Down, WindowOptions Across, int Groups, bool Bias, InitializerOptions Initializers)
{
    public static ConvolutionOptions Of(Options given, int axes) => new(
        given.Integer(nameof(Filters)), WindowOptions.Of(given, across: false), WindowOptions.Of(given, across: axes == 2), given.Integer(nameof(Groups), 1),
        given.Flag(nameof(Bias), true), InitializerOptions.Of(given));
}

/// <summary>
/// What convolutions of images and sequences have in common. Weights are a matrix of [offsets and input channels of a group, output
/// channels]; PyTorch holds the same as [out, in/groups, height, width].
/// </summary>
/// <param name="given">The options that were given.</param>
/// <param name="axes">1 for sequences [time, features], 2 for images [height, width, channels].</param>
internal abstract class ConvolutionLayer(Options given, int axes) : Layer
{
    private const int MaximumElements = 1 << 28;

    public sealed override Values Values => Values.AnyNumbers;

    public sealed override LayerState State => LayerState.Parameters;

    public sealed override InputLayout Layout => Axes == 2 ? InputLayout.Image : InputLayout.Any;

    protected int Axes { get; } = axes;

    protected ConvolutionOptions Options { get; } = ConvolutionOptions.Of(given, axes);

    /// <summary>The geometry of the convolution; null if an option is wrong, which has then been reported.</summary>
    protected abstract ConvGeometry? CheckedGeometryOf(ShapeContext context, int[] input);

    /// <summary>The same for a layer whose options are known to be right.</summary>
    protected abstract ConvGeometry GeometryOf(int[] input);

    /// <summary>The shape of the output.</summary>
    protected abstract int[] OutputOf(ConvGeometry geometry);

    /// <summary>Which value of the convolution the output is.</summary>
    protected abstract ConvKind Direction { get; }

    public override int[]? Infer(ShapeContext context, int[] input)
    {
        string shape = Axes == 1 ? "a sequence [time, features]" : "an image [height, width, channels]";
        if (input.Length != Axes + 1)
        {
            string mend = input.Length == 1 ? "; put [Reshape] before it, or begin with "
                + (Axes == 1 ? "[Input(time, features)]" : "[Input(height, width, channels)]") : "";
            context.Report(DiagnosticIds.ShapeMismatch, null, context.Spec.Kind, shape, Shapes.Text(input), mend);
            return null;
        }
        if (!Options.Initializers.Check(context) || CheckedGeometryOf(context, input) is not { } geometry)
            return null;
        long weights = (long)geometry.Height.Kernel * geometry.Width.Kernel * geometry.LargeChannelsOfGroup * geometry.SmallChannels;
        int[] output = OutputOf(geometry);
        long elements = output.Aggregate(1L, (product, size) => product * size);
        bool fits = context.Require(weights <= MaximumElements, nameof(Options.Filters), "so many that there are at most 2^28 weights", Options.Filters)
            && context.Require(elements <= 1 << 24, nameof(Options.Filters), "so many that the output has at most 2^24 elements", Options.Filters);
        long padded = Reach(geometry.Height) * Reach(geometry.Width) * geometry.LargeChannels;
        SizeOption padding = Options.Down.Padding;
        fits = fits && context.Require(padded <= 1 << 24, padding.Option, "so small that the image with it has at most 2^24 elements", padding.Value);
        return fits ? output : null;

        static long Reach(WindowAxis axis) => Math.Min(1 << 24,
            Math.Max(axis.Large, ((axis.Small - 1L) * axis.Stride) + ((axis.Kernel - 1L) * axis.Dilation) + 1));
    }

    public override Value Lower(LoweringContext context, Value input)
    {
        ConvGeometry geometry = GeometryOf([.. input.Shape.Axes]);
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
        TensorShape shape = geometry.IsDepthwise ? TensorShape.Of(geometry.WeightRows * columns) : TensorShape.Of(geometry.WeightRows, columns);
        int panel = geometry.Groups > 1 && !geometry.IsDepthwise ? geometry.SmallChannelsOfGroup : 0;
        Initialization ofWeights = Options.Initializers.OfWeights(fanIn, fanOut, geometry.WeightRows, columns);
        Value weights = context.Parameter(TensorName.Weights, ParameterKind.Weight, shape, standard, strides, ofWeights, panel);

        string name = Options.Bias ? context.ValueName + "Product" : context.ValueName;
        Value product = context.Program.NewValue(name, TensorShape.OfSample(context.OutputShape), ValueRole.Intermediate);
        context.Add(new ConvOp(Direction, geometry, product, input, weights));
        if (!Options.Bias)
            return product;
        TensorShape ofBias = filters == 1 ? TensorShape.Scalar : TensorShape.Of(filters);
        Value bias = context.Parameter(TensorName.Bias, ParameterKind.Bias, ofBias, [filters], [1], Options.Initializers.OfBias(fanIn, fanOut));
        return context.Map(context.ValueName, X + Arg(1), [product, bias]);
    }

    public override string Describe()
    {
        (WindowOptions down, WindowOptions across) = (Options.Down, Options.Across);
        string kernel = Axes == 1 ? $"kernel {down.Kernel.Value}" : $"{down.Kernel.Value}x{across.Kernel.Value}";
        (int stride, int strideAcross) = (down.Stride.Value, across.Stride.Value);
        string strides = (stride, strideAcross) == (1, 1) ? "" : stride == strideAcross ? $", stride {stride}" : $", stride {stride}x{strideAcross}";
        string groups = Options.Groups > 1 ? $", {Options.Groups} groups" : "";
        return kernel + strides + groups;
    }

    /// <summary>Checks what convolutions and transposed convolutions have in common.</summary>
    protected bool CheckOptions(ShapeContext context, int channels, bool takesSame)
    {
        (int filters, int groups) = (Options.Filters, Options.Groups);
        return context.Require(filters is >= 1 and <= 1 << 20, nameof(Options.Filters), "from 1 to 2^20", filters)
            && Options.Down.Check(context, takesSame) && (Axes == 1 || Options.Across.Check(context, takesSame))
            && context.Require(groups >= 1 && channels % groups == 0, nameof(Options.Groups), $"a divisor of the {channels} input channels", groups)
            && context.Require(filters % groups == 0, nameof(Options.Groups), $"a divisor of the {filters} filters", groups);
    }
}
