namespace Generated.Models;

// Convolutional networks, of which ResNet20.cs has one more.

/// <summary>The network of LeCun, Bottou, Bengio and Haffner, 1998, with ReLU and maxima as it is mostly built now.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten]
[Dense(120), ReLU]
[Dense(84), ReLU]
[Dense(10)]
[CrossEntropy]
public partial class LeNet5;

/// <summary>Four convolutions with batch normalisation.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[Conv2D(64, 3, Padding = 1, Bias = false), BatchNorm, ReLU]
[GlobalAveragePool]
[Dense(10)]
[CrossEntropy]
public partial class Cnn;

/// <summary>A U-Net of three levels that classifies: the maximum of each class over the whole image.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(8, 3, Padding = 1), BatchNorm, ReLU, Mark("fine")]
[MaxPool2D(2), Conv2D(16, 3, Padding = 1), BatchNorm, ReLU, Mark("coarse")]
[MaxPool2D(2), Conv2D(24, 3, Padding = 1), ReLU]
[ConvTranspose2D(16, 2, Stride = 2), Concat("coarse"), Conv2D(16, 3, Padding = 1), ReLU]
[ConvTranspose2D(8, 2, Stride = 2), Concat("fine"), Conv2D(8, 3, Padding = 1), ReLU]
[Conv2D(13, 1), GlobalMaxPool, CrossEntropy]
public partial class UNet;

/// <summary>
/// Convolutions of every kind on a small image: Winograd's, tiles of one, two and four vectors with and without a rest, a stride, a transposed and
/// a depthwise convolution.
/// </summary>
[Network]
[Input(8, 8, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Mark("x")]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, Add("x"), ReLU]
[Conv2D(70, 3, Stride = 2, Padding = 1), ReLU, ConvTranspose2D(20, 2, Stride = 2), ReLU]
[Conv2D(20, 3, Padding = 1, Groups = 20), GlobalAveragePool, Dense(10), CrossEntropy]
public partial class Convolutions;

/// <summary>Convolutions in double precision.</summary>
[Network(Precision.Double)]
[Input(8, 8, 3)]
[Conv2D(32, 3, Padding = 1, Bias = false), BatchNorm, ReLU, Conv2D(5, 1), ReLU, GlobalAveragePool, Dense(10), CrossEntropy]
public partial class DoubleConvolutions;

/// <summary>A convolution by Winograd's algorithm of images without zeros around them.</summary>
[Network]
[Input(10, 10, 16)]
[Conv2D(16, 3), ReLU]
[GlobalAveragePool, Dense(10)]
[CrossEntropy]
public partial class Unpadded;
