using Generated;

namespace Shapes;

/// <summary>
/// Tells shapes apart: a picture in, a score for each shape out. Each convolution looks at 3x3 pixels of what the one
/// before it made, each pooling halves height and width, so that the last sees most of the picture; where the shape is
/// does not matter, hence the mean over all places. Batch normalisation shifts what it normalises: no bias before it.
/// </summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[MaxPool2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[GlobalAveragePool]
[Dense(6)]
[CrossEntropy]
public partial class ShapeClassifier;
