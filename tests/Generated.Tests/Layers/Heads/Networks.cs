namespace Generated.Tests.Layers.Heads;

// Networks with several outputs. HeadCase calls their members, which differ in number from network to network.

[Network(Precision.Double)]
[Input(7)]
[Dense(13), GELU, Mark("features")]
[Dense(5)]
[CrossEntropy(Name = "Digit")]
[From("features"), Dense(1)]
[MeanSquaredError(Name = "Angle", Weight = 0.1)]
public partial class TwoHeads;

/// <summary><see cref="TwoHeads"/> in single precision.</summary>
[Network]
[Input(7)]
[Dense(13), GELU, Mark("features")]
[Dense(5)]
[CrossEntropy(Name = "Digit")]
[From("features"), Dense(1)]
[MeanSquaredError(Name = "Angle", Weight = 0.1)]
public partial class TwoHeadsSingle;

/// <summary>The first head of <see cref="TwoHeads"/>.</summary>
[Network(Precision.Double), Input(7), Dense(13), GELU, Dense(5), CrossEntropy]
public partial class FirstHead;

/// <summary>The second head of <see cref="TwoHeads"/>.</summary>
[Network(Precision.Double), Input(7), Dense(13), GELU, Dense(1), MeanSquaredError]
public partial class SecondHead;

/// <summary>Two inputs; the second head goes on from the first one's output; an output without a loss, which other layers read.</summary>
[Network(Precision.Double)]
[Input(4, Name = "a"), Input(3, Name = "b")]
[Dense(6), Tanh, Mark("h"), Output("Hidden")]
[Dense(4), Mark("y")]
[MeanSquaredError]
[From("y"), Concat("b"), Dense(3)]
[BinaryCrossEntropy(Name = "Chosen", Weight = 2, Reduction = Reduction.Sum)]
[From("h"), PReLU, Dense(17)]
[Huber(Weight = 0.5)]
public partial class Chained;

/// <summary>Outputs that are an input, one value twice, and a loss that reads more than its output.</summary>
[Network(Precision.Double)]
[Input(3, Name = "x")]
[MeanSquaredError(Name = "Input")]
[From("x"), Dense(3), Mark("y")]
[MeanAbsoluteError(Name = "First", Weight = 0.5)]
[From("y")]
[Huber(Name = "Again")]
[From("y"), Dense(3)]
[CosineEmbedding("y", Name = "Near", Weight = 3)]
public partial class Shared;

/// <summary>One loss, and an output on the way.</summary>
[Network(Precision.Double)]
[Input(9)]
[Dense(3), Tanh, Output("Code")]
[Dense(9)]
[MeanSquaredError(Name = "Copy")]
public partial class Autoencoder;

/// <summary>No loss: the caller gives the gradient of each output.</summary>
[Network(Precision.Double)]
[Input(6)]
[Dense(5), Softplus, Dropout(0.25), Output("Early")]
[Dense(17), Tanh, Dense(17), Sigmoid, Output("Middle")]
[Dense(8), Tanh, Dense(3)]
public partial class Stages;

/// <summary>A class for each pixel, some of them ignored, beside a number of the whole image.</summary>
[Network(Precision.Double)]
[Input(4, 4, 2)]
[Conv2D(6, 3, Padding = Padding.Same), Tanh, Mark("features")]
[Conv2D(3, 1)]
[CrossEntropy(Name = "Mask", ClassWeights = [1, 2, 0.5])]
[From("features"), Flatten, Dense(1)]
[MeanSquaredError(Name = "Angle", Weight = 0.1, Reduction = Reduction.Sum)]
public partial class PixelHeads;
