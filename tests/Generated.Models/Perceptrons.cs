namespace Generated.Models;

// Dense layers with ReLU between them: tiles of every height and width, with whole, partial and narrow last panels.

/// <summary>1-5-1, a function of one number.</summary>
[Network]
[Input(1)]
[Dense(5), ReLU]
[Dense(1)]
[MeanSquaredError]
public partial class Line;

/// <summary>30-64-32-1, as for a table of 30 columns.</summary>
[Network]
[Input(30)]
[Dense(64), ReLU]
[Dense(32), ReLU]
[Dense(1)]
[MeanSquaredError]
public partial class Tabular;

/// <summary>784-128-10.</summary>
[Network]
[Input(784)]
[Dense(128), ReLU]
[Dense(10)]
[CrossEntropy]
public partial class Digits;

/// <summary>784-512-512-10.</summary>
[Network]
[Input(784)]
[Dense(512), ReLU]
[Dense(512), ReLU]
[Dense(10)]
[CrossEntropy]
public partial class LargeDigits;

/// <summary>2560-128-13: sums that are computed in blocks of their steps, and weights that exceed the second-level cache.</summary>
[Network]
[Input(2560)]
[Dense(128), ReLU]
[Dense(13)]
[CrossEntropy]
public partial class LongSums;

/// <inheritdoc cref="LongSums"/>
[Network(Precision.Double)]
[Input(2560)]
[Dense(128), ReLU]
[Dense(13)]
[CrossEntropy]
public partial class DoubleLongSums;

/// <summary>37-61-13: sizes that no vector and no tile divides.</summary>
[Network]
[Input(37)]
[Dense(61), ReLU]
[Dense(13)]
[CrossEntropy]
public partial class Odd;

/// <inheritdoc cref="Odd"/>
[Network(Precision.Double)]
[Input(37)]
[Dense(61), ReLU]
[Dense(13)]
[CrossEntropy]
public partial class DoubleOdd;

/// <summary>The sizes of <see cref="Odd"/> with a loss over the elements of its outputs.</summary>
[Network]
[Input(37)]
[Dense(61), ReLU]
[Dense(13)]
[MeanSquaredError]
public partial class OddRegression;
