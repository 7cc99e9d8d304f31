namespace Generated.Networks;

// Marks and joins, and several inputs.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(13), Mark("x"), Dense(13), Tanh, Add("x"), Dense(5), MeanSquaredError] public partial class AddResidualSingle;
[Network(Precision.Double), Input(13), Mark("x"), Dense(13), Tanh, Add("x"), Dense(5), MeanSquaredError] public partial class AddResidualDouble;

[Network, Input(7), Dense(17), GELU, Mark("a"), Dense(17), SiLU, Mark("b"), Dense(17), Add("a", "b"), Dense(3), Tanh, MeanSquaredError]
public partial class AddSeveralSingle;
[Network(Precision.Double), Input(7), Dense(17), GELU, Mark("a"), Dense(17), SiLU, Mark("b"), Dense(17), Add("a", "b"), Dense(3), Tanh, MeanSquaredError]
public partial class AddSeveralDouble;

[Network, Input(5), Mark("x"), Add("x"), Tanh, Mark("y"), Add("y", "y"), MeanSquaredError] public partial class AddToItselfSingle;
[Network(Precision.Double), Input(5), Mark("x"), Add("x"), Tanh, Mark("y"), Add("y", "y"), MeanSquaredError] public partial class AddToItselfDouble;

[Network, Input(33), Dense(33), Mark("a"), ReLU, Dense(33), Add("a"), Mark("b"), ReLU, Dense(33), Add("b", "a"), ReLU, Dense(10), CrossEntropy]
public partial class AddDeepSingle;
[Network(Precision.Double), Input(33), Dense(33), Mark("a"), ReLU, Dense(33), Add("a"), Mark("b"), ReLU, Dense(33), Add("b", "a"), ReLU, Dense(10),
    CrossEntropy] public partial class AddDeepDouble;

[Network, Input(13, Name = "x"), Dense(17), Mark("value"), From("x"), Dense(17), Sigmoid, Multiply("value"), Dense(3), MeanSquaredError]
public partial class MultiplyGateSingle;
[Network(Precision.Double), Input(13, Name = "x"), Dense(17), Mark("value"), From("x"), Dense(17), Sigmoid, Multiply("value"), Dense(3), MeanSquaredError]
public partial class MultiplyGateDouble;

[Network, Input(7), Mark("x"), Dense(7), Mark("a"), Dense(7), Tanh, Multiply("a", "x"), MeanSquaredError] public partial class MultiplySeveralSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(7), Mark("a"), Dense(7), Tanh, Multiply("a", "x"), MeanSquaredError]
public partial class MultiplySeveralDouble;

[Network, Input(5), Dense(13), Mark("x"), Multiply("x"), Dense(3), MeanSquaredError] public partial class MultiplyByItselfSingle;
[Network(Precision.Double), Input(5), Dense(13), Mark("x"), Multiply("x"), Dense(3), MeanSquaredError] public partial class MultiplyByItselfDouble;

[Network, Input(7), Mark("x"), Dense(13), Tanh, Mark("h"), Dense(5), Concat("x", "h"), Dense(3), MeanSquaredError] public partial class ConcatResidualSingle;
[Network(Precision.Double), Input(7), Mark("x"), Dense(13), Tanh, Mark("h"), Dense(5), Concat("x", "h"), Dense(3), MeanSquaredError]
public partial class ConcatResidualDouble;

[Network, Input(5), Mark("x"), Dense(3), Tanh, Concat("x"), MeanSquaredError] public partial class ConcatLastSingle;
[Network(Precision.Double), Input(5), Mark("x"), Dense(3), Tanh, Concat("x"), MeanSquaredError] public partial class ConcatLastDouble;

[Network, Input(13), Dense(7), ReLU, Mark("a"), Dense(33), Tanh, Dense(7), Mark("b"), From("a"), Dense(7), Multiply("b"), Dense(3), MeanSquaredError]
public partial class FromEarlierSingle;
[Network(Precision.Double), Input(13), Dense(7), ReLU, Mark("a"), Dense(33), Tanh, Dense(7), Mark("b"), From("a"), Dense(7), Multiply("b"), Dense(3),
    MeanSquaredError] public partial class FromEarlierDouble;

[Network, Input(5), Mark("x"), Dense(17), Tanh, Mark("unused"), From("x"), Dense(3), MeanSquaredError] public partial class FromUnusedBranchSingle;
[Network(Precision.Double), Input(5), Mark("x"), Dense(17), Tanh, Mark("unused"), From("x"), Dense(3), MeanSquaredError]
public partial class FromUnusedBranchDouble;

[Network, Input(5, Name = "left"), Input(7, Name = "right"), Dense(13), Tanh, Mark("a"), From("right"), Dense(13), Sigmoid, Multiply("a"), Dense(3),
    CrossEntropy] public partial class TwoInputsSingle;
[Network(Precision.Double), Input(5, Name = "left"), Input(7, Name = "right"), Dense(13), Tanh, Mark("a"), From("right"), Dense(13), Sigmoid, Multiply("a"),
    Dense(3), CrossEntropy] public partial class TwoInputsDouble;

[Network, Input(5, Name = "left"), Input(4, Name = "right"), Concat("right"), Dense(17), GELU, Dense(3), MeanSquaredError]
public partial class TwoInputsConcatSingle;
[Network(Precision.Double), Input(5, Name = "left"), Input(4, Name = "right"), Concat("right"), Dense(17), GELU, Dense(3), MeanSquaredError]
public partial class TwoInputsConcatDouble;

[Network, Input(7, Name = "left"), Input(7, Name = "right"), Add("right"), Tanh, MeanSquaredError] public partial class TwoInputsAddSingle;
[Network(Precision.Double), Input(7, Name = "left"), Input(7, Name = "right"), Add("right"), Tanh, MeanSquaredError] public partial class TwoInputsAddDouble;

[Network, Input(3, Name = "a"), Input(3, Name = "b"), Input(61, Name = "c"), Dense(5), ReLU, Mark("h"), From("b"), Multiply("a"), Dense(5), Add("h"),
    Mark("g"), From("c"), Dense(5), Concat("g", "a"), Dense(7), MeanSquaredError] public partial class ThreeInputsSingle;
[Network(Precision.Double), Input(3, Name = "a"), Input(3, Name = "b"), Input(61, Name = "c"), Dense(5), ReLU, Mark("h"), From("b"), Multiply("a"), Dense(5),
    Add("h"), Mark("g"), From("c"), Dense(5), Concat("g", "a"), Dense(7), MeanSquaredError] public partial class ThreeInputsDouble;

[Network, Input(5, Name = "x"), Input(4, Name = "y"), Dense(7, Name = "hidden"), GELU, Mark("a"), Dense(7), Map(nameof(Swish)), Add("a"), Concat("x", "y"),
    Softmax, PReLU, Dropout(0.25), Dense(3), MeanSquaredError] public partial class EverythingTogetherSingle
{
    private static double Swish(double x) => x / (1 + Math.Exp(-x));
}
[Network(Precision.Double), Input(5, Name = "x"), Input(4, Name = "y"), Dense(7, Name = "hidden"), GELU, Mark("a"), Dense(7), Map(nameof(Swish)), Add("a"),
    Concat("x", "y"), Softmax, PReLU, Dropout(0.25), Dense(3), MeanSquaredError] public partial class EverythingTogetherDouble
{
    private static double Swish(double x) => x / (1 + Math.Exp(-x));
}

[Network, Input(3), Dense(1), Mark("a"), Concat("a"), ReLU, Concat("a"), Dense(17), Softmax, Concat("a"), Dense(3), MeanSquaredError]
public partial class ConcatDenseSingle;
[Network(Precision.Double), Input(3), Dense(1), Mark("a"), Concat("a"), ReLU, Concat("a"), Dense(17), Softmax, Concat("a"), Dense(3), MeanSquaredError]
public partial class ConcatDenseDouble;

[Network, Input(5), Dense(3), Tanh, Output] public partial class OutputAloneSingle;
[Network(Precision.Double), Input(5), Dense(3), Tanh, Output] public partial class OutputAloneDouble;
