using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Generated.Runtime;

namespace Generated;

/// <summary>Limits gradients before an optimizer's step, to protect it from rare huge gradients. Pascanu et al., 2013. Allocates nothing.</summary>
public static class GradientClipping
{
    private const double Epsilon = 1e-6; // PyTorch's guard against a norm of 0

    /// <summary>
    /// Scales all gradients down together so that their norm is at most <paramref name="maxNorm"/>: PyTorch's
    /// <c>clip_grad_norm_</c>. The factor is maxNorm/(norm + 1e-6), at most 1.
    /// </summary>
    /// <remarks>
    /// Norms 1, 2 and infinity are vectorised; others are computed element by element and are much slower. Sums have the same bits at every vector
    /// width. They are exact to about 1e-6 in single precision for gradients of any size, even if their squares overflow or vanish. If the norm is
    /// infinite, finite gradients become 0 and infinite ones NaN; if the norm is NaN, all become NaN, as in PyTorch. With
    /// <paramref name="errorIfNonFinite"/> they are unchanged. Gradients are clipped one by one, in their own precision: if a norm of 1e30 is clipped
    /// to 1, gradients below about 1e-15 become subnormal or 0.
    /// </remarks>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The gradients, scaled in place.</param>
    /// <param name="maxNorm">The largest norm to allow; at least 0.</param>
    /// <param name="normType">The norm's order p, above 0; <see cref="double.PositiveInfinity"/> for the largest magnitude. Default 2.</param>
    /// <param name="errorIfNonFinite">Whether to throw when the norm is infinite or NaN. Default false.</param>
    /// <returns>The norm before clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The largest norm is negative or NaN, or the order is not above 0.</exception>
    /// <exception cref="NotFiniteNumberException">The norm is infinite or NaN and <paramref name="errorIfNonFinite"/> is set; the gradients are
    /// unchanged.</exception>
    public static double ClipByNorm<T>(Span<T> gradients, double maxNorm, double normType = 2, bool errorIfNonFinite = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(maxNorm >= 0))
            throw new ArgumentOutOfRangeException(nameof(maxNorm), maxNorm, "The largest norm is at least 0.");
        double norm = Norm<T>(gradients, normType);
        if (errorIfNonFinite && !double.IsFinite(norm))
            throw new NotFiniteNumberException($"The gradients' norm (order {normType}) is {norm}; they were left as they are.", norm);

        double factor = Factor(norm, maxNorm);
        (T first, T second) = Factors<T>(factor);
        if (first != T.One)
            Run(gradients, first, first, scale: true);
        if (factor != 1)
            Run(gradients, second, second, scale: true);
        return norm;
    }

    /// <summary>The factor by which clipping multiplies gradients with a given norm: 1 if they are unchanged.</summary>
    internal static double Factor(double norm, double maxNorm)
    {
        double factor = maxNorm / (norm + Epsilon);
        return factor >= 1 ? 1 : factor;
    }

    /// <summary>
    /// Splits a factor into two that are multiplied one after the other. The first is a power of two; it is 1 unless the factor is so small that
    /// <typeparamref name="T"/> would lose digits of it.
    /// </summary>
    internal static (T First, T Second) Factors<T>(double factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return typeof(T) == typeof(float) && factor is > 0 and < 1e-30
            ? (T.ScaleB(T.One, -100), T.CreateTruncating(Math.ScaleB(factor, 100)))
            : (T.One, T.CreateTruncating(factor));
    }

    /// <summary>Limits each gradient to [-limit, limit]: PyTorch's <c>clip_grad_value_</c>. NaN stays NaN.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The gradients, changed in place.</param>
    /// <param name="limit">The largest magnitude to allow; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or NaN.</exception>
    public static void ClipByValue<T>(Span<T> gradients, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(limit >= 0))
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The largest magnitude is at least 0.");
        Run(gradients, T.CreateTruncating(-limit), T.CreateTruncating(limit), scale: false);
    }

    /// <summary>The norm of gradients as one vector: (Σ |g|^p)^(1/p), or the largest magnitude.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="gradients">The gradients.</param>
    /// <param name="normType">The order p, above 0; <see cref="double.PositiveInfinity"/> for the largest magnitude. Default 2.</param>
    /// <returns>The norm; 0 for no gradients.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is not above 0.</exception>
    public static double Norm<T>(ReadOnlySpan<T> gradients, double normType = 2)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(normType > 0))
            throw new ArgumentOutOfRangeException(nameof(normType), normType, "The order of a norm is above 0.");
        return normType switch
        {
            1 => LaneSums.SumOfAbsolutes(gradients),
            2 => LaneSums.EuclideanNorm(gradients),
            double.PositiveInfinity => LaneSums.Largest(gradients),
            _ => PowerNorm(gradients, normType),
        };
    }

    private static double PowerNorm<T>(ReadOnlySpan<T> gradients, double order)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = LaneSums.Largest(gradients);
        if (largest == 0 || !double.IsFinite(largest))
            return largest;
        double sum = 0; // of values up to 1, whose powers do not overflow
        foreach (T gradient in gradients)
            sum += PortableMath.Pow(Math.Abs(double.CreateTruncating(gradient)) / largest, order);
        return largest * PortableMath.Pow(sum, 1 / order);
    }

    private static void Run<T>(Span<T> gradients, T low, T high, bool scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (SimdWidth.PreferWide<T>())
            Run<T, Vector512<T>, WideSimd<T>>(gradients, low, high, scale);
        else
            Run<T, Vector<T>, PortableSimd<T>>(gradients, low, high, scale);
    }

    /// <summary>Multiplies by <paramref name="high"/>, or limits to [low, high].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<T, TVector, TSimd>(Span<T> values, T low, T high, bool scale)
        where T : unmanaged
        where TVector : struct
        where TSimd : ISimd<TVector, T>
    {
        ref T first = ref MemoryMarshal.GetReference(values);
        TVector lower = TSimd.Create(low), upper = TSimd.Create(high);
        int i = 0;
        for (; i <= values.Length - TSimd.Count; i += TSimd.Count)
            TSimd.Store(Change<T, TVector, TSimd>(TSimd.Load(in first, i), lower, upper, scale), ref first, i);
        int left = values.Length - i;
        if (left > 0)
            TSimd.StorePartial(Change<T, TVector, TSimd>(TSimd.LoadPartial(in first, i, left), lower, upper, scale), ref first, i, left);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Change<T, TVector, TSimd>(TVector value, TVector low, TVector high, bool scale)
        where T : unmanaged
        where TVector : struct
        where TSimd : ISimd<TVector, T> =>
        scale ? TSimd.Multiply(value, high) : TSimd.Min(TSimd.Max(value, low), high);
}
