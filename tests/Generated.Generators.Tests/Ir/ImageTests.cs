using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Schedule;
using Xunit;

namespace Generated.Generators.Tests.Ir;

/// <summary>Which positions windows and tables read, and what follows from the geometry of a convolution.</summary>
public sealed class ImageTests
{
    private static string Text(TapAxis axis) => $"{axis.From}: {string.Join(", ", axis.Taps.Select(Text))}";

    private static string Text(IReadOnlyList<Tap> taps) => string.Join(" ", taps.Select(tap => FormattableString.Invariant($"{tap.Position}@{tap.Weight}")));

    [Theory]
    [InlineData(4, 2, 2, 2, 0, 1, "4: 0@0 1@1, 2@0 3@1")]
    [InlineData(4, 3, 3, 2, 1, 1, "4: 0@1 1@2, 1@0 2@1 3@2, 3@0")]
    [InlineData(5, 3, 2, 1, 0, 2, "5: 0@0 2@1, 1@0 3@1, 2@0 4@1")]
    [InlineData(3, 1, 5, 1, 1, 1, "3: 0@1 1@2 2@3")]
    public void The_windows_of_a_pool(int size, int count, int kernel, int stride, int padding, int dilation, string taps) =>
        Assert.Equal(taps, Text(TapAxis.Windows(size, count, kernel, stride, padding, dilation)));

    [Theory]
    [InlineData(6, 2, "6: 0@0 1@1 2@2, 3@0 4@1 5@2")]
    [InlineData(5, 3, "5: 0@0 1@1, 1@0 2@1 3@2, 3@0 4@1")]
    [InlineData(2, 3, "2: 0@0, 0@0 1@1, 1@0")]
    public void The_windows_of_an_adaptive_pool(int size, int count, string taps) => Assert.Equal(taps, Text(TapAxis.Adaptive(size, count)));

    [Fact]
    public void Adaptive_windows_of_large_images_do_not_overflow() => Assert.Equal("99998@0 99999@1", Text(TapAxis.Adaptive(100_000, 50_000).Taps[49_999]));

    [Fact]
    public void A_table_adds_up_taps_of_one_position_in_order()
    {
        TapAxis axis = TapAxis.Of(4, 2, o => o == 0 ? [new Tap(3, 0.5), new Tap(1, 0.25), new Tap(3, 0.25)] : []);

        Assert.Equal("4: 1@0.25 3@0.75, ", Text(axis));
        Assert.Equal("2: , 0@0.25, , 0@0.75", Text(axis.Transposed()));
        Assert.Equal("4: 1@0.5 3@1.5, ", Text(axis.Scaled(2)));
        Assert.Equal("4: 1@0.25 3@0.25, ", Text(axis.Averaged((o, count) => (4 * o) + (2 * count))));
        Assert.Equal("3: 0@1, 1@1, 2@1", Text(TapAxis.Same(3)));
        Assert.Equal(2, axis.To);
    }

    [Fact]
    public void What_all_taps_of_a_table_have_in_common()
    {
        TapAxis windows = TapAxis.Windows(4, 2, 2, 2, 0, 1);

        Assert.Equal((2, null, 2), (windows.Offsets, windows.OneWeight, windows.OneCount));
        Assert.Equal((2, 1.0, 1), (TapAxis.Same(3).Offsets, TapAxis.Same(3).OneWeight, TapAxis.Same(3).OneCount));
        Assert.Null(TapAxis.Windows(4, 3, 3, 2, 1, 1).OneCount);
        Assert.Equal(1, new TapAxis(4, [[]]).Offsets);
        Assert.Null(new TapAxis(4, [[]]).OneWeight);
    }

    [Fact]
    public void Tables_are_equal_if_they_read_the_same()
    {
        TapAxis windows = TapAxis.Windows(4, 2, 2, 2, 0, 1);

        Assert.Equal(TapAxis.Windows(4, 2, 2, 2, 0, 1), windows);
        Assert.Equal(TapAxis.Windows(4, 2, 2, 2, 0, 1).GetHashCode(), windows.GetHashCode());
        Assert.NotEqual(TapAxis.Windows(5, 2, 2, 2, 0, 1), windows);
        Assert.NotEqual(TapAxis.Windows(4, 1, 2, 2, 0, 1), windows);
        Assert.NotEqual(TapAxis.Windows(4, 2, 2, 1, 0, 1), windows);
        Assert.False(windows.Equals("windows"));
    }

    [Theory]
    [InlineData(8, 6, 3, 1, 1, 0, 8, false)]
    [InlineData(8, 8, 3, 1, 1, 1, 10, true)]
    [InlineData(9, 4, 3, 2, 1, 0, 9, false)]
    [InlineData(8, 4, 3, 2, 1, 0, 9, true)]
    [InlineData(8, 4, 3, 1, 2, 0, 8, false)]
    [InlineData(8, 2, 2, 3, 1, 1, 5, true)]
    public void The_extent_of_windows(int large, int small, int kernel, int stride, int dilation, int before, int extent, bool isPadded)
    {
        var axis = new WindowAxis(large, small, kernel, stride, dilation, before);

        Assert.Equal((extent, isPadded), (axis.Extent, axis.IsPadded));
        Assert.Equal(isPadded, new ConvGeometry(axis, WindowAxis.None, 3, 4).IsPadded);
        Assert.Equal(isPadded, new ConvGeometry(WindowAxis.None, axis, 3, 4).IsPadded);
    }

    [Fact]
    public void The_sizes_of_a_convolution()
    {
        var geometry = new ConvGeometry(new WindowAxis(9, 4, 3, 2), new WindowAxis(12, 3, 5, 4), 6, 8, Groups: 2, Positions: 2);

        Assert.Equal((3, 4), (geometry.LargeChannelsOfGroup, geometry.SmallChannelsOfGroup));
        Assert.Equal(3 * 5 * 3, geometry.WeightRows);
        Assert.Equal((9 * 12 * 6, 4 * 3 * 8), (geometry.LargeElements, geometry.SmallElements));
        Assert.Equal((2, 3), (geometry.PositionStride, geometry.PositionKernel));
        Assert.Equal(4 * 3 * 8 * 3 * 3 * 3, geometry.Products);
    }

    [Theory]
    [InlineData(4, 4, 1, false)]
    [InlineData(4, 4, 2, false)]
    [InlineData(4, 4, 4, true)]
    [InlineData(4, 8, 4, false)]
    [InlineData(8, 4, 4, false)]
    [InlineData(1, 1, 1, false)]
    public void Channels_that_are_groups_of_their_own(int large, int small, int groups, bool isDepthwise) =>
        Assert.Equal(isDepthwise, new ConvGeometry(new WindowAxis(8, 6, 3), new WindowAxis(8, 6, 3), large, small, groups).IsDepthwise);

    [Theory]
    [InlineData(6, 3, 1, 5, 1, 15, 15)]
    [InlineData(6, 3, 1, 16, 1, 48, 16)] // whole vectors in any case
    [InlineData(1, 3, 1, 5, 1, 15, 5)] // a sequence
    [InlineData(1, 1, 1, 5, 1, 5, 5)]
    [InlineData(6, 1, 1, 16, 1, 16, 16)]
    [InlineData(6, 3, 2, 5, 1, 5, 5)] // dilation
    [InlineData(6, 3, 1, 6, 2, 3, 3)] // groups
    public void The_elements_that_lie_one_after_another(int height, int kernel, int dilation, int channels, int groups, int gathered, int scattered)
    {
        var geometry = new ConvGeometry(new WindowAxis(height + 2, height, 3), new WindowAxis(20, 10, kernel, 1, dilation), channels, 4, groups);

        Assert.Equal((gathered, scattered, gathered), (geometry.RunOf(ConvKind.Gather), geometry.RunOf(ConvKind.Scatter), geometry.RunOf(ConvKind.Weights)));
    }

    [Theory]
    [InlineData(ConvKind.Gather, 8, 16, 16, true, 4, 1)]
    [InlineData(ConvKind.Gather, 32, 16, 16, true, 4, 1)] // 102 tiles fit: 4 rows of 16, a divisor of 16
    [InlineData(ConvKind.Gather, 24, 16, 16, true, 6, 1)] // 8 rows would fit, but 6 divides 12
    [InlineData(ConvKind.Gather, 256, 16, 16, true, 1, 1)]
    [InlineData(ConvKind.Gather, 32, 256, 256, true, 1, 1)]
    [InlineData(ConvKind.Weights, 8, 16, 16, true, 4, 8)] // 128 tiles at most: 8 images of 16
    [InlineData(ConvKind.Weights, 32, 16, 16, true, 8, 1)]
    [InlineData(ConvKind.Weights, 8, 256, 256, true, 4, 1)]
    public void The_blocks_of_Winograds_algorithm(object kind, int size, int large, int small, bool isBordered, int rows, int samples)
    {
        var axis = new WindowAxis(size, size, 3, Before: 1);
        Winograd winograd = WinogradBlocks.For((ConvKind)kind, new ConvGeometry(axis, axis, large, small), small)!;

        Assert.Equal((isBordered, size / 2, size / 2, large, small), (winograd.IsBordered, winograd.Down, winograd.Across, winograd.Inputs, winograd.Columns));
        Assert.Equal((rows, samples, samples * rows * size / 2), (winograd.Rows, winograd.Samples, winograd.Tiles));
        Assert.Equal(large * small, winograd.MatrixElements);
        Assert.Equal((winograd.Tiles * large + 15) / 16 * 16 + 16, winograd.InputStride);
        Assert.Equal((winograd.Tiles * small + 15) / 16 * 16 + 16, winograd.SumStride);
        Assert.Equal(4 * winograd.InputStride, winograd.InputElements);
        Assert.Equal((4 * winograd.InputStride) + (16 * winograd.SumStride), winograd.WorkspaceElements(ConvKind.Gather));
        Assert.Equal((4 * winograd.InputStride) + (4 * winograd.SumStride), winograd.WorkspaceElements(ConvKind.Weights));
    }

    /// <summary>Winograd's algorithm takes windows of 3x3 that go one by one, over images of even sizes without borders, or with borders of one.</summary>
    [Theory]
    [InlineData(ConvKind.Gather, true)]
    [InlineData(ConvKind.Weights, true)]
    [InlineData(ConvKind.Scatter, false)] // The large image is the output.
    [InlineData(ConvKind.Gather, true, 18, 16, 3, 1, 1, 0)]
    [InlineData(ConvKind.Gather, false, 17, 15, 3, 1, 1, 0)] // odd
    [InlineData(ConvKind.Gather, false, 17, 17)]
    [InlineData(ConvKind.Gather, false, 16, 18, 3, 1, 1, 2)] // borders of two
    [InlineData(ConvKind.Gather, false, 17, 16, 3, 1, 1, 1)] // a border on one side only
    [InlineData(ConvKind.Gather, false, 16, 16, 5, 1, 1, 2)]
    [InlineData(ConvKind.Gather, false, 32, 16, 3, 2)]
    [InlineData(ConvKind.Gather, false, 16, 16, 3, 1, 2, 2)]
    public void Where_Winograds_algorithm_is_used_along_an_axis(
        object kind, bool isUsed, int large = 16, int small = 16, int kernel = 3, int stride = 1, int dilation = 1, int before = 1)
    {
        var axis = new WindowAxis(large, small, kernel, stride, dilation, before);
        var fits = new WindowAxis(16, 16, 3, Before: 1);
        ConvGeometry[] geometries = before == 0 // Without borders, there are none along the other axis, either.
            ? [new(axis, axis, 16, 16)]
            : [new(axis, axis, 16, 16), new(axis, fits, 16, 16), new(fits, axis, 16, 16)];

        Assert.All(geometries, geometry => Assert.Equal(isUsed, WinogradBlocks.For((ConvKind)kind, geometry, 16) is not null));
    }

    [Theory]
    [InlineData(true, 16, 16, 16)]
    [InlineData(false, 15, 16, 16)] // too few channels
    [InlineData(false, 16, 15, 16)]
    [InlineData(false, 32, 32, 16, 2)] // groups
    [InlineData(false, 16, 16, 16, 1, 2)] // joined positions
    [InlineData(true, 16, 16, 8)] // 16 tiles
    [InlineData(false, 16, 16, 6)] // 9
    [InlineData(true, 256, 256, 16)]
    [InlineData(false, 256, 272, 16)] // more weights than a cache holds
    [InlineData(false, 272, 256, 16)]
    public void Where_Winograds_algorithm_pays(bool isUsed, int large, int small, int size, int groups = 1, int positions = 1)
    {
        var axis = new WindowAxis(size, size, 3, Before: 1);

        Assert.Equal(isUsed, WinogradBlocks.For(ConvKind.Gather, new ConvGeometry(axis, axis, large, small, groups, positions), small) is not null);
    }

    /// <summary>Boxes leave zeros if all of them together are smaller than the image.</summary>
    [Theory]
    [InlineData(false, 4, 2)]
    [InlineData(true, 3, 2)]
    [InlineData(true, 3)]
    [InlineData(false, 6)]
    [InlineData(true)]
    public void Boxes_leave_zeros(bool leavesZeros, params int[] widths)
    {
        var image = new Value(1, "x", TensorShape.OfSample(2, 6), DType.Float32, ValueRole.Intermediate);

        Assert.Equal(leavesZeros, new PlaceOp(image, [.. widths.Select(width => new Box(image, [0, 0], [0, 0], [2, width]))]).LeavesZeros);
    }
}
