using System.Text;

namespace Generated.Tests.Files;

/// <summary>
/// Damages valid files; the same seed damages in the same way. Bits flip, ranges are cut out, copied, swapped and filled, ends are missing or added,
/// parts of other valid files come in, and numbers become those at the limits of their types, in binary and in text. In JSON, entries are also
/// removed, doubled, renamed, given other values and taken from other files.
/// </summary>
/// <param name="files">Valid files of one format: every file is damaged, and every other file gives parts.</param>
/// <param name="envelope">What the files have around their contents; two of three times the content is damaged behind it.</param>
internal sealed class Mutator(IReadOnlyList<byte[]> files, Envelope? envelope = null)
{
    /// <summary>Where the numbers of binary headers are.</summary>
    private const int HeaderLength = 32;

    private static readonly ulong[] s_limits =
    [
        0, 1, 2, 3, 127, 128, 255, 256, 1024, 32767, 32768, 65535, 65536, int.MaxValue - 1, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32, 1UL << 53,
        (1UL << 53) + 1, 1UL << 61, 1UL << 62, long.MaxValue, 1UL << 63, ulong.MaxValue - 1, ulong.MaxValue, 100_000_000, 100_000_001,
        0x7F800000, 0xFF800000, 0x7FC00000, 0x7F7FFFFF, 0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, 0x7FEFFFFFFFFFFFFF,
    ];

    private static readonly byte[][] s_texts =
    [
        .. ((string[])
        [
            "-1", "0", "-0", "1", "255", "256", "2147483647", "2147483648", "4294967295", "4294967296", "9007199254740992", "9007199254740993",
            "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616", "-9223372036854775808", "-9223372036854775809",
            "1e308", "-1e308", "1e309", "1e-320", "1e-400", "0.9999999999999999", "1.5", "NaN", "Infinity", "-Infinity", "00", "0x10", "1e", "", " ",
            "null", "true", "[]", "{}", "\"", "\"\"", "\"NaN\"", "\"Infinity\"", "\"1e309\"", "\"\\ud800\"", "\"\\u0000\"", "\"\\u202e\"", "\"a\\n\"",
            "[0]", "[0,0]", "[4294967296,4294967296]", "[4294967296,3000000000]", "[[[[[[]]]]]]", "{\"a\":{}}", "\"F16\"", "\"BF16\"", "\"F64\"", "\"I64\"",
            "\"F4\"", "\"F8_E9M9\"", "\"" + new string('x', 3000) + "\"", new string('[', 200), new string('9', 400),
        ]).Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Content[] _contents = [.. files.Select(file => new Content(envelope is null ? file : envelope.Open(file)))];
    private List<string>? _log;

    /// <summary>The damaged file of a seed.</summary>
    public byte[] Mutate(int seed)
    {
        var random = new Random(seed);
        int index = random.Next(files.Count), otherIndex = random.Next(files.Count);
        byte[] file = files[index];
        if (random.Next(12) == 0)
            return Log("a binary number anywhere", WithNumber(file, file.Length, random));
        if (envelope is null || random.Next(3) == 0)
            return Damage(file, files[otherIndex], envelope is null ? _contents[index] : null, _contents[otherIndex], random);
        byte[] content = Damage(_contents[index].Bytes, _contents[otherIndex].Bytes, _contents[index], _contents[otherIndex], random);
        file = envelope!.Close(file, content, random);
        return random.Next(16) == 0 ? Change(file, files[otherIndex], random) : file;
    }

    /// <summary>What the damage of a seed is, in words.</summary>
    public string Describe(int seed)
    {
        _log = [];
        Mutate(seed);
        string text = string.Join(", ", _log);
        _log = null;
        return text;
    }

    private byte[] Damage(byte[] bytes, byte[] other, Content? content, Content otherContent, Random random)
    {
        bool changesEntry = content is { Entries.Count: > 1 } && otherContent.Entries.Count > 1 && random.Next(3) > 0;
        bytes = changesEntry ? ChangeEntry(content!, otherContent, random) : Change(bytes, other, random);
        for (int more = random.Next(changesEntry ? 12 : 4); more is 1 or 2; more--)
            bytes = Change(bytes, other, random);
        return bytes;
    }

    /// <summary>One change of bytes, whatever they are.</summary>
    private byte[] Change(byte[] bytes, byte[] other, Random random)
    {
        if (bytes.Length == 0)
            return Log("another file", other);
        switch (random.Next(13))
        {
            case 0:
                return Log("cut off", bytes[..At(bytes, random)]);
            case 1:
                byte[] more = new byte[random.Next(1, 80)];
                if (random.Next(2) == 0)
                    random.NextBytes(more);
                return Log("longer", random.Next(4) == 0 ? [.. bytes, .. bytes] : [.. bytes, .. more]);
            case 2:
                bytes = [.. bytes];
                for (int bits = random.Next(1, 9); bits > 0; bits--)
                    bytes[At(bytes, random)] ^= (byte)(1 << random.Next(8));
                return Log("bits flipped", bytes);
            case 3:
                bytes = [.. bytes];
                bytes[At(bytes, random)] = (byte)random.Next(256);
                return Log("a byte set", bytes);
            case 4 or 5:
                return Log("a binary number", WithNumber(bytes, HeaderLength, random));
            case 6 or 7:
                return Log("a number in text", WithText(bytes, random));
            case 8:
                Range gone = RangeOf(bytes, random);
                return Log("a range removed", [.. bytes[..gone.Start], .. bytes[gone.End..]]);
            case 9:
                Range copied = RangeOf(bytes, random);
                Index to = random.Next(2) == 0 ? copied.End : At(bytes, random);
                return Log("a range copied", [.. bytes[..to], .. bytes[copied], .. bytes[to..]]);
            case 10:
                int first = At(bytes, random), second = At(bytes, random);
                (first, second) = (Math.Min(first, second), Math.Max(first, second));
                int firstEnd = first + random.Next(second - first + 1), secondEnd = second + random.Next(bytes.Length - second + 1);
                return Log("two ranges swapped", Swapped(bytes, first, firstEnd, second, secondEnd));
            case 11:
                int end = At(bytes, random), start = random.Next(2) == 0 ? Math.Min(end, other.Length) : random.Next(other.Length + 1);
                return Log("the end of another file", [.. bytes[..end], .. other[start..]]);
            default:
                bytes = [.. bytes];
                bytes.AsSpan(RangeOf(bytes, random)).Fill((byte)(random.Next(3) switch { 0 => 0, 1 => 255, _ => ' ' }));
                return Log("a range filled", bytes);
        }
    }

    /// <summary>
    /// A number of 1, 2, 4 or 8 bytes, in either order, becomes one at a limit, near the length of the file or near itself. It is among the first bytes.
    /// </summary>
    private static byte[] WithNumber(byte[] bytes, int within, Random random)
    {
        int size = 1 << random.Next(4);
        if (bytes.Length < size)
            return [];
        int at = random.Next(Math.Min(within, bytes.Length - size + 1));
        if (random.Next(2) == 0)
            at -= at % size;
        bytes = [.. bytes];
        Span<byte> number = bytes.AsSpan(at, size);
        bool isBig = random.Next(2) == 0;
        ulong old = 0;
        for (int i = 0; i < size; i++)
            old = (old << 8) | number[isBig ? i : size - 1 - i];
        ulong value = random.Next(4) switch
        {
            0 => old + (ulong)random.Next(-2, 3),
            1 => (ulong)(bytes.Length + random.Next(-9, 10)),
            _ => s_limits[random.Next(s_limits.Length)],
        };
        for (int i = 0; i < size; i++)
            number[isBig ? size - 1 - i : i] = (byte)(value >> (8 * i));
        return bytes;
    }

    /// <summary>The next number or word in a text becomes another one.</summary>
    private static byte[] WithText(byte[] bytes, Random random)
    {
        int start = At(bytes, random);
        while (start < bytes.Length && !IsWord(bytes[start]))
            start++;
        while (start > 0 && start < bytes.Length && IsWord(bytes[start - 1]))
            start--;
        int end = start;
        while (end < bytes.Length && IsWord(bytes[end]))
            end++;
        return [.. bytes[..start], .. s_texts[random.Next(s_texts.Length)], .. bytes[end..]];

        static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'+' or (byte)'.';
    }

    /// <summary>Two ranges, the second behind the first, in each other's place.</summary>
    private static byte[] Swapped(byte[] bytes, int start, int end, int secondStart, int secondEnd) =>
        [.. bytes[..start], .. bytes[secondStart..secondEnd], .. bytes[end..secondStart], .. bytes[start..end], .. bytes[secondEnd..]];

    private byte[] ChangeEntry(Content content, Content other, Random random)
    {
        Entry entry = content.Entries[random.Next(content.Entries.Count)], second = content.Entries[random.Next(content.Entries.Count)];
        Entry foreign = other.Entries[random.Next(other.Entries.Count)];
        byte[] bytes = content.Bytes;
        switch (random.Next(8))
        {
            case 0:
                // With a comma, unless it is the only entry.
                int end = entry.End + (bytes[entry.End] == ',' ? 1 : 0), start = entry.Start - (end == entry.End && bytes[entry.Start - 1] == ',' ? 1 : 0);
                return Log("an entry removed", [.. bytes[..start], .. bytes[end..]]);
            case 1:
                return Log("an entry doubled", [.. bytes[..entry.End], (byte)',', .. bytes[entry.Start..entry.End], .. bytes[entry.End..]]);
            case 2 when entry.End <= second.Start:
                return Log("two values swapped", Swapped(bytes, entry.Value, entry.End, second.Value, second.End));
            case 3 or 4:
                byte[] value = s_texts[random.Next(s_texts.Length)];
                if (bytes[entry.Value] == '"' && !value.Contains((byte)'"') && random.Next(4) > 0)
                    value = [(byte)'"', .. value, (byte)'"'];
                return Log("another value", [.. bytes[..entry.Value], .. value, .. bytes[entry.End..]]);
            case 5:
                return Log("the value of another entry", [.. bytes[..entry.Value], .. other.Bytes[foreign.Value..foreign.End], .. bytes[entry.End..]]);
            case 6:
                return Log("another entry added", [.. bytes[..entry.End], (byte)',', .. other.Bytes[foreign.Start..foreign.End], .. bytes[entry.End..]]);
            default:
                return Log("an entry renamed", [.. bytes[..entry.Start], .. other.Bytes[foreign.Start..foreign.Value], .. bytes[entry.Value..]]);
        }
    }

    /// <summary>A place in a file: as often near its beginning as anywhere.</summary>
    private static int At(byte[] bytes, Random random) => random.Next(random.Next(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 2 * HeaderLength));

    private static Range RangeOf(byte[] bytes, Random random)
    {
        int start = At(bytes, random);
        int most = random.Next(4) switch { 0 => bytes.Length, 1 => 64, _ => 8 };
        return start..(start + random.Next(Math.Min(most, bytes.Length - start) + 1));
    }

    private byte[] Log(string what, byte[] bytes)
    {
        _log?.Add($"{what} ({bytes.Length} bytes)");
        return bytes;
    }

    /// <summary>An entry of a JSON object: where its name, its value and what follows begin.</summary>
    private readonly record struct Entry(int Start, int Value, int End);

    /// <summary>A content, and its entries if it is JSON.</summary>
    private sealed class Content
    {
        public Content(byte[] bytes)
        {
            Bytes = bytes;
            if (bytes.AsSpan().StartsWith("{"u8))
                Collect(0);
        }

        public byte[] Bytes { get; }

        public List<Entry> Entries { get; } = [];

        /// <summary>Adds the entries of a value and of those in it; returns where it ends.</summary>
        private int Collect(int at)
        {
            if (Bytes[at] == '"')
            {
                while (Bytes[++at] != '"')
                    at += Bytes[at] == '\\' ? 1 : 0;
                return at + 1;
            }
            if (Bytes[at] is not ((byte)'{' or (byte)'['))
            {
                while (at < Bytes.Length && !",]}"u8.Contains(Bytes[at]))
                    at++;
                return at;
            }
            bool isObject = Bytes[at++] == '{';
            while (Bytes[at] is not ((byte)'}' or (byte)']'))
            {
                int start = at, value = isObject ? Collect(at) + 1 : at; // behind the colon
                at = Collect(value);
                if (isObject)
                    Entries.Add(new Entry(start, value, at));
                if (Bytes[at] == ',')
                    at++;
            }
            return at + 1;
        }
    }
}
