using Generated;

namespace Digits;

/// <summary>Tells digits apart: 28x28 pixels in, a score for each of the ten digits out.</summary>
[Network]
[Input(784)]
[Dense(256), ReLU]
[Dropout(0.2)]
[Dense(10)]
[CrossEntropy]
public partial class DigitClassifier;
