namespace Generated.Networks;

// Blocks, alone, repeated and within each other, and layers that share weights.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Block, Mark("x"), Dense(Width), GELU, Dense(Width), Add("x"), LeakyReLU(0.2)]
public class Residual
{
    public const int Width = BlockArgument.First;
}

[Block, Dense(Width), Tanh, Dropout(Rate), Mark("x"), Use<Residual>(Width, Repeat = Depth, Name = "deep"), Concat("x"), PReLU]
public class Stage
{
    public const int Width = BlockArgument.First, Rate = BlockArgument.Second, Depth = BlockArgument.Third;
}

[Block, Dense(13), Tanh, Dense(5, Bias = false), PReLU(InitialSlope = 0.3)]
public class Tower;

[Block, Dense(7), Sigmoid, Dense(7, WeightsOf = "Dense1"), Tanh]
public class Twice;

[Network, Input(9), Dense(17), Tanh, Use<Residual>(17), Dense(3), MeanSquaredError] public partial class BlockOnceSingle;
[Network(Precision.Double), Input(9), Dense(17), Tanh, Use<Residual>(17), Dense(3), MeanSquaredError] public partial class BlockOnceDouble;

[Network, Input(33), Use<Residual>(33, Repeat = 3, Name = "stage"), Dense(5), CrossEntropy] public partial class BlockRepeatedSingle;
[Network(Precision.Double), Input(33), Use<Residual>(33, Repeat = 3, Name = "stage"), Dense(5), CrossEntropy] public partial class BlockRepeatedDouble;

[Network, Input(70), Mark("x"), Use<Residual>(70, Repeat = 2), Add("x"), Dense(3), MeanSquaredError] public partial class BlockOfPanelsSingle;
[Network(Precision.Double), Input(70), Mark("x"), Use<Residual>(70, Repeat = 2), Add("x"), Dense(3), MeanSquaredError] public partial class BlockOfPanelsDouble;

[Network, Input(7), Use<Stage>(5, 0.25, 2), Use<Stage>(3, 0, 1, Name = "last"), Dense(2), MeanSquaredError] public partial class BlockOfBlocksSingle;
[Network(Precision.Double), Input(7), Use<Stage>(5, 0.25, 2), Use<Stage>(3, 0, 1, Name = "last"), Dense(2), MeanSquaredError]
public partial class BlockOfBlocksDouble;

[Network, Input(13), Dense(13), Tanh, Dense(13, WeightsOf = "Dense1"), Tanh, Dense(3), MeanSquaredError] public partial class SharedTwiceSingle;
[Network(Precision.Double), Input(13), Dense(13), Tanh, Dense(13, WeightsOf = "Dense1"), Tanh, Dense(3), MeanSquaredError]
public partial class SharedTwiceDouble;

[Network, Input(70), Dense(70), Tanh, Dense(70, WeightsOf = "Dense1"), Sigmoid, Dense(70, WeightsOf = "Dense2"), Dense(2), MeanSquaredError]
public partial class SharedPanelsSingle;
[Network(Precision.Double), Input(70), Dense(70), Tanh, Dense(70, WeightsOf = "Dense1"), Sigmoid, Dense(70, WeightsOf = "Dense2"), Dense(2), MeanSquaredError]
public partial class SharedPanelsDouble;

[Network, Input(132), Dense(132, Bias = false), Tanh, Dense(132, Bias = false, WeightsOf = "Dense1"), Tanh, Dense(3), MeanSquaredError]
public partial class SharedWideSingle;
[Network(Precision.Double), Input(132), Dense(132, Bias = false), Tanh, Dense(132, Bias = false, WeightsOf = "Dense1"), Tanh, Dense(3), MeanSquaredError]
public partial class SharedWideDouble;

[Network, Input(17), Dense(5), PReLU, Dense(5), PReLU(WeightsOf = "PReLU1"), Dense(5, WeightsOf = "Dense2"), PReLU(true), Dense(1), BinaryCrossEntropy]
public partial class SharedSlopesSingle;
[Network(Precision.Double), Input(17), Dense(5), PReLU, Dense(5), PReLU(WeightsOf = "PReLU1"), Dense(5, WeightsOf = "Dense2"), PReLU(true), Dense(1),
    BinaryCrossEntropy] public partial class SharedSlopesDouble;

[Network, Input(7), Use<Twice>(Repeat = 2), Use<Twice>(Repeat = 2, WeightsOf = "Twice1"), Dense(3), MeanSquaredError]
public partial class SharedWithinBlocksSingle;
[Network(Precision.Double), Input(7), Use<Twice>(Repeat = 2), Use<Twice>(Repeat = 2, WeightsOf = "Twice1"), Dense(3), MeanSquaredError]
public partial class SharedWithinBlocksDouble;

[Network, Input(9, Name = "left"), Input(9, Name = "right"), Use<Tower>, Mark("a"), From("right"), Use<Tower>(WeightsOf = "Tower1"), CosineEmbedding("a")]
public partial class SiameseSingle;
[Network(Precision.Double), Input(9, Name = "left"), Input(9, Name = "right"), Use<Tower>, Mark("a"), From("right"), Use<Tower>(WeightsOf = "Tower1"),
    CosineEmbedding("a")] public partial class SiameseDouble;

[Network, Input(9, Name = "left"), Input(9, Name = "right"), Use<Tower>(Name = "Tower"), Mark("a"), From("right"), Use<Tower>(WeightsOf = "Tower"),
    Multiply("a"), Dense(1), BinaryCrossEntropy] public partial class SiameseJoinedSingle;
[Network(Precision.Double), Input(9, Name = "left"), Input(9, Name = "right"), Use<Tower>(Name = "Tower"), Mark("a"), From("right"),
    Use<Tower>(WeightsOf = "Tower"), Multiply("a"), Dense(1), BinaryCrossEntropy] public partial class SiameseJoinedDouble;
