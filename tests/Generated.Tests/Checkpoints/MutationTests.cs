using System.Text.RegularExpressions;
using Xunit;

namespace Generated.Tests.Checkpoints;

/// <summary>
/// Thousands of damaged files for every reader: each is read or refused with one of the exceptions that are documented, costs memory in
/// proportion to its length, ends, and on a refusal has changed nothing.
/// </summary>
public sealed partial class MutationTests
{
    private const int Mutations = 3000;

    private static readonly string[] s_numbers =
    [
        "-1", "0", "1", "255", "2147483647", "2147483648", "4294967296", "9007199254740992", "9007199254740993", "9223372036854775807", "18446744073709551615", "18446744073709551616",
        "1e308", "-1e308", "1e-320", "NaN", "Infinity", "-Infinity", "", "null", "[]", "{}", "\"", "0.9999999999999999",
    ];

    [Theory]
    [InlineData("NAdam", "CosineAnnealingWarmRestarts")]
    [InlineData("SGD with momentum", "SequentialLR")]
    [InlineData("RAdam", "CyclicLR")]
    [InlineData("AdamW in groups", "ReduceLROnPlateau")]
    public void Training_runs(string optimizer, string schedule)
    {
        var saved = new Session(optimizer, schedule);
        saved.Train(6);
        byte[] file = saved.Saved();
        Session session = New();
        byte[] before = session.Saved();
        ForEach(file, bytes =>
        {
            try
            {
                session.Load(bytes);
            }
            catch (IOException e) when (e is SafetensorsException or CheckpointMismatchException)
            {
                Assert.True(before.AsSpan().SequenceEqual(session.Saved()), $"The refusal '{e.Message}' changed something.");
                return e.Message;
            }
            // What was taken can be gone on with.
            session.Optimizer.Step(session.Network.Parameters, session.Network.Parameters.ToArray());
            (session.Schedule as LearningRateSchedule)?.Step();
            session = New();
            return "";
        });

        Session New()
        {
            var fresh = new Session(optimizer, schedule);
            fresh.Train(2);
            return fresh;
        }
    }

    [Fact]
    public void Checkpoints()
    {
        using var stream = new MemoryStream();
        Checkpoint.Save(FakeNetwork<float>.Create(i => i), stream, new Dictionary<string, string> { ["note"] = "text" });
        var network = FakeNetwork<float>.Create(i => -i);
        ForEach(stream.ToArray(), bytes =>
        {
            try
            {
                Checkpoint.Load(network, new MemoryStream(bytes));
                network = FakeNetwork<float>.Create(i => -i);
                return "";
            }
            catch (IOException e) when (e is SafetensorsException or CheckpointMismatchException)
            {
                Assert.Equal(-10, network.Parameters[10]);
                return e.Message;
            }
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Idx_files(bool isCompressed)
    {
        using var folder = new TemporaryFolder();
        string path = folder[isCompressed ? "x.gz" : "x"];
        IdxFile.Write<short>(path, [3, 4, 5], [.. Enumerable.Range(0, 60).Select(i => (short)i)]);
        ForEach(File.ReadAllBytes(path), bytes =>
        {
            try
            {
                IdxFile.Read(new MemoryStream(bytes));
                return "";
            }
            catch (InvalidDataException e)
            {
                return e.Message;
            }
        }, perByte: isCompressed ? 5000 : 40); // gzip's best is 1:1032, and memory grows by doubling
    }

    /// <summary>Damages a file in thousands of ways; each has a message of its own to give, or none.</summary>
    private static void ForEach(byte[] file, Func<byte[], string> read, int perByte = 40)
    {
        string? failure = null;
        var worker = new Thread(() =>
        {
            for (int seed = 0; seed < Mutations && failure is null; seed++)
            {
                byte[] damaged = Damage(file, new Random(seed));
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    string message = read(damaged);
                    long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                    if (allocated > 400_000 + ((long)perByte * damaged.Length))
                        failure = $"Mutation {seed}: {damaged.Length} bytes allocated {allocated}.";
                    else if (message.Length > 10_000)
                        failure = $"Mutation {seed}: the message has {message.Length} characters.";
                }
                catch (Exception e)
                {
                    failure = $"Mutation {seed}: {e}";
                }
            }
        }) { IsBackground = true };
        worker.Start();
        Assert.True(worker.Join(TimeSpan.FromMinutes(5)), "A reader does not end.");
        Assert.Null(failure);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                return file[..random.Next(file.Length)];
            case 1:
                byte[] flipped = [.. file];
                for (int i = random.Next(1, 4); i > 0; i--)
                    flipped[random.Next(Math.Min(flipped.Length, 4000))] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 2:
                byte[] set = [.. file];
                set[random.Next(file.Length)] = (byte)random.Next(256);
                return set;
            case 3 when file.Length > 200 && file[8] == '{':
                // A number or a word of the header becomes another, and the header stays one.
                string header = SafetensorsFile.HeaderOf(file);
                MatchCollection words = Words().Matches(header);
                Match word = words[random.Next(words.Count)];
                return SafetensorsFile.WithHeader(file, header[..word.Index] + s_numbers[random.Next(s_numbers.Length)] + header[(word.Index + word.Length)..]);
            default:
                int at = random.Next(file.Length), length = random.Next(Math.Min(64, file.Length - at));
                return random.Next(2) == 0 ? [.. file[..at], .. file[(at + length)..]] : [.. file[..(at + length)], .. file[at..]];
        }
    }

    [GeneratedRegex("(?<=[\":\\[,])-?[0-9.eE+-]+(?=[\",\\]])")]
    private static partial Regex Words();
}
