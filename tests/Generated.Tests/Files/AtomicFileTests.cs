using System.Diagnostics;
using System.Globalization;
using Generated.Determinism;
using Generated.Tests.Checkpoints;
using Xunit;

namespace Generated.Tests.Files;

/// <summary>Whatever happens while a file is written, there is the old one or the new one; and what it was stays.</summary>
public sealed class AtomicFileTests
{
    /// <summary>How many numbers a file has that another process writes: writing takes a while, and a limit of 100 KB stops it.</summary>
    private const int Length = 100_000;

    /// <summary>Kills of each writer.</summary>
    private const int Kills = 6;

    /// <summary>Reads what the writers write: each returns the version, and fails if the file is not wholly of one version.</summary>
    private static readonly Dictionary<string, Func<string, int>> s_readers = new()
    {
        ["Checkpoint.Save(INetwork, String, IReadOnlyDictionary)"] = CheckpointVersion,
        ["Checkpoint.Save(INetwork, String, CheckpointSaveOptions)"] = CheckpointVersion,
        ["TrainingRun.Save(String)"] = RunVersion,
        ["FeatureScaler.Save(String)"] = ScalerVersion,
        ["History.SaveCsv(String)"] = CsvVersion,
        ["IdxFile.Write(String, ReadOnlySpan, ReadOnlySpan)"] = IdxVersion,
        ["IdxFile.Write(String, ReadOnlySpan, ReadOnlySpan), compressed"] = IdxVersion,
    };

    public static TheoryData<string> AllWriters => [.. Writers.All.Keys];

    [Fact]
    public void Every_public_writer_of_files_is_tried()
    {
        Assert.Equal(Writers.All.Keys.Order(), s_readers.Keys.Order());
        string[] tried = [.. s_readers.Keys.Select(FileMembers.SignatureIn).Distinct()];
        Assert.Empty(FileMembers.PathWriters.Except(tried));
        Assert.Empty(tried.Except(FileMembers.PathWriters));
    }

    [Theory]
    [MemberData(nameof(AllWriters))]
    public void Mode_link_and_contents_are_kept_and_nothing_stays_beside(string writer)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes and links are those of Unix.");
        if (OperatingSystem.IsWindows())
            return; // what the compiler understands
        using var folder = new TemporaryFolder();
        string target = folder["target"], link = folder["link" + Writers.Extension(writer)], plain = folder["plain" + Writers.Extension(writer)];
        File.WriteAllText(target, "old");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, "target");

        Save(writer, link);

        Assert.Equal("target", new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        Save(writer, plain);
        Assert.Equal(File.ReadAllBytes(plain), File.ReadAllBytes(target));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.FullName).Length);
    }

    [Theory]
    [MemberData(nameof(AllWriters))]
    public void A_read_only_file_and_a_folder_are_refused(string writer)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "old");
        File.SetAttributes(folder["file"], FileAttributes.ReadOnly);
        Assert.Throws<UnauthorizedAccessException>(() => Save(writer, folder["file"]));
        Assert.Equal("old", File.ReadAllText(folder["file"]));
        Directory.CreateDirectory(folder["inner"]);
        Assert.Throws<UnauthorizedAccessException>(() => Save(writer, folder["inner"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.FullName).Length);
        File.SetAttributes(folder["file"], FileAttributes.Normal);
    }

    [Theory]
    [MemberData(nameof(AllWriters))]
    public void A_device_and_a_pipe_are_written_through(string writer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices and pipes are those of Linux.");
        Save(writer, "/dev/null");
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.NotNull(FileStatus.Of("/dev/null"));
        Assert.False(FileStatus.Of("/dev/null")!.IsRegular);

        using var folder = new TemporaryFolder();
        string pipe = folder["pipe" + Writers.Extension(writer)], file = folder["file" + Writers.Extension(writer)];
        using (Process? made = Process.Start("mkfifo", pipe))
            made!.WaitForExit();
        byte[] read = [];
        var reader = new Thread(() => read = File.ReadAllBytes(pipe)) { IsBackground = true };
        reader.Start();
        Save(writer, pipe);
        Save(writer, file);
        reader.Join();
        Assert.Equal(File.ReadAllBytes(file), read);
        Assert.False(FileStatus.Of(pipe)!.IsRegular);
    }

    [Fact]
    public void A_full_device_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        Assert.All(Writers.All.Keys, writer => Assert.ThrowsAny<IOException>(() => Save(writer, "/dev/full")));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "old");
        Assert.Throws<IOException>(() => AtomicFile.Write(folder["file"], 0, (stream, _) =>
        {
            stream.Write(new byte[100_000]);
            throw new IOException("The disk is full.");
        }));
        Assert.Equal("old", File.ReadAllText(folder["file"]));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("with * and ? and [brackets]")]
    [InlineData("ä-very-long-name")]
    public void Leftovers_are_cleared_and_what_is_not_ours_or_alive_stays(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        if (name.StartsWith('ä'))
            name = string.Concat(Enumerable.Repeat("ä", 125));
        using var folder = new TemporaryFolder();
        string prefix = AtomicFile.PrefixOf(name);
        string dead = folder[$"{prefix}2147483646-0123abcd.tmp"], own = folder[$"{prefix}{Environment.ProcessId}-0123abcd.tmp"],
            alive = folder[$"{prefix}1-0123abcd.tmp"];
        string[] others = [folder[$"{prefix}12-0123abcd.tmp.bak"], folder[$"{prefix}x-0123abcd.tmp"], folder[$"{prefix}2147483646-0123abcz.tmp"],
            folder[".other.2147483646-0123abcd.tmp"]];
        foreach (string path in (string[])[dead, own, alive, .. others])
            File.WriteAllText(path, "");
        bool isInitOur = Environment.ProcessId == 1;

        Checkpoint.Save(FakeNetwork<float>.Create(i => i), folder[name]);

        Assert.False(File.Exists(dead));
        Assert.False(File.Exists(own), "A process of our number is gone, and this was not written by us.");
        Assert.Equal(!isInitOur, File.Exists(alive));
        Assert.All(others, path => Assert.True(File.Exists(path), path));
    }

    [Fact]
    public void Two_threads_that_save_the_same_file_do_not_disturb_each_other()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 4, thread =>
        {
            for (int i = 0; i < 25; i++)
                Checkpoint.Save(FakeNetwork<float>.Create(_ => thread), folder["file"]);
        });
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    [Theory]
    [MemberData(nameof(AllWriters))]
    public void A_process_that_is_killed_while_it_saves_leaves_a_whole_file_and_the_next_save_clears_up(string writer)
    {
        using var folder = new TemporaryFolder();
        string path = folder["file" + Writers.Extension(writer)];
        var random = new Random(writer.Length);
        int leftovers = 0;
        // Most kills come while a file is being written; if none did, some more are tried.
        for (int kill = 0; kill < Kills || (leftovers == 0 && kill < 10 * Kills); kill++)
        {
            using (Process saver = Start("forever", writer, path))
            {
                Assert.Equal("saved", saver.StandardOutput.ReadLine());
                Thread.Sleep(random.Next(25));
                saver.Kill();
                saver.WaitForExit();
            }
            int entries = Directory.GetFileSystemEntries(folder.FullName).Length;
            Claim.True(entries <= 2, $"There are {entries} files: the first save of the last process did not remove what the one before it had left.");
            leftovers += entries - 1;
            Assert.InRange(s_readers[writer](path), 1, 4);
        }
        Assert.True(leftovers > 0, "No kill came while a file was being written.");

        Writers.All[writer](5, Length)(path);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        Assert.Equal(5, s_readers[writer](path));
    }

    [Theory]
    [MemberData(nameof(AllWriters))]
    public void A_disk_that_is_full_leaves_the_old_file(string writer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit that stands for a full disk is set by a shell.");
        using var folder = new TemporaryFolder();
        string path = folder["file" + Writers.Extension(writer)];
        File.WriteAllText(path, "old");
        using Process limited = Start("once", writer, path, limit: true);
        string output = limited.StandardOutput.ReadToEnd();
        limited.WaitForExit();
        Claim.True(output.StartsWith("IOException", StringComparison.Ordinal), $"{writer} under a limit said '{output}', ended with {limited.ExitCode}.");
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    private static void Save(string writer, string path) => Writers.All[writer](1, 3)(path);

    /// <summary>Starts the program that saves files, if wanted under a limit for their length of 100 KB.</summary>
    private static Process Start(string mode, string writer, string path, bool limit = false)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string program = Path.Combine(AppContext.BaseDirectory, "Generated.Determinism.dll");
        string[] command = ["exec", program, mode, writer, Length.ToString(CultureInfo.InvariantCulture), path];
        ProcessStartInfo start = limit ? new("sh", ["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\"", host, .. command]) : new(host, command);
        if (limit)
        {
            // The runtime itself would write larger files.
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
            start.Environment["DOTNET_EnableDiagnostics"] = "0";
        }
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    private static int CheckpointVersion(string path)
    {
        var network = new Writers.Numbers(0, Length);
        Checkpoint.Load(network, path);
        return VersionOf(network.Parameters);
    }

    /// <summary>The version of a run that was resumed, took a step and was saved elsewhere.</summary>
    private static int RunVersion(string path)
    {
        TrainingRun<float> run = Writers.Run(9, Length);
        run.Load(path);
        int version = VersionOf(run.Network.Parameters);
        Assert.Equal(version, run.Optimizer.StepCount);
        Assert.Equal(version.ToString(CultureInfo.InvariantCulture), run.Notes["version"]);
        Assert.Equal([version, version, version], run.History!["version"]);
        run.Optimizer.Step(run.Network.Parameters, new float[Length]);
        run.Save(Stream.Null);
        return version;
    }

    private static int ScalerVersion(string path)
    {
        var scaler = (Standardizer)FeatureScaler.Load(path);
        Assert.Equal(Length, scaler.SampleSize);
        Assert.Equal(VersionOf(scaler.Means), VersionOf(scaler.StandardDeviations));
        return VersionOf(scaler.Means);
    }

    private static int CsvVersion(string path)
    {
        string text = File.ReadAllText(path);
        int version = text["epoch,version\n1,".Length] - '0';
        using var expected = new StringWriter();
        Writers.Curves(version, Length).WriteCsv(expected);
        Assert.True(text == expected.ToString(), "The file is not one whole table.");
        return version;
    }

    private static int IdxVersion(string path)
    {
        int[] numbers = IdxFile.Read(path).ToInt32s();
        Assert.True(numbers.AsSpan().SequenceEqual(Writers.Noise(numbers[0], Length)), "The file is not of one save.");
        return numbers[0];
    }

    private static int VersionOf<T>(ReadOnlySpan<T> numbers)
        where T : System.Numerics.INumber<T>
    {
        Assert.True(numbers.IndexOfAnyExcept(numbers[0]) < 0, "The file is of two saves.");
        return int.CreateChecked(numbers[0]);
    }
}
