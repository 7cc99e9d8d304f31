using Generated;

namespace Generated.Models;

// Benchmarks also measure the generator on the text of this file: it declares all that it uses, except its interface.

/// <summary>He, Zhang, Ren and Sun, 2015, for images of 32x32, with convolutions where a shortcut changes the shape.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Use<ResidualBlock>(16, Repeat = 3, Name = "Stage1")]
[Use<NarrowingBlock>(32, Name = "Narrowing2")]
[Use<ResidualBlock>(32, Repeat = 2, Name = "Stage2")]
[Use<NarrowingBlock>(64, Name = "Narrowing3")]
[Use<ResidualBlock>(64, Repeat = 2, Name = "Stage3")]
[GlobalAveragePool]
[Dense(10)]
[CrossEntropy]
public partial class ResNet20;

[Block]
[Mark("x")]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, Add("x"), ReLU]
public class ResidualBlock
{
    public const int Channels = BlockArgument.First;
}

/// <summary>Halves height and width.</summary>
[Block]
[Mark("x")]
[Conv2D(Channels, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(Channels, 3, Padding = 1, Bias = false), BatchNorm, Mark("y")]
[From("x"), Conv2D(Channels, 1, Stride = 2, Bias = false), BatchNorm, Add("y"), ReLU]
public class NarrowingBlock
{
    public const int Channels = BlockArgument.First;
}
