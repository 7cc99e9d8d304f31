namespace Generated.Benchmarks;

// One dense layer and no loss: Predict is the forward kernel, Backward the weight gradient's (and the bias'),
// and with a span for it the input gradient's.

[Network]
[Input(784)]
[Dense(128)]
public partial class Dense784x128;

[Network]
[Input(512)]
[Dense(512)]
public partial class Dense512x512;

[Network]
[Input(64)]
[Dense(32)]
public partial class Dense64x32;

[Network]
[Input(37)]
[Dense(61)]
public partial class Dense37x61;

[Network]
[Input(127)]
[Dense(255)]
public partial class Dense127x255;

[Network]
[Input(784)]
[Dense(512)]
public partial class Dense784x512;

[Network]
[Input(1024)]
[Dense(1024)]
public partial class Dense1024x1024;

[Network]
[Input(100)]
[Dense(10)]
public partial class Dense100x10;
