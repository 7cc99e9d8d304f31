using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Generated.Runtime;

/// <summary>Checks that targets and outputs are numbers for which a loss is defined, a vector at a time. Used by generated code.</summary>
/// <remarks>Losses that accept any number are not checked: a target of NaN makes the loss NaN, which is visible.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TargetGuard
{
    /// <summary>The tolerance for probabilities below 0 or above 1, for rounding.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Checks that all targets are from 0 to 1, with a tolerance of 1e-6.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="target">The targets.</param>
    /// <param name="sampleSize">Number of targets of each sample.</param>
    /// <param name="loss">The loss, for the message.</param>
    /// <param name="argument">The parameter's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the message says which and where.</exception>
    public static void Probabilities<T>(ReadOnlySpan<T> target, int sampleSize, string loss, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int wrong = FirstOutside(target, T.CreateTruncating(-Rounding), T.CreateTruncating(1 + Rounding));
        if (wrong >= 0)
            ThrowTarget(target[wrong], wrong, sampleSize, loss, "from 0 to 1", argument);
    }

    /// <summary>Checks that all targets are finite and not negative.</summary>
    /// <inheritdoc cref="Probabilities{T}"/>
    public static void NotNegative<T>(ReadOnlySpan<T> target, int sampleSize, string loss, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int wrong = FirstOutside(target, T.Zero, T.CreateTruncating(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue));
        if (wrong >= 0)
            ThrowTarget(target[wrong], wrong, sampleSize, loss, "that are finite and not negative", argument);
    }

    /// <summary>Checks that all targets are 1 or -1.</summary>
    /// <inheritdoc cref="Probabilities{T}"/>
    public static void Signs<T>(ReadOnlySpan<T> target, int sampleSize, string loss, string argument)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count && Vector.EqualsAll(Vector.Abs(new Vector<T>(target[i..])), Vector<T>.One); i += Vector<T>.Count)
        {
        }
        for (; i < target.Length; i++)
        {
            if (T.Abs(target[i]) != T.One)
                ThrowTarget(target[i], i, sampleSize, loss, "of 1 or -1", argument);
        }
    }

    /// <summary>Checks that outputs that a loss takes as probabilities are from 0 to 1, with a tolerance of 1e-6; or NaN, which makes the loss NaN.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="output">The outputs.</param>
    /// <param name="sampleSize">Number of outputs of each sample.</param>
    /// <param name="loss">The loss, for the message.</param>
    /// <param name="name">The output's name.</param>
    /// <exception cref="InvalidOperationException">One is not; the message says which and where.</exception>
    public static void ProbabilityOutputs<T>(ReadOnlySpan<T> output, int sampleSize, string loss, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T low = T.CreateTruncating(-Rounding), high = T.CreateTruncating(1 + Rounding);
        for (int start = 0; FirstOutside(output[start..], low, high) is var wrong and >= 0; start += wrong + 1)
        {
            if (!T.IsNaN(output[start + wrong]))
                ThrowOutput(output[start + wrong], start + wrong, sampleSize, loss, name);
        }
    }

    /// <summary>The index of the first number that is not in [low, high]; NaN is not. -1 if there is none.</summary>
    private static int FirstOutside<T>(ReadOnlySpan<T> numbers, T low, T high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> lows = new(low), highs = new(high);
        int i = 0;
        for (; i <= numbers.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var vector = new Vector<T>(numbers[i..]);
            if (!Vector.GreaterThanOrEqualAll(vector, lows) || !Vector.LessThanOrEqualAll(vector, highs))
                break;
        }
        for (; i < numbers.Length; i++)
        {
            if (!(numbers[i] >= low && numbers[i] <= high))
                return i;
        }
        return -1;
    }

    [DoesNotReturn]
    private static void ThrowTarget<T>(T found, int at, int sampleSize, string loss, string expected, string argument) =>
        throw new ArgumentOutOfRangeException(argument, found,
            FormattableString.Invariant(
                $"'{argument}' holds {found} at index {at}, element {at % sampleSize} of sample {at / sampleSize}; {loss} takes targets {expected}."));

    [DoesNotReturn]
    private static void ThrowOutput<T>(T found, int at, int sampleSize, string loss, string name) =>
        throw new InvalidOperationException(
            FormattableString.Invariant($"The output '{name}' is {found} for element {at % sampleSize} of sample {at / sampleSize}; ")
                + $"{loss} takes probabilities, from 0 to 1: put an activation such as [Sigmoid] before it, or use the loss of logits.");
}
