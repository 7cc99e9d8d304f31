using Generated;

namespace Gan;

/// <summary>
/// Draws: noise and the digit asked for in, an image out, its pixels from -1 (paper) to 1 (ink). It has no loss of its
/// own; what it should have done otherwise the discriminator tells it, as a gradient for every pixel.
/// </summary>
[Network]
[Input(32, Name = "noise"), Input(10, Name = "digit")]
[Concat("digit")]
[Dense(256), LeakyReLU(0.2)]
[Dense(512), LeakyReLU(0.2)]
[Dense(784), Tanh]
public partial class Generator;
