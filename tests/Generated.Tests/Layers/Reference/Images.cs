namespace Generated.Tests.Layers.Reference;

/// <summary>Layers of images and sequences, as loops over positions. A sequence [time, features] is an image of one row.</summary>
internal static class Images
{
    /// <summary>A sample: elements, row by row, and in each position channel by channel.</summary>
    public sealed record Image(double[] Elements, int Height, int Width, int Channels)
    {
        public static Image Of(double[] elements, int[] shape) => shape.Length == 2
            ? new Image(elements, 1, shape[0], shape[1])
            : new Image(elements, shape[0], shape[1], shape[2]);

        public double this[int h, int w, int c] => Elements[(((h * Width) + w) * Channels) + c];
    }

    /// <summary>Windows along one axis, as PyTorch counts them.</summary>
    public sealed record Window(int Kernel, int Stride, int Padding, int Dilation, bool CeilMode)
    {
        /// <summary>The one row of a sequence.</summary>
        public static readonly Window One = new(1, 1, 0, 1, false);

        /// <summary>An option of 0 stands for another.</summary>
        public static Window Of(int kernel, int stride, int padding, int dilation, bool ceilMode) =>
            new(kernel, stride == 0 ? kernel : stride, padding, dilation, ceilMode);

        public int Count(int size)
        {
            double quotient = (size + (2 * Padding) - (Dilation * (Kernel - 1)) - 1) / (double)Stride;
            int count = (int)(CeilMode ? Math.Ceiling(quotient) : Math.Floor(quotient)) + 1;
            return CeilMode && (count - 1) * Stride >= size + Padding ? count - 1 : count;
        }

        public int Position(int window, int offset) => (window * Stride) - Padding + (offset * Dilation);
    }

    /// <summary>What a layer makes of a sample, and its shape; null if it is no layer of images.</summary>
    public static (double[] Elements, int[] Shape)? Apply(LayerAttribute step, double[] x, int[] shape)
    {
        switch (step)
        {
            case MaxPool1DAttribute a:
                return Pool(x, shape, Window.One, Window.Of(a.Kernel, a.Stride, a.Padding, a.Dilation, a.CeilMode), isMax: true);
            case MaxPool2DAttribute a:
                return Pool(x, shape, Window.Of(a.Kernel, a.Stride, a.Padding, a.Dilation, a.CeilMode),
                    Window.Of(Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), a.PaddingWidth == int.MinValue ? a.Padding : a.PaddingWidth,
                        Or(a.DilationWidth, a.Dilation), a.CeilMode), isMax: true);
            case AveragePool1DAttribute a:
                return Pool(x, shape, Window.One, Window.Of(a.Kernel, a.Stride, a.Padding, 1, a.CeilMode), isMax: false, a.CountPadding);
            case AveragePool2DAttribute a:
                return Pool(x, shape, Window.Of(a.Kernel, a.Stride, a.Padding, 1, a.CeilMode),
                    Window.Of(Or(a.KernelWidth, a.Kernel), Or(a.StrideWidth, a.Stride), a.PaddingWidth == int.MinValue ? a.Padding : a.PaddingWidth, 1,
                        a.CeilMode), isMax: false, a.CountPadding);
            case GlobalAveragePoolAttribute:
                return (Adaptive(Image.Of(x, shape), 1, 1, isMax: false), [shape[^1]]);
            case GlobalMaxPoolAttribute:
                return (Adaptive(Image.Of(x, shape), 1, 1, isMax: true), [shape[^1]]);
            case AdaptiveAveragePoolAttribute a:
                return Adaptive(x, shape, a.Size, Or(a.Width, a.Size), isMax: false);
            case AdaptiveMaxPoolAttribute a:
                return Adaptive(x, shape, a.Size, Or(a.Width, a.Size), isMax: true);
            case UpSample1DAttribute a:
                return (UpSample(Image.Of(x, shape), 1, a.Factor, a.Mode), [shape[0] * a.Factor, shape[1]]);
            case UpSample2DAttribute a:
                return (UpSample(Image.Of(x, shape), a.Factor, Or(a.FactorWidth, a.Factor), a.Mode),
                    [shape[0] * a.Factor, shape[1] * Or(a.FactorWidth, a.Factor), shape[2]]);
            case Pad1DAttribute a:
                return Pad(x, shape, 0, 0, a.Before, a.After < 0 ? a.Before : a.After, a.Mode);
            case Pad2DAttribute a:
                int left = a.Left < 0 ? a.Top : a.Left;
                return Pad(x, shape, a.Top, a.Bottom < 0 ? a.Top : a.Bottom, left, a.Right < 0 ? left : a.Right, a.Mode);
            case Crop1DAttribute a:
                return Pad(x, shape, 0, 0, -a.Before, a.After < 0 ? -a.Before : -a.After, PaddingMode.Zero);
            case Crop2DAttribute a:
                left = a.Left < 0 ? a.Top : a.Left;
                return Pad(x, shape, -a.Top, a.Bottom < 0 ? -a.Top : -a.Bottom, -left, a.Right < 0 ? -left : -a.Right, PaddingMode.Zero);
            case PermuteAttribute a:
                return Permute(x, shape, a.Axes);
            case FlattenAttribute:
                return (x, [x.Length]);
            case ReshapeAttribute a:
                int known = a.Shape.Where(size => size != -1).Aggregate(1, (product, size) => product * size);
                return (x, [.. a.Shape.Select(size => size == -1 ? x.Length / known : size)]);
            default:
                return null;
        }
    }

    /// <summary>Images next to one another, position by position.</summary>
    public static double[] Concat(IReadOnlyList<(double[] Elements, int Channels)> parts)
    {
        var joined = new List<double>();
        for (int position = 0; position < parts[0].Elements.Length / parts[0].Channels; position++)
        {
            foreach ((double[] elements, int channels) in parts)
                joined.AddRange(elements.Skip(position * channels).Take(channels));
        }
        return [.. joined];
    }

    private static (double[] Elements, int[] Shape) Pool(double[] x, int[] shape, Window down, Window across, bool isMax, bool countPadding = true)
    {
        Image image = Image.Of(x, shape);
        (int height, int width) = (down.Count(image.Height), across.Count(image.Width));
        var y = new List<double>();
        for (int p = 0; p < height; p++)
        {
            for (int q = 0; q < width; q++)
            {
                for (int c = 0; c < image.Channels; c++)
                {
                    var held = new List<double>();
                    int counted = 0;
                    for (int i = 0; i < down.Kernel; i++)
                    {
                        for (int j = 0; j < across.Kernel; j++)
                        {
                            (int h, int w) = (down.Position(p, i), across.Position(q, j));
                            if (h < image.Height + down.Padding && w < image.Width + across.Padding)
                                counted++;
                            if (h >= 0 && h < image.Height && w >= 0 && w < image.Width)
                                held.Add(image[h, w, c]);
                        }
                    }
                    y.Add(isMax ? held.Aggregate(Math.Max) : held.Sum() / (countPadding ? counted : held.Count));
                }
            }
        }
        return ([.. y], shape.Length == 2 ? [width, image.Channels] : [height, width, image.Channels]);
    }

    private static (double[] Elements, int[] Shape) Adaptive(double[] x, int[] shape, int size, int width, bool isMax) => shape.Length == 2
        ? (Adaptive(Image.Of(x, shape), 1, size, isMax), [size, shape[1]])
        : (Adaptive(Image.Of(x, shape), size, width, isMax), [size, width, shape[2]]);

    private static double[] Adaptive(Image image, int height, int width, bool isMax)
    {
        var y = new List<double>();
        for (int p = 0; p < height; p++)
        {
            for (int q = 0; q < width; q++)
            {
                for (int c = 0; c < image.Channels; c++)
                {
                    var held = new List<double>();
                    for (int h = p * image.Height / height; h < Math.Ceiling((p + 1.0) * image.Height / height); h++)
                    {
                        for (int w = q * image.Width / width; w < Math.Ceiling((q + 1.0) * image.Width / width); w++)
                            held.Add(image[h, w, c]);
                    }
                    y.Add(isMax ? held.Aggregate(Math.Max) : held.Average());
                }
            }
        }
        return [.. y];
    }

    private static double[] UpSample(Image image, int down, int across, Interpolation mode)
    {
        var y = new List<double>();
        for (int p = 0; p < image.Height * down; p++)
        {
            for (int q = 0; q < image.Width * across; q++)
            {
                for (int c = 0; c < image.Channels; c++)
                    y.Add(mode == Interpolation.Nearest ? image[p / down, q / across, c] : At(image, ((p + 0.5) / down) - 0.5, ((q + 0.5) / across) - 0.5, c));
            }
        }
        return [.. y];
    }

    /// <summary>The image between its positions.</summary>
    private static double At(Image image, double h, double w, int c)
    {
        (h, w) = (Math.Clamp(h, 0, image.Height - 1), Math.Clamp(w, 0, image.Width - 1));
        (int top, int left) = ((int)h, (int)w);
        (int bottom, int right) = (Math.Min(top + 1, image.Height - 1), Math.Min(left + 1, image.Width - 1));
        double above = ((1 - (w - left)) * image[top, left, c]) + ((w - left) * image[top, right, c]);
        double below = ((1 - (w - left)) * image[bottom, left, c]) + ((w - left) * image[bottom, right, c]);
        return ((1 - (h - top)) * above) + ((h - top) * below);
    }

    /// <summary>Positions added around, or, where a number is negative, taken away.</summary>
    private static (double[] Elements, int[] Shape) Pad(double[] x, int[] shape, int top, int bottom, int left, int right, PaddingMode mode)
    {
        Image image = Image.Of(x, shape);
        var y = new List<double>();
        for (int p = -top; p < image.Height + bottom; p++)
        {
            for (int q = -left; q < image.Width + right; q++)
            {
                for (int c = 0; c < image.Channels; c++)
                {
                    bool isInside = p >= 0 && p < image.Height && q >= 0 && q < image.Width;
                    y.Add(!isInside && mode == PaddingMode.Zero ? 0 : image[Inside(p, image.Height, mode), Inside(q, image.Width, mode), c]);
                }
            }
        }
        (int height, int width) = (image.Height + top + bottom, image.Width + left + right);
        return ([.. y], shape.Length == 2 ? [width, image.Channels] : [height, width, image.Channels]);
    }

    private static int Inside(int position, int size, PaddingMode mode) => mode switch
    {
        PaddingMode.Reflect when position < 0 => -position,
        PaddingMode.Reflect when position >= size => size - 2 - (position - size),
        PaddingMode.Circular => (position + size) % size,
        _ => Math.Clamp(position, 0, size - 1),
    };

    private static (double[] Elements, int[] Shape) Permute(double[] x, int[] shape, int[] axes)
    {
        int[] result = [.. axes.Select(axis => shape[axis])];
        var y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            // The output's index along each of its axes, from the last to the first, is the input's along another.
            var index = new int[shape.Length];
            int rest = i;
            for (int axis = axes.Length - 1; axis >= 0; axis--)
            {
                index[axes[axis]] = rest % result[axis];
                rest /= result[axis];
            }
            int from = 0;
            for (int axis = 0; axis < shape.Length; axis++)
                from = (from * shape[axis]) + index[axis];
            y[i] = x[from];
        }
        return (y, result);
    }

    private static int Or(int value, int other) => value == 0 ? other : value;
}
