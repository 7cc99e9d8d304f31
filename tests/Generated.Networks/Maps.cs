namespace Generated.Networks;

// Functions of the user, read and differentiated at compile time.
// Each network is declared twice, in single and in double precision; NetworkCase finds the pairs by their names,
// and every check of this folder runs on each of them.

[Network, Input(7), Map(nameof(Swish)), Dense(3), Map(nameof(Swish)), Dense(3), MeanSquaredError] public partial class MapSwishSingle
{
    private static double Swish(double x) => x / (1 + Math.Exp(-x));
}
[Network(Precision.Double), Input(7), Map(nameof(Swish)), Dense(3), Map(nameof(Swish)), Dense(3), MeanSquaredError] public partial class MapSwishDouble
{
    private static double Swish(double x) => x / (1 + Math.Exp(-x));
}

[Network, Input(13), Map(nameof(Bent)), Dense(13), Map(nameof(Bent)), Dense(3), MeanSquaredError] public partial class MapChoiceSingle
{
    private static double Bent(double x) => x > 0.25 && x <= 1.25 ? x * x : x < -1 || x > 1.5 ? 0.5 * x : Math.Abs(x);
}
[Network(Precision.Double), Input(13), Map(nameof(Bent)), Dense(13), Map(nameof(Bent)), Dense(3), MeanSquaredError] public partial class MapChoiceDouble
{
    private static double Bent(double x) => x > 0.25 && x <= 1.25 ? x * x : x < -1 || x > 1.5 ? 0.5 * x : Math.Abs(x);
}

[Network, Input(17), Map(nameof(Cubic)), Dense(61), Map(nameof(Cubic)), Dense(3), MeanSquaredError] public partial class MapPolynomialSingle
{
    private const double Third = 1.0 / 3;

    private static double Cubic(double x) => (Third * x * x * x) - (x * x) + (2 * x) - 1;
}
[Network(Precision.Double), Input(17), Map(nameof(Cubic)), Dense(61), Map(nameof(Cubic)), Dense(3), MeanSquaredError] public partial class MapPolynomialDouble
{
    private const double Third = 1.0 / 3;

    private static double Cubic(double x) => (Third * x * x * x) - (x * x) + (2 * x) - 1;
}

[Network, Input(33), Map(nameof(Waves)), Dense(5), Map(nameof(Waves)), Dense(3), MeanSquaredError] public partial class MapWavesSingle
{
    private static double Waves(double x) => Math.Sin(3 * x) + (Math.Cos(x) * Math.Tanh(x));
}
[Network(Precision.Double), Input(33), Map(nameof(Waves)), Dense(5), Map(nameof(Waves)), Dense(3), MeanSquaredError] public partial class MapWavesDouble
{
    private static double Waves(double x) => Math.Sin(3 * x) + (Math.Cos(x) * Math.Tanh(x));
}

[Network, Input(61), Map(nameof(Roots)), Dense(17), Map(nameof(Roots)), Dense(3), MeanSquaredError] public partial class MapRootsSingle
{
    private static double Roots(double x) => Math.Sqrt(1 + (x * x)) + Math.Log(2 + Math.Abs(x)) + Math.Pow(2 + Math.Abs(x), 1.5);
}
[Network(Precision.Double), Input(61), Map(nameof(Roots)), Dense(17), Map(nameof(Roots)), Dense(3), MeanSquaredError] public partial class MapRootsDouble
{
    private static double Roots(double x) => Math.Sqrt(1 + (x * x)) + Math.Log(2 + Math.Abs(x)) + Math.Pow(2 + Math.Abs(x), 1.5);
}

[Network, Input(1), Map(nameof(Clamped)), Dense(1), Map(nameof(Clamped)), Dense(3), MeanSquaredError] public partial class MapClampSingle
{
    private static double Clamped(double x) => Math.Clamp(x, -0.75, 1.25) + Math.Max(x, 0.125 * x) - Math.Min(x, 0.5);
}
[Network(Precision.Double), Input(1), Map(nameof(Clamped)), Dense(1), Map(nameof(Clamped)), Dense(3), MeanSquaredError] public partial class MapClampDouble
{
    private static double Clamped(double x) => Math.Clamp(x, -0.75, 1.25) + Math.Max(x, 0.125 * x) - Math.Min(x, 0.5);
}

[Network, Input(3), Map(nameof(Powers)), Dense(7), Map(nameof(Powers)), Dense(3), MeanSquaredError] public partial class MapPowersSingle
{
    private static double Powers(double x) => Math.Pow(x, 3) - Math.Pow(x, 2) + Math.Pow(1 + (x * x), -0.5);
}
[Network(Precision.Double), Input(3), Map(nameof(Powers)), Dense(7), Map(nameof(Powers)), Dense(3), MeanSquaredError] public partial class MapPowersDouble
{
    private static double Powers(double x) => Math.Pow(x, 3) - Math.Pow(x, 2) + Math.Pow(1 + (x * x), -0.5);
}

[Network, Input(5), Map(nameof(Hyperbolic)), Dense(33), Map(nameof(Hyperbolic)), Dense(3), MeanSquaredError] public partial class MapHyperbolicSingle
{
    private static double Hyperbolic(double x) => Math.Sinh(x) / Math.Cosh(0.5 * x);
}
[Network(Precision.Double), Input(5), Map(nameof(Hyperbolic)), Dense(33), Map(nameof(Hyperbolic)), Dense(3), MeanSquaredError]
public partial class MapHyperbolicDouble
{
    private static double Hyperbolic(double x) => Math.Sinh(x) / Math.Cosh(0.5 * x);
}

[Network, Input(7), Map(nameof(Gate)), Dense(3), Map(nameof(Gate)), Dense(3), MeanSquaredError] public partial class MapHelperSingle
{
    private static double Gate(double x) => Half(x) * Logistic(2 * x);

    private static double Half(double x) => 0.5 * x;

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
[Network(Precision.Double), Input(7), Map(nameof(Gate)), Dense(3), Map(nameof(Gate)), Dense(3), MeanSquaredError] public partial class MapHelperDouble
{
    private static double Gate(double x) => Half(x) * Logistic(2 * x);

    private static double Half(double x) => 0.5 * x;

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}

[Network, Input(13), Map(nameof(Stepwise)), Dense(13), Map(nameof(Stepwise)), Dense(3), MeanSquaredError] public partial class MapStatementsSingle
{
    private static double Stepwise(double x)
    {
        double square = x * x;
        if (x < 0)
            return -square / (1 + square);
        return square / (2 + x);
    }
}
[Network(Precision.Double), Input(13), Map(nameof(Stepwise)), Dense(13), Map(nameof(Stepwise)), Dense(3), MeanSquaredError]
public partial class MapStatementsDouble
{
    private static double Stepwise(double x)
    {
        double square = x * x;
        if (x < 0)
            return -square / (1 + square);
        return square / (2 + x);
    }
}

[Network, Input(17), Map(nameof(Sawtooth)), Dense(61), Map(nameof(Sawtooth)), Dense(3), MeanSquaredError] public partial class MapFloorSingle
{
    private static double Sawtooth(double x) => x - Math.Floor(x) + (0.25 * Math.Ceiling(x)) + Math.Round(0.4 * x);
}
[Network(Precision.Double), Input(17), Map(nameof(Sawtooth)), Dense(61), Map(nameof(Sawtooth)), Dense(3), MeanSquaredError] public partial class MapFloorDouble
{
    private static double Sawtooth(double x) => x - Math.Floor(x) + (0.25 * Math.Ceiling(x)) + Math.Round(0.4 * x);
}

[Network, Input(13), Map(nameof(Logs)), Dense(3), MeanSquaredError] public partial class MapLogsSingle
{
    private static double Logs(double x) => Math.Log2(3 + x) + Math.Log10(4 + x) - Math.Log(5 + x, 3) + double.LogP1(x * x) + double.ExpM1(-x) + double.Exp2(x);
}
[Network(Precision.Double), Input(13), Map(nameof(Logs)), Dense(3), MeanSquaredError] public partial class MapLogsDouble
{
    private static double Logs(double x) => Math.Log2(3 + x) + Math.Log10(4 + x) - Math.Log(5 + x, 3) + double.LogP1(x * x) + double.ExpM1(-x) + double.Exp2(x);
}

[Network, Input(13), Dense(7), Map(nameof(Soft)), Map(nameof(Soft)), MeanSquaredError] public partial class MapOfSinglesSingle
{
    private static float Soft(float x) => x / (1 + MathF.Abs(x));
}
[Network(Precision.Double), Input(13), Dense(7), Map(nameof(Soft)), Map(nameof(Soft)), MeanSquaredError] public partial class MapOfSinglesDouble
{
    private static double Soft(double x) => x / (1 + Math.Abs(x));
}
