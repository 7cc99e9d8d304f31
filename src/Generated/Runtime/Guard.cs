using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Generated.Runtime;

/// <summary>Checks the arguments of a network's members, with messages that say what was expected and what was found. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Guard
{
    /// <summary>The number of samples that a span holds.</summary>
    /// <exception cref="ArgumentException">The span is empty or not a whole number of samples.</exception>
    public static int Batch(int length, int sampleSize, string argument)
    {
        (int batch, int rest) = Math.DivRem(length, sampleSize);
        if (rest != 0 || batch == 0)
            ThrowBatch(length, sampleSize, argument);
        return batch;
    }

    /// <summary>The number of samples that a span holds, at most <paramref name="maxBatch"/>.</summary>
    /// <exception cref="ArgumentException">The span is empty, not a whole number of samples, or holds too many.</exception>
    public static int Batch(int length, int sampleSize, string argument, int maxBatch)
    {
        int batch = Batch(length, sampleSize, argument);
        if (batch > maxBatch)
            ThrowMaxBatch(batch, maxBatch, argument);
        return batch;
    }

    /// <summary>Checks that a span has the elements for each sample.</summary>
    /// <exception cref="ArgumentException">It has another length.</exception>
    public static void Length(int length, int batch, int sampleSize, string argument)
    {
        if (length != (long)batch * sampleSize)
            ThrowLength(length, batch, sampleSize, argument);
    }

    /// <summary>Checks that an optional span, if it is given, has the elements for each sample.</summary>
    /// <exception cref="ArgumentException">It is given and has another length.</exception>
    public static void OptionalLength(int length, int batch, int sampleSize, string argument)
    {
        if (length != 0)
            Length(length, batch, sampleSize, argument);
    }

    /// <summary>The part of a span that belongs to one of several tensors, which lie one after another, each with all its samples.</summary>
    /// <typeparam name="T">The network's element type.</typeparam>
    /// <param name="all">The span of them all; empty if it is left out. Its part is then empty, too.</param>
    /// <param name="batch">The number of samples; 0 if the member that gets the part will refuse the call.</param>
    /// <param name="before">Elements of a sample of the tensors before.</param>
    /// <param name="size">Elements of a sample of the tensor.</param>
    /// <param name="total">Elements of a sample of all tensors.</param>
    /// <param name="argument">The parameter's name.</param>
    /// <exception cref="ArgumentException">The span is given and has another length.</exception>
    public static Span<T> Part<T>(Span<T> all, int batch, int before, int size, int total, string argument)
    {
        if (all.IsEmpty || batch == 0)
            return default;
        Length(all.Length, batch, total, argument);
        return all.Slice(batch * before, batch * size);
    }

    /// <inheritdoc cref="Part{T}(Span{T}, int, int, int, int, string)"/>
    public static ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> all, int batch, int before, int size, int total, string argument)
    {
        if (all.IsEmpty || batch == 0)
            return default;
        Length(all.Length, batch, total, argument);
        return all.Slice(batch * before, batch * size);
    }

    /// <summary>Checks that the optional span for the losses of a network's outputs, if it is given, has an element for each loss.</summary>
    /// <exception cref="ArgumentException">It is given and has another length.</exception>
    public static void Losses(int length, int count, string argument)
    {
        if (length != 0 && length != count)
            ThrowLosses(length, count, argument);
    }

    /// <summary>Checks that every index is that of a class, or the ignored one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the message says which and where.</exception>
    public static void Classes(ReadOnlySpan<int> indices, int classes, int ignored, string argument)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)classes && indices[i] != ignored)
                ThrowClass(indices[i], i, classes, ignored, argument);
        }
    }

    /// <summary>Checks that every index is that of a class, or the ignored one, for samples with several positions.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not; the message says which and where.</exception>
    public static void Classes(ReadOnlySpan<int> indices, int classes, int ignored, int positions, string argument)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if ((uint)indices[i] >= (uint)classes && indices[i] != ignored)
                ThrowClass(indices[i], i, classes, ignored, positions, argument);
        }
    }

    /// <summary>Checks that a layer that normalises over the batch, with one value per sample, has more than one value.</summary>
    /// <exception cref="ArgumentException">The batch has only one sample.</exception>
    public static void BatchStatistics(int batch, string layer, string argument)
    {
        if (batch == 1)
            ThrowBatchStatistics(layer, argument);
    }

    /// <summary>Checks that there was a forward pass whose gradients can be computed.</summary>
    /// <returns>The number of its samples.</returns>
    /// <exception cref="InvalidOperationException">There was no forward pass.</exception>
    public static int ForwardBatch(int batch) => batch > 0 ? batch
        : throw new InvalidOperationException(
            "Backward needs the values of a forward pass: call Forward first. Train does both by itself, and Backward cannot follow it.");

    [DoesNotReturn]
    private static void ThrowBatch(int length, int sampleSize, string argument) =>
        throw new ArgumentException(
            $"'{argument}' has {length} elements; expected one sample or more of {sampleSize}, that is a multiple of {sampleSize} above 0.", argument);

    [DoesNotReturn]
    private static void ThrowMaxBatch(int batch, int maxBatch, string argument) =>
        throw new ArgumentException(
            $"'{argument}' holds {batch} samples; the network was made for at most {maxBatch}. Give the constructor a larger maxBatch.", argument);

    [DoesNotReturn]
    private static void ThrowLength(int length, int batch, int sampleSize, string argument) =>
        throw new ArgumentException($"'{argument}' has {length} elements; expected {(long)batch * sampleSize}: {sampleSize} for each of {batch} samples.",
            argument);

    [DoesNotReturn]
    private static void ThrowBatchStatistics(string layer, string argument) =>
        throw new ArgumentException(
            $"'{argument}' holds 1 sample; expected 2 or more: in training {layer} normalises each channel over the batch, and one value has no variance. "
                + "Batches(..., dropLast: true) leaves a last batch of one out; Predict takes one.", argument);

    [DoesNotReturn]
    private static void ThrowLosses(int length, int count, string argument) =>
        throw new ArgumentException($"'{argument}' has {length} elements; expected {count}, one for each loss, or none at all.", argument);

    [DoesNotReturn]
    private static void ThrowClass(int found, int at, int classes, int ignored, string argument) =>
        throw new ArgumentOutOfRangeException(argument, found,
            $"'{argument}' holds {found} at index {at}; expected the index of a class, 0 to {classes - 1}, or {ignored} for a sample that does not count.");

    [DoesNotReturn]
    private static void ThrowClass(int found, int at, int classes, int ignored, int positions, string argument) =>
        throw new ArgumentOutOfRangeException(argument, found,
            $"'{argument}' holds {found} at index {at} (sample {at / positions}, position {at % positions}); expected the index of a class, 0 to "
                + $"{classes - 1}, or {ignored} for a position that does not count.");
}
