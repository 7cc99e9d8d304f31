namespace Generated.Benchmarks;

[Network]
[Input(1)]
[Dense(5), ReLU]
[Dense(1)]
[MeanSquaredError]
public partial class Line : IRegressor;

[Network]
[Input(30)]
[Dense(64), ReLU]
[Dense(32), ReLU]
[Dense(1)]
[MeanSquaredError]
public partial class Tabular : IRegressor;

[Network]
[Input(784)]
[Dense(128), ReLU]
[Dense(10)]
[CrossEntropy]
public partial class Digits : IClassifier;

[Network]
[Input(784)]
[Dense(512), ReLU]
[Dense(512), ReLU]
[Dense(10)]
[CrossEntropy]
public partial class LargeDigits : IClassifier;

/// <summary>Sizes that no vector and no tile divides.</summary>
[Network]
[Input(37)]
[Dense(61), ReLU]
[Dense(13)]
[CrossEntropy]
public partial class Odd : IClassifier;
