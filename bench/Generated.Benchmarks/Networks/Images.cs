namespace Generated.Benchmarks;

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
public partial class LeNet5 : IClassifier;

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
public partial class Cnn : IClassifier;
