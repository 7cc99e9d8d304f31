using System.Diagnostics;
using Generated.Tests.Checkpoints;
using Xunit;

namespace Generated.Tests.Files;

/// <summary>Whatever happens while a file is written, there is the old one or the new one; and what it was stays.</summary>
public sealed class AtomicFileTests
{
    /// <summary>Every writer of files in the library.</summary>
    private static readonly Dictionary<string, Action<string>> s_writers = new()
    {
        ["checkpoint"] = path => Checkpoint.Save(FakeNetwork<float>.Create(i => i), path),
        ["run"] = path => new TrainingRun<float>(FakeNetwork<float>.Create(i => i), new SGD(11)).Save(path),
        ["csv"] = path => new History().SaveCsv(path),
        ["idx"] = path => IdxFile.Write<byte>(path, [2], [1, 2]),
    };

    public static TheoryData<string> Writers => [.. s_writers.Keys];

    [Theory]
    [MemberData(nameof(Writers))]
    public void Mode_link_and_contents_are_kept_and_nothing_stays_beside(string writer)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes and links are those of Unix.");
        if (OperatingSystem.IsWindows())
            return; // what the compiler understands
        using var folder = new TemporaryFolder();
        string target = folder["target"], link = folder["link"];
        File.WriteAllText(target, "old");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.CreateSymbolicLink(link, "target");

        s_writers[writer](link);

        Assert.Equal("target", new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(target));
        s_writers[writer](folder["plain"]);
        Assert.Equal(File.ReadAllBytes(folder["plain"]), File.ReadAllBytes(target));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.FullName).Length);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void A_read_only_file_and_a_folder_are_refused(string writer)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "old");
        File.SetAttributes(folder["file"], FileAttributes.ReadOnly);
        Assert.Throws<UnauthorizedAccessException>(() => s_writers[writer](folder["file"]));
        Assert.Equal("old", File.ReadAllText(folder["file"]));
        Directory.CreateDirectory(folder["inner"]);
        Assert.Throws<UnauthorizedAccessException>(() => s_writers[writer](folder["inner"]));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.FullName).Length);
        File.SetAttributes(folder["file"], FileAttributes.Normal);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void A_device_and_a_pipe_are_written_through(string writer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Devices and pipes are those of Linux.");
        s_writers[writer]("/dev/null");
        Assert.Equal(0, new FileInfo("/dev/null").Length);
        Assert.NotNull(FileStatus.Of("/dev/null"));
        Assert.False(FileStatus.Of("/dev/null")!.IsRegular);

        using var folder = new TemporaryFolder();
        using (Process? made = Process.Start("mkfifo", folder["pipe"]))
            made!.WaitForExit();
        byte[] read = [];
        var reader = new Thread(() => read = File.ReadAllBytes(folder["pipe"])) { IsBackground = true };
        reader.Start();
        s_writers[writer](folder["pipe"]);
        s_writers[writer](folder["file"]);
        reader.Join();
        Assert.Equal(File.ReadAllBytes(folder["file"]), read);
        Assert.False(FileStatus.Of(folder["pipe"])!.IsRegular);
    }

    [Fact]
    public void A_full_device_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        Assert.All(s_writers.Values, write => Assert.ThrowsAny<IOException>(() => write("/dev/full")));
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
        string dead = folder[$"{prefix}2147483646-0123abcd.tmp"], own = folder[$"{prefix}{Environment.ProcessId}-0123abcd.tmp"], alive = folder[$"{prefix}1-0123abcd.tmp"];
        string[] others = [folder[$"{prefix}12-0123abcd.tmp.bak"], folder[$"{prefix}x-0123abcd.tmp"], folder[$"{prefix}2147483646-0123abcz.tmp"], folder[".other.2147483646-0123abcd.tmp"]];
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

    [Fact]
    public void A_process_that_is_killed_while_it_saves_leaves_a_whole_file_and_the_next_save_clears_up()
    {
        using var folder = new TemporaryFolder();
        string path = folder["network.safetensors"];
        bool sawLeftover = false;
        for (int i = 0; i < 6; i++)
        {
            using (Process saver = Start("save", path))
            {
                Assert.Equal("saved", saver.StandardOutput.ReadLine());
                Thread.Sleep(7 * i);
                saver.Kill();
                saver.WaitForExit();
            }
            sawLeftover |= Directory.GetFileSystemEntries(folder.FullName).Length > 1;
            using var reader = new SafetensorsReader(path);
            float[] values = new float[reader["w"].Length];
            reader.Read(reader["w"], values);
            Assert.True(values.All(value => value == values[0]), "The file is of two saves.");
        }
        Checkpoint.Save(FakeNetwork<float>.Create(k => k), path);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullName));
        Assert.SkipUnless(sawLeftover, "No kill came while a file was being written.");
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("csv")]
    [InlineData("idx")]
    [InlineData("gz")]
    public void A_disk_that_is_full_leaves_the_old_file(string writer)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit that stands for a full disk is set by a shell.");
        using var folder = new TemporaryFolder();
        string path = folder[writer == "gz" ? "file.gz" : "file"];
        File.WriteAllText(path, "old");
        using Process limited = Start(writer, path, limit: true);
        string output = limited.StandardOutput.ReadToEnd();
        limited.WaitForExit();
        Assert.True(output.StartsWith("IOException", StringComparison.Ordinal), $"{writer} under a limit said '{output}', ended with {limited.ExitCode}.");
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.FullName));
    }

    private static Process Start(string mode, string path, bool limit = false)
    {
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        string program = Path.Combine(AppContext.BaseDirectory, "Generated.Determinism.dll");
        ProcessStartInfo start = limit
            ? new("sh", ["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" exec \"$1\" \"$2\" \"$3\"", host, program, mode, path]) { Environment = { ["DOTNET_EnableWriteXorExecute"] = "0", ["DOTNET_EnableDiagnostics"] = "0" } }
            : new(host, ["exec", program, mode, path]);
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }
}
