namespace Generated.Benchmarks;

/// <summary>A layer as the peers are told of it. Images are square.</summary>
internal abstract record Step
{
    /// <summary>Multiplications of a sample in each product of the step, in their order; empty for a step without any.</summary>
    public virtual IEnumerable<double> Products => [];
}

/// <summary>A matrix product and a bias.</summary>
/// <param name="Inputs">Size of the input.</param>
/// <param name="Outputs">Size of the output.</param>
/// <param name="Channels">Channels of the image that was flattened into the input, if it was one: they come last with us, and first with the peers.</param>
internal sealed record DenseStep(int Inputs, int Outputs, int Channels = 1) : Step
{
    public override IEnumerable<double> Products => [(double)Inputs * Outputs];
}

/// <param name="Inputs">Channels of the input.</param>
/// <param name="Outputs">Channels of the output.</param>
/// <param name="Kernel">Size of the window down and across.</param>
/// <param name="OutputSize">Height and width of the output.</param>
/// <param name="Padding">Zeros at each side.</param>
/// <param name="Stride">From a window to the next.</param>
/// <param name="Bias">Whether there is one.</param>
internal sealed record ConvolutionStep(int Inputs, int Outputs, int Kernel, int OutputSize, int Padding, int Stride = 1, bool Bias = false) : Step
{
    /// <summary>The zeros of the padding count as numbers.</summary>
    public override IEnumerable<double> Products => [(double)OutputSize * OutputSize * Kernel * Kernel * Inputs * Outputs];
}

internal sealed record BatchNormStep(int Channels) : Step;

internal sealed record ReluStep : Step;

/// <summary>Maxima of windows that neither overlap nor leave gaps.</summary>
internal sealed record MaxPoolStep(int Size) : Step;

/// <summary>The mean of each channel, as a vector.</summary>
internal sealed record GlobalAverageStep : Step;

internal sealed record FlattenStep : Step;

/// <summary>The sum of two branches; an empty shortcut is the input itself.</summary>
internal sealed record ResidualStep(Step[] Body, Step[] Shortcut) : Step
{
    public override IEnumerable<double> Products => [.. Body.SelectMany(step => step.Products), .. Shortcut.SelectMany(step => step.Products)];
}
