using Generated;

namespace Gan;

/// <summary>
/// Judges: an image and the digit that it is said to show in, one score out, above 0 for "real". It scores the image as
/// each of the ten digits; the one that it is said to show, 1 among zeros, picks its score. Dropout keeps it from
/// knowing the real images by heart, which would leave the generator nothing to go by.
/// </summary>
[Network]
[Input(784, Name = "image"), Input(10, Name = "digit")]
[Dense(512), LeakyReLU(0.2), Dropout(0.3)]
[Dense(256), LeakyReLU(0.2), Dropout(0.3)]
[Dense(10), Multiply("digit")]
[Dense(1)]
[BinaryCrossEntropy]
public partial class Discriminator;
