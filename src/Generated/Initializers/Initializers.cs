using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;

namespace Generated;

/// <summary>Draws the initial values of a network's weights.</summary>
/// <remarks>
/// Everything is computed in double and rounded once, so that a float network and a double network with the same seed start with the same values up
/// to that rounding. Elements are drawn in their order in memory. Only basic operations are used, so that a seed gives the same bits on every
/// machine; see <see cref="Philox"/>.
/// </remarks>
public static class Initializers
{
    /// <summary>PyTorch's <c>trunc_normal_</c> cuts at -2 and 2: the values themselves, not multiples of the deviation.</summary>
    private const double TruncationBound = 2;

    /// <summary>Fills weights with initial values.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="weights">The elements to fill; a matrix lies as [fanIn, fanOut], row by row.</param>
    /// <param name="kind">
    /// The distribution. <see cref="Initializer.Default"/> is uniform in ±scale/√fanIn, the default of PyTorch's linear
    /// and convolution layers; the others are described by <see cref="Initializer"/>.
    /// </param>
    /// <param name="fanIn">The number of inputs that each output sums over; at least 1.</param>
    /// <param name="fanOut">The number of outputs that each input reaches; at least 1.</param>
    /// <param name="scale">
    /// The constant, half-width or standard deviation for the kinds that are named after it. For the others it is a factor; 1 gives the published
    /// distribution. Finite; not negative for the random kinds.
    /// </param>
    /// <param name="random">The source of the random numbers; it advances.</param>
    /// <exception cref="ArgumentOutOfRangeException">A fan is less than 1, the scale is not as described, or the kind is not defined.</exception>
    /// <exception cref="ArgumentException">The kind is <see cref="Initializer.Orthogonal"/> and the weights are not fanIn·fanOut elements.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public static void Fill<T>(Span<T> weights, Initializer kind, int fanIn, int fanOut, double scale, ref Philox random)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fanIn, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fanOut, 1);
        bool anySign = kind is Initializer.Zeros or Initializer.Ones or Initializer.Constant or Initializer.Orthogonal;
        if (!double.IsFinite(scale) || (scale < 0 && !anySign))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"The scale of {kind} is finite{(anySign ? "" : " and not negative")}.");

        double sum = (double)fanIn + fanOut;
        switch (kind)
        {
            case Initializer.Default: Uniform(weights, scale / Math.Sqrt(fanIn), ref random); break;
            case Initializer.Zeros: Constant(weights, 0); break;
            case Initializer.Ones: Constant(weights, 1); break;
            case Initializer.Constant: Constant(weights, scale); break;
            case Initializer.Uniform: Uniform(weights, scale, ref random); break;
            case Initializer.Normal: Normal(weights, scale, ref random); break;
            case Initializer.TruncatedNormal: TruncatedNormal(weights, scale, ref random); break;
            case Initializer.GlorotUniform: Uniform(weights, scale * Math.Sqrt(6 / sum), ref random); break;
            case Initializer.GlorotNormal: Normal(weights, scale * Math.Sqrt(2 / sum), ref random); break;
            case Initializer.HeUniform: Uniform(weights, scale * Math.Sqrt(6.0 / fanIn), ref random); break;
            case Initializer.HeNormal: Normal(weights, scale * Math.Sqrt(2.0 / fanIn), ref random); break;
            case Initializer.LeCunUniform: Uniform(weights, scale * Math.Sqrt(3.0 / fanIn), ref random); break;
            case Initializer.LeCunNormal: Normal(weights, scale * Math.Sqrt(1.0 / fanIn), ref random); break;
            case Initializer.Orthogonal: Orthogonal(weights, fanIn, fanOut, scale, ref random); break;
            default: throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such initialiser.");
        }
    }

    private static void Constant<T>(Span<T> weights, double value)
        where T : unmanaged => weights.Fill(Round<T>(value));

    private static void Uniform<T>(Span<T> weights, double bound, ref Philox random)
        where T : unmanaged
    {
        foreach (ref T weight in weights)
            weight = Round<T>(bound * ((2 * random.NextDouble()) - 1));
    }

    private static void Normal<T>(Span<T> weights, double deviation, ref Philox random)
        where T : unmanaged
    {
        foreach (ref T weight in weights)
            weight = Round<T>(deviation * random.NextNormal());
    }

    // Rejection gives the same distribution as PyTorch's method, which inverts the cumulative normal distribution. For a narrow normal distribution
    // few draws fall outside. For a wide one many would, so there a uniform value is accepted in proportion to the density. Either way at least every
    // second draw is accepted.
    private static void TruncatedNormal<T>(Span<T> weights, double deviation, ref Philox random)
        where T : unmanaged
    {
        bool wide = deviation > TruncationBound;
        foreach (ref T weight in weights)
        {
            double value, chance;
            do
            {
                value = wide ? TruncationBound * ((2 * random.NextDouble()) - 1) : deviation * random.NextNormal();
                chance = wide ? PortableMath.Exp(-0.5 * (value / deviation) * (value / deviation)) : 1;
            }
            while (Math.Abs(value) > TruncationBound || (wide && random.NextDouble() >= chance));
            weight = Round<T>(value);
        }
    }

    // The Q of the QR decomposition, with a positive diagonal of R, of a normal matrix is uniform among the (semi-)orthogonal
    // ones (Mezzadri, 2007; PyTorch's orthogonal_ does the same by Householder reflections). Gram-Schmidt
    // makes that diagonal positive by itself; done twice, its vectors are orthogonal to rounding error.
    private static void Orthogonal<T>(Span<T> weights, int fanIn, int fanOut, double gain, ref Philox random)
        where T : unmanaged
    {
        if (weights.Length != (long)fanIn * fanOut)
            throw new ArgumentException($"An orthogonal matrix [{fanIn}, {fanOut}] has {(long)fanIn * fanOut} elements; the span has {weights.Length}.",
                nameof(weights));

        // The shorter side counts the vectors: columns if the matrix is tall, rows if it is wide.
        bool tall = fanIn >= fanOut;
        var vectors = new double[Math.Min(fanIn, fanOut)][];
        for (int v = 0; v < vectors.Length; v++)
        {
            var vector = vectors[v] = new double[Math.Max(fanIn, fanOut)];
            foreach (ref double element in vector.AsSpan())
                element = random.NextNormal();
            for (int pass = 0; pass < 2; pass++)
            {
                for (int earlier = 0; earlier < v; earlier++)
                    AddMultiple(vector, -Dot(vector, vectors[earlier]), vectors[earlier]);
            }
            Scale(vector, 1 / Math.Sqrt(Dot(vector, vector)));
        }

        for (int i = 0; i < fanIn; i++)
        {
            for (int j = 0; j < fanOut; j++)
                weights[(i * fanOut) + j] = Round<T>(gain * (tall ? vectors[j][i] : vectors[i][j]));
        }
    }

    // Eight logical lanes on every machine: with narrower registers the runtime builds the vector from several registers.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ReadOnlySpan<Vector512<double>> va = MemoryMarshal.Cast<double, Vector512<double>>(a);
        ReadOnlySpan<Vector512<double>> vb = MemoryMarshal.Cast<double, Vector512<double>>(b);
        Vector512<double> lanes = Vector512<double>.Zero;
        for (int i = 0; i < va.Length; i++)
            lanes = Vector512.FusedMultiplyAdd(va[i], vb[i], lanes);
        Vector256<double> four = lanes.GetLower() + lanes.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        double sum = two[0] + two[1];
        for (int i = va.Length * Vector512<double>.Count; i < a.Length; i++)
            sum = Math.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }

    private static void AddMultiple(Span<double> vector, double factor, ReadOnlySpan<double> other)
    {
        Span<Vector512<double>> wide = MemoryMarshal.Cast<double, Vector512<double>>(vector);
        ReadOnlySpan<Vector512<double>> wideOther = MemoryMarshal.Cast<double, Vector512<double>>(other);
        Vector512<double> factors = Vector512.Create(factor);
        for (int i = 0; i < wide.Length; i++)
            wide[i] = Vector512.FusedMultiplyAdd(factors, wideOther[i], wide[i]);
        for (int i = wide.Length * Vector512<double>.Count; i < vector.Length; i++)
            vector[i] = Math.FusedMultiplyAdd(factor, other[i], vector[i]);
    }

    private static void Scale(Span<double> vector, double factor)
    {
        foreach (ref double element in vector)
            element *= factor;
    }

    private static T Round<T>(double value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>((float)value);
        if (typeof(T) == typeof(double))
            return Unsafe.BitCast<double, T>(value);
        throw new NotSupportedException($"Weights are float or double, not {typeof(T)}.");
    }
}
