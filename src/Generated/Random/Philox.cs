using System.Runtime.CompilerServices;
using Generated.Runtime;

namespace Generated;

/// <summary>
/// The counter-based random generator Philox4x32-10: every number is a pure function of a seed, a stream and
/// a position, so that streams are independent, can be split and can be continued anywhere.
/// </summary>
/// <remarks>
/// <para>Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011. Block number
/// <c>n</c> of a stream is the cipher's value at the 128-bit counter (n, stream) under the 64-bit key
/// <c>seed</c>, low words first; it makes four 32-bit numbers. A stream has 2^64 of them before it repeats.</para>
/// <para>A seed gives the same numbers on every machine and in every version: integers are exact, and the normal distribution is computed only with
/// +, -, *, / and square roots.</para>
/// <para>This is a mutable structure: pass it by reference, otherwise two copies give the same numbers. The default value is <c>new Philox(0)</c>.
/// <see cref="Seed"/>, <see cref="Stream"/> and <see cref="Position"/> are its whole state. Not for cryptography.</para>
/// </remarks>
public struct Philox
{
    // Round multipliers and key increments (the golden ratio, and the square root of 3 less 1) of the paper.
    internal const uint Multiplier0 = 0xD2511F53;
    internal const uint Multiplier1 = 0xCD9E8D57;
    internal const uint KeyStep0 = 0x9E3779B9;
    internal const uint KeyStep1 = 0xBB67AE85;
    internal const int Rounds = 10;

    private const ulong SplitTag = 0x53504C4954; // "SPLIT": the key under which children are drawn differs from the parent's

    private uint _word0, _word1, _word2, _word3; // the block that holds Position, once it was asked for
    private ulong _position;

    /// <summary>Starts a stream of random numbers.</summary>
    /// <param name="seed">The seed; any value.</param>
    /// <param name="stream">Which of the seed's 2^64 independent streams.</param>
    public Philox(ulong seed, ulong stream = 0)
    {
        Seed = seed;
        Stream = stream;
    }

    /// <summary>The seed that the generator was made with.</summary>
    public ulong Seed { get; }

    /// <summary>The stream that the generator was made with.</summary>
    public ulong Stream { get; }

    /// <summary>Number of 32-bit numbers drawn so far; after setting it, the generator continues from there.</summary>
    public ulong Position
    {
        readonly get => _position;
        set
        {
            _position = value;
            if ((value & 3) != 0)
                LoadBlock();
        }
    }

    /// <summary>The cipher itself: four random words from four words of counter and two of key.</summary>
    /// <param name="counter0">Lowest word of the counter.</param>
    /// <param name="counter1">Second word of the counter.</param>
    /// <param name="counter2">Third word of the counter.</param>
    /// <param name="counter3">Highest word of the counter.</param>
    /// <param name="key0">Low word of the key.</param>
    /// <param name="key1">High word of the key.</param>
    /// <returns>The block's four words, in the order of the published test vectors.</returns>
    public static (uint Word0, uint Word1, uint Word2, uint Word3) Block(
        uint counter0, uint counter1, uint counter2, uint counter3, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * counter0;
            ulong product1 = (ulong)Multiplier1 * counter2;
            (counter0, counter1, counter2, counter3) = (
                (uint)(product1 >> 32) ^ counter1 ^ key0,
                (uint)product1,
                (uint)(product0 >> 32) ^ counter3 ^ key1,
                (uint)product0);
            key0 += KeyStep0;
            key1 += KeyStep1;
        }
        return (counter0, counter1, counter2, counter3);
    }

    /// <summary>The cipher on 64-bit halves, low words first.</summary>
    /// <param name="counterLow">Low half of the counter.</param>
    /// <param name="counterHigh">High half of the counter.</param>
    /// <param name="key">The key.</param>
    /// <returns>The block's 128 bits as two halves.</returns>
    public static (ulong Low, ulong High) Block(ulong counterLow, ulong counterHigh, ulong key)
    {
        (uint w0, uint w1, uint w2, uint w3) = Block(
            (uint)counterLow, (uint)(counterLow >> 32), (uint)counterHigh, (uint)(counterHigh >> 32), (uint)key, (uint)(key >> 32));
        return (w0 | ((ulong)w1 << 32), w2 | ((ulong)w3 << 32));
    }

    /// <summary>
    /// A child generator, independent of this one and of the children with other indices. It depends only on the seed, the stream and the index, not
    /// on how many numbers were drawn, and it draws none.
    /// </summary>
    /// <param name="index">The number of the child, for example of a layer or of an epoch.</param>
    public readonly Philox Split(ulong index)
    {
        (ulong seed, ulong stream) = Block(index, Stream, Seed ^ SplitTag);
        return new Philox(seed, stream);
    }

    /// <summary>A number with a uniform distribution over all 32-bit values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt32()
    {
        uint place = (uint)_position & 3;
        if (place == 0)
            LoadBlock();
        _position++;
        return place switch { 0 => _word0, 1 => _word1, 2 => _word2, _ => _word3 };
    }

    /// <summary>A number with a uniform distribution over all 64-bit values: two 32-bit numbers, the first one in the lower half.</summary>
    public ulong NextUInt64()
    {
        uint low = NextUInt32();
        return low | ((ulong)NextUInt32() << 32);
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2^-24: the upper bits of one 32-bit number.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A number uniform in [0, 1), a multiple of 2^-53: the upper bits of one 64-bit number.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1L << 53));

    /// <summary>A whole number uniform in [0, <paramref name="max"/>), without bias (Lemire, 2019).</summary>
    /// <param name="max">How many values there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="max"/> is less than 1.</exception>
    public int NextInt32(int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        uint range = (uint)max;
        ulong product = (ulong)NextUInt32() * range;
        if ((uint)product < range)
        {
            // 2^32 is not a multiple of the range: without its first (2^32 mod range) products, every value is equally likely.
            uint rejected = (0u - range) % range;
            while ((uint)product < rejected)
                product = (ulong)NextUInt32() * range;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number from the normal distribution with mean 0 and standard deviation 1.</summary>
    /// <remarks>
    /// Marsaglia's polar method (1964) with a logarithm made of basic operations, so that every machine gives the same bits. The method makes two
    /// numbers; the second one is dropped, so that the state remains a position.
    /// </remarks>
    public double NextNormal()
    {
        while (true)
        {
            double x = (2 * NextDouble()) - 1;
            double y = (2 * NextDouble()) - 1;
            double s = (x * x) + (y * y);
            if (s < 1 && s != 0)
                return x * Math.Sqrt(-2 * PortableMath.Log(s) / s);
        }
    }

    /// <summary>Brings values into a random order; every order is equally likely (Fisher and Yates, from the end).</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="values">The values, reordered in place.</param>
    public void Shuffle<T>(Span<T> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextInt32(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private void LoadBlock()
    {
        ulong block = _position >> 2;
        (_word0, _word1, _word2, _word3) = Block(
            (uint)block, (uint)(block >> 32), (uint)Stream, (uint)(Stream >> 32), (uint)Seed, (uint)(Seed >> 32));
    }
}
