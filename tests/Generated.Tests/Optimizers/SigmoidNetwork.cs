using System.Numerics;

namespace Generated.Tests.Optimizers;

/// <summary>
/// The network of PyTorch's own optimizer tests: Linear(2, 3), sigmoid, Linear(3, 1), sigmoid; the loss is the sum
/// of the outputs. Parameters lie as 0.weight [3, 2], 0.bias [3], 2.weight [1, 3], 2.bias [1].
/// </summary>
internal static class SigmoidNetwork
{
    public const int ParameterCount = 13;

    public static ParameterTable Table { get; } = new(
        new ParameterInfo("0.weight", ParameterKind.Weight, 0, [3, 2], [2, 1]),
        new ParameterInfo("0.bias", ParameterKind.Bias, 6, [3], [1]),
        new ParameterInfo("2.weight", ParameterKind.Weight, 9, [1, 3], [3, 1]),
        new ParameterInfo("2.bias", ParameterKind.Bias, 12, [1], [1]));

    /// <summary>Fills the gradients; gives the loss.</summary>
    public static T Backward<T>(ReadOnlySpan<T> p, T[][] inputs, Span<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        gradients.Clear();
        T loss = T.Zero;
        Span<T> hidden = stackalloc T[3];
        foreach (T[] x in inputs)
        {
            T z = p[12];
            for (int j = 0; j < 3; j++)
            {
                hidden[j] = Sigmoid((p[2 * j] * x[0]) + (p[(2 * j) + 1] * x[1]) + p[6 + j]);
                z += p[9 + j] * hidden[j];
            }
            T y = Sigmoid(z);
            loss += y;

            T dz = y * (T.One - y);
            gradients[12] += dz;
            for (int j = 0; j < 3; j++)
            {
                gradients[9 + j] += dz * hidden[j];
                T dh = dz * p[9 + j] * hidden[j] * (T.One - hidden[j]);
                gradients[6 + j] += dh;
                gradients[2 * j] += dh * x[0];
                gradients[(2 * j) + 1] += dh * x[1];
            }
        }
        return loss;
    }

    private static T Sigmoid<T>(T x)
        where T : IBinaryFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));
}
