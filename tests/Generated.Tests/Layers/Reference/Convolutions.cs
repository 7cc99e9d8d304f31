namespace Generated.Tests.Layers.Reference;

/// <summary>Convolutions as their definitions have them: a loop for every index.</summary>
internal static class Convolutions
{
    /// <summary>A window along one axis, as the attribute's options state it.</summary>
    private readonly record struct Window(int Kernel, int Stride, int Padding, int Dilation)
    {
        /// <summary>Positions of the window over so many elements.</summary>
        public int Over(int size) => Padding == Generated.Padding.Same
            ? (size + Stride - 1) / Stride : ((size + (2 * Padding) - (Dilation * (Kernel - 1)) - 1) / Stride) + 1;

        /// <summary>Zeros before the first element.</summary>
        public int Before(int size) => Padding != Generated.Padding.Same
            ? Padding : Math.Max(((Over(size) - 1) * Stride) + (Dilation * (Kernel - 1)) + 1 - size, 0) / 2;

        /// <summary>Elements of the image that a transposed convolution makes of so many.</summary>
        public int From(int size, int more) => ((size - 1) * Stride) - (2 * Padding) + (Dilation * (Kernel - 1)) + more + 1;
    }

    /// <summary>What a convolution makes of one sample, and its shape; null for any other layer.</summary>
    public static (double[] Values, int[] Shape)? Apply(LayerAttribute step, double[] x, int[] shape, Queue<double[]> tensors) => step switch
    {
        Conv1DAttribute a =>
            Line(Forward(x, [1, .. shape], new Window(1, 1, 0, 1), new Window(a.Kernel, a.Stride, a.Padding, a.Dilation), a.Filters, a.Groups,
            tensors.Dequeue(), a.Bias ? tensors.Dequeue() : null)),
        Conv2DAttribute a => Forward(x, shape, new Window(a.Kernel, a.Stride, a.Padding, a.Dilation),
            new Window(Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), OrPadding(a.PaddingWidth, a.Padding), Or(a.DilationWidth, a.Dilation)),
            a.Filters, a.Groups, tensors.Dequeue(), a.Bias ? tensors.Dequeue() : null),
        ConvTranspose1DAttribute a =>
            Line(Transposed(x, [1, .. shape], new Window(1, 1, 0, 1), 0, new Window(a.Kernel, a.Stride, a.Padding, a.Dilation), a.OutputPadding, a.Filters,
            a.Groups, tensors.Dequeue(), a.Bias ? tensors.Dequeue() : null)),
        ConvTranspose2DAttribute a => Transposed(x, shape, new Window(a.Kernel, a.Stride, a.Padding, a.Dilation), a.OutputPadding,
            new Window(Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), OrPadding(a.PaddingWidth, a.Padding), Or(a.DilationWidth, a.Dilation)),
            a.OutputPaddingWidth < 0 ? a.OutputPadding : a.OutputPaddingWidth, a.Filters, a.Groups, tensors.Dequeue(), a.Bias ? tensors.Dequeue() : null),
        _ => null,
    };

    private static int Or(int across, int down) => across == 0 ? down : across;

    private static int OrPadding(int across, int down) => across == int.MinValue ? down : across;

    private static (double[], int[]) Line((double[] Values, int[] Shape) image) => (image.Values, image.Shape[1..]);

    private static (double[] Values, int[] Shape) Forward(double[] x, int[] shape, Window down, Window across, int filters, int groups, double[] weights,
        double[]? bias)
    {
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        (int rows, int columns) = (down.Over(height), across.Over(width));
        (int channelsOfGroup, int filtersOfGroup) = (channels / groups, filters / groups);
        var y = new double[rows * columns * filters];
        for (int h = 0; h < rows; h++)
        {
            for (int w = 0; w < columns; w++)
            {
                for (int n = 0; n < filters; n++)
                {
                    double sum = bias?[n] ?? 0;
                    for (int c = 0; c < channelsOfGroup; c++)
                    {
                        for (int i = 0; i < down.Kernel; i++)
                        {
                            for (int j = 0; j < across.Kernel; j++)
                            {
                                int row = (h * down.Stride) - down.Before(height) + (i * down.Dilation);
                                int column = (w * across.Stride) - across.Before(width) + (j * across.Dilation);
                                if (row >= 0 && row < height && column >= 0 && column < width)
                                    sum += x[(((row * width) + column) * channels) + (n / filtersOfGroup * channelsOfGroup)
                                        + c] * weights[(((((n * channelsOfGroup) + c) * down.Kernel) + i) * across.Kernel) + j];
                            }
                        }
                    }
                    y[(((h * columns) + w) * filters) + n] = sum;
                }
            }
        }
        return (y, [rows, columns, filters]);
    }

    private static (double[] Values, int[] Shape) Transposed(double[] x, int[] shape, Window down, int moreDown, Window across, int moreAcross, int filters,
        int groups, double[] weights, double[]? bias)
    {
        (int height, int width, int channels) = (shape[0], shape[1], shape[2]);
        (int rows, int columns) = (down.From(height, moreDown), across.From(width, moreAcross));
        (int channelsOfGroup, int filtersOfGroup) = (channels / groups, filters / groups);
        var y = new double[rows * columns * filters];
        for (int i = 0; i < y.Length; i++)
            y[i] = bias?[i % filters] ?? 0;
        for (int h = 0; h < height; h++)
        {
            for (int w = 0; w < width; w++)
            {
                for (int c = 0; c < channels; c++)
                {
                    for (int n = 0; n < filtersOfGroup; n++)
                    {
                        for (int i = 0; i < down.Kernel; i++)
                        {
                            for (int j = 0; j < across.Kernel; j++)
                            {
                                int row = (h * down.Stride) - down.Padding + (i * down.Dilation);
                                int column = (w * across.Stride) - across.Padding + (j * across.Dilation);
                                if (row >= 0 && row < rows && column >= 0 && column < columns)
                                    y[(((row * columns) + column) * filters) + (c / channelsOfGroup * filtersOfGroup) + n] += x[(((h * width) + w) * channels)
                                        + c] * weights[(((((c * filtersOfGroup) + n) * down.Kernel) + i) * across.Kernel) + j];
                            }
                        }
                    }
                }
            }
        }
        return (y, [rows, columns, filters]);
    }
}
