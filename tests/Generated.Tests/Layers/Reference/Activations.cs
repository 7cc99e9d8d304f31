namespace Generated.Tests.Layers.Reference;

/// <summary>Every activation of one number, as its definition reads. Written so that NaN stays NaN.</summary>
internal static class Activations
{
    public static double ReLU(double x) => x < 0 ? 0 : x;

    public static double ReLU6(double x) => x < 0 ? 0 : x > 6 ? 6 : x;

    public static double LeakyReLU(double x, double slope) => x > 0 ? x : slope * x;

    public static double ELU(double x, double alpha) => x > 0 ? x : alpha * ExpM1(x);

    public static double SELU(double x) => 1.0507009873554804934193349852946 * ELU(x, 1.6732632423543772848170429916717);

    public static double CELU(double x, double alpha) => x > 0 ? x : alpha * ExpM1(x / alpha);

    public static double GELU(double x) => 0.5 * x * (1 + Erf(x / Math.Sqrt(2)));

    public static double GELUTanh(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    public static double SiLU(double x) => x * Sigmoid(x);

    public static double Mish(double x) => x * Math.Tanh(LogOnePlusExp(x));

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double LogSigmoid(double x) => -LogOnePlusExp(-x);

    public static double HardSigmoid(double x) => ReLU6(x + 3) / 6;

    public static double HardSwish(double x) => x * ReLU6(x + 3) / 6;

    public static double HardTanh(double x, double minimum, double maximum) => x < minimum ? minimum : x > maximum ? maximum : x;

    public static double TanhShrink(double x) => x - Math.Tanh(x);

    public static double SoftShrink(double x, double threshold) => Math.Abs(x) <= threshold ? 0 : x > 0 ? x - threshold : x + threshold;

    public static double HardShrink(double x, double threshold) => Math.Abs(x) <= threshold ? 0 : x;

    public static double Softplus(double x, double beta, double threshold) => beta * x > threshold ? x : LogOnePlusExp(beta * x) / beta;

    public static double Softsign(double x) => x / (1 + Math.Abs(x));

    /// <summary>log(1 + eˣ), which is x + log(1 + e⁻ˣ).</summary>
    public static double LogOnePlusExp(double x) => x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x));

    /// <summary>eˣ - 1: by its series near 0, where the subtraction would cancel.</summary>
    private static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.5)
            return Math.Exp(x) - 1;
        double sum = 0, term = 1;
        for (int n = 1; n < 30; n++)
            sum += term *= x / n;
        return sum;
    }

    /// <summary>erf(x) = 2/√π·e^(-x²)·Σ 2ⁿx^(2n+1)/(1·3·5···(2n+1)), a series whose terms all have one sign.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
            return Math.Sign(x);
        double sum = 0, term = x;
        for (int n = 1; n < 200; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
