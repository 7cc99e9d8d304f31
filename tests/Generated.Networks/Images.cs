namespace Generated.Networks;

// Images and sequences made larger and smaller, with axes in another order, and joined.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(3, 4, 5), UpSample2D(2), MeanSquaredError] public partial class UpSample2DSingle;
[Network(Precision.Double), Input(3, 4, 5), UpSample2D(2), MeanSquaredError] public partial class UpSample2DDouble;

[Network, Input(4, 3, 7), UpSample2D(3, FactorWidth = 2, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample2DLinearSingle;
[Network(Precision.Double), Input(4, 3, 7), UpSample2D(3, FactorWidth = 2, Mode = Interpolation.Linear), MeanSquaredError]
public partial class UpSample2DLinearDouble;

[Network, Input(1, 1, 3), UpSample2D(2, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample2DOfOneSingle;
[Network(Precision.Double), Input(1, 1, 3), UpSample2D(2, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample2DOfOneDouble;

[Network, Input(5, 3), UpSample1D(4, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample1DLinearSingle;
[Network(Precision.Double), Input(5, 3), UpSample1D(4, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample1DLinearDouble;

[Network, Input(7, 17), UpSample1D(2), MeanSquaredError] public partial class UpSample1DSingle;
[Network(Precision.Double), Input(7, 17), UpSample1D(2), MeanSquaredError] public partial class UpSample1DDouble;

[Network, Input(3, 2), UpSample1D(30, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample1DFarSingle;
[Network(Precision.Double), Input(3, 2), UpSample1D(30, Mode = Interpolation.Linear), MeanSquaredError] public partial class UpSample1DFarDouble;

[Network, Input(3, 4, 5), Pad2D(1), MeanSquaredError] public partial class Pad2DSingle;
[Network(Precision.Double), Input(3, 4, 5), Pad2D(1), MeanSquaredError] public partial class Pad2DDouble;

[Network, Input(4, 5, 3), Pad2D(1, 2, 0, 3, Mode = PaddingMode.Reflect), MeanSquaredError] public partial class Pad2DReflectedSingle;
[Network(Precision.Double), Input(4, 5, 3), Pad2D(1, 2, 0, 3, Mode = PaddingMode.Reflect), MeanSquaredError] public partial class Pad2DReflectedDouble;

[Network, Input(2, 3, 17), Pad2D(2, Mode = PaddingMode.Replicate), MeanSquaredError] public partial class Pad2DReplicatedSingle;
[Network(Precision.Double), Input(2, 3, 17), Pad2D(2, Mode = PaddingMode.Replicate), MeanSquaredError] public partial class Pad2DReplicatedDouble;

[Network, Input(5, 6), Pad1D(2, 3, Mode = PaddingMode.Circular), MeanSquaredError] public partial class Pad1DCircularSingle;
[Network(Precision.Double), Input(5, 6), Pad1D(2, 3, Mode = PaddingMode.Circular), MeanSquaredError] public partial class Pad1DCircularDouble;

[Network, Input(7, 3), Pad1D(2, 0), MeanSquaredError] public partial class Pad1DSingle;
[Network(Precision.Double), Input(7, 3), Pad1D(2, 0), MeanSquaredError] public partial class Pad1DDouble;

[Network, Input(5, 6, 3), Crop2D(1, 0, 2, 1), MeanSquaredError] public partial class Crop2DSingle;
[Network(Precision.Double), Input(5, 6, 3), Crop2D(1, 0, 2, 1), MeanSquaredError] public partial class Crop2DDouble;

[Network, Input(9, 5), Crop1D(2), MeanSquaredError] public partial class Crop1DSingle;
[Network(Precision.Double), Input(9, 5), Crop1D(2), MeanSquaredError] public partial class Crop1DDouble;

[Network, Input(3, 5, 7), Permute(2, 0, 1), MeanSquaredError] public partial class PermuteChannelsFirstSingle;
[Network(Precision.Double), Input(3, 5, 7), Permute(2, 0, 1), MeanSquaredError] public partial class PermuteChannelsFirstDouble;

[Network, Input(7, 9, 11), Permute(1, 2, 0), MeanSquaredError] public partial class PermuteChannelsLastSingle;
[Network(Precision.Double), Input(7, 9, 11), Permute(1, 2, 0), MeanSquaredError] public partial class PermuteChannelsLastDouble;

[Network, Input(9, 13), Permute(1, 0), Flatten, Dense(3), CrossEntropy] public partial class PermuteMatrixSingle;
[Network(Precision.Double), Input(9, 13), Permute(1, 0), Flatten, Dense(3), CrossEntropy] public partial class PermuteMatrixDouble;

[Network, Input(4, 5, 3), Permute(0, 2, 1), MeanSquaredError] public partial class PermuteInnerSingle;
[Network(Precision.Double), Input(4, 5, 3), Permute(0, 2, 1), MeanSquaredError] public partial class PermuteInnerDouble;

[Network, Input(4, 5, 3), Permute(1, 0, 2), MeanSquaredError] public partial class PermuteOuterSingle;
[Network(Precision.Double), Input(4, 5, 3), Permute(1, 0, 2), MeanSquaredError] public partial class PermuteOuterDouble;

[Network, Input(4, 5, 3), Permute(2, 1, 0), MeanSquaredError] public partial class PermuteReversedSingle;
[Network(Precision.Double), Input(4, 5, 3), Permute(2, 1, 0), MeanSquaredError] public partial class PermuteReversedDouble;

[Network, Input(120), Reshape(2, 3, 4, 5), Permute(3, 1, 0, 2), Tanh, MeanSquaredError] public partial class PermuteFourSingle;
[Network(Precision.Double), Input(120), Reshape(2, 3, 4, 5), Permute(3, 1, 0, 2), Tanh, MeanSquaredError] public partial class PermuteFourDouble;

[Network, Input(1, 7), Tanh, Permute(1, 0), MeanSquaredError] public partial class PermuteNothingSingle;
[Network(Precision.Double), Input(1, 7), Tanh, Permute(1, 0), MeanSquaredError] public partial class PermuteNothingDouble;

[Network, Input(5, 7), Permute(1, 0)] public partial class PermuteInputSingle;
[Network(Precision.Double), Input(5, 7), Permute(1, 0)] public partial class PermuteInputDouble;

[Network, Input(4, 6, 3), Mark("skip"), MaxPool2D(2), UpSample2D(2), Concat("skip"), MeanSquaredError] public partial class ConcatImagesSingle;
[Network(Precision.Double), Input(4, 6, 3), Mark("skip"), MaxPool2D(2), UpSample2D(2), Concat("skip"), MeanSquaredError]
public partial class ConcatImagesDouble;

[Network, Input(7, 3, Name = "a"), Input(7, 5, Name = "b"), Tanh, Concat("b", "a"), MeanSquaredError] public partial class ConcatSequencesSingle;
[Network(Precision.Double), Input(7, 3, Name = "a"), Input(7, 5, Name = "b"), Tanh, Concat("b", "a"), MeanSquaredError]
public partial class ConcatSequencesDouble;

[Network, Input(5, 4, 2), Tanh, Mark("a"), SiLU, Concat("a", "a"), LeakyReLU, GlobalAveragePool, Dense(3), CrossEntropy] public partial class ConcatTwiceSingle;
[Network(Precision.Double), Input(5, 4, 2), Tanh, Mark("a"), SiLU, Concat("a", "a"), LeakyReLU, GlobalAveragePool, Dense(3), CrossEntropy]
public partial class ConcatTwiceDouble;

[Network, Input(24), Reshape(2, 1, 2, 2, 3), Mark("a"), Tanh, Concat("a"), MeanSquaredError] public partial class ConcatFiveAxesSingle;
[Network(Precision.Double), Input(24), Reshape(2, 1, 2, 2, 3), Mark("a"), Tanh, Concat("a"), MeanSquaredError] public partial class ConcatFiveAxesDouble;
