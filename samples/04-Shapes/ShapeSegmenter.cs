using Generated;

namespace Shapes;

/// <summary>
/// Finds the shape: a picture in, a score for each pixel out, above 0 where it takes the pixel for the shape's. A U-Net
/// (Ronneberger et al., 2015): down to a quarter of the height and width, to see what there is, and up again to say where,
/// with what was seen at each size on the way down joined to what comes up.
/// </summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[Mark("full")]
[MaxPool2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[Mark("half")]
[MaxPool2D(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[UpSample2D(2), Concat("half")]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[UpSample2D(2), Concat("full")]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, ReLU]
[Conv2D(1, 1)]
[BinaryCrossEntropy]
public partial class ShapeSegmenter;
