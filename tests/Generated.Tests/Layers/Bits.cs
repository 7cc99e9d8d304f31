using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Generated.Tests.Layers;

/// <summary>
/// A hash of all that a network computes: outputs, losses, gradients of parameters and of inputs. Two machines that have the same bits have the same hashes.
/// </summary>
internal static class Bits
{
    private static readonly int[] s_batches = [1, 9];

    private static readonly Lazy<SortedDictionary<string, string>> s_ofAllCases = new(Compute);

    /// <summary>The hashes of all cases in both precisions, by name.</summary>
    public static SortedDictionary<string, string> OfAllCases => s_ofAllCases.Value;

    private static SortedDictionary<string, string> Compute()
    {
        var hashes = new ConcurrentDictionary<string, string>();
        Parallel.ForEach(NetworkCase.All, @case =>
        {
            foreach (int batch in s_batches.Where(batch => batch > 1 || !@case.NeedsSeveralSamples))
            {
                hashes[$"{@case} single, batch {batch}"] = Of<float>(@case, batch);
                hashes[$"{@case} double, batch {batch}"] = Of<double>(@case, batch);
            }
        });
        return new(hashes, StringComparer.Ordinal);
    }

    private static string Of<T>(NetworkCase @case, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        NetworkUnderTest<T> network = NetworkUnderTest<T>.Create(@case, seed: 3, maxBatch: batch, maxThreads: 1);
        Samples<T> samples = Samples.Draw<T>(@case, batch);
        Memory<T>[] d = Check.InputGradients<T>(@case, batch);
        var output = new T[batch * @case.OutputSize];
        network.Predict(samples.Inputs, output);
        Append(hash, output);
        if (@case.HasBackward)
        {
            network.Forward(samples.Inputs, output);
            network.Backward(Check.OutputGradient<T>(@case, batch), d);
            Append(hash, output);
            AppendGradients();
        }
        if (@case.Loss is not null)
        {
            Append(hash, [network.Train(samples, d)]);
            AppendGradients();
        }
        return Convert.ToHexString(hash.GetCurrentHash());

        void AppendGradients()
        {
                foreach (ParameterInfo info in network.ParameterTable)
                Append(hash, new TensorView<T>(network.Gradients, info).ToArray());
            foreach (Memory<T> gradient in d)
                Append(hash, gradient.Span);
        }
    }

    /// <summary>Adds numbers to a hash; every NaN is the same one, since a NaN's sign is not defined.</summary>
    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] same = numbers.ToArray();
        for (int i = 0; i < same.Length; i++)
        {
            if (T.IsNaN(same[i]))
                same[i] = T.NaN;
        }
        hash.AppendData(MemoryMarshal.AsBytes<T>(same));
    }
}
