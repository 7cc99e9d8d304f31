using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Generated;

/// <summary>
/// Replaces files whole: they are written beside, and renamed when complete and on the disk, so that a crash, a full disk or a kill leaves the old one. All
/// writers of files in the library go through here.
/// </summary>
/// <remarks>
/// <para>What a symbolic link leads to is replaced, and the link stays. Mode and (on Linux, where the system allows it) owner stay those of the file before; access control lists
/// and other hard links do not follow. A read-only file is refused. What is no regular file, such as <c>/dev/null</c> or a pipe, is written straight through.</para>
/// <para>What a killed process left is removed at the next save of the same file.</para>
/// </remarks>
internal static class AtomicFile
{
    private const string Suffix = ".tmp";
    private const int BufferSize = 64 * 1024;

    /// <summary>Names in a folder have at most 255 bytes; what is added to a name takes up to 40.</summary>
    private const int LongestName = 200;

    /// <summary>What this process is writing at this moment.</summary>
    private static readonly ConcurrentDictionary<string, bool> s_present = new(StringComparer.Ordinal);

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">What the next argument needs.</param>
    /// <param name="write">Writes it all; the stream is for writing only.</param>
    /// <exception cref="IOException">The file cannot be written, such as for a full disk.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only or a folder, or its folder may not be written to.</exception>
    public static void Write<TState>(string path, TState state, Action<Stream, TState> write)
        where TState : allows ref struct
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        if (new FileInfo(target).LinkTarget is not null && File.ResolveLinkTarget(target, returnFinalTarget: true) is { } linked)
            target = linked.FullName;
        if (Directory.Exists(target))
            throw new UnauthorizedAccessException($"'{path}' is a folder.");
        FileStatus? status = FileStatus.Of(target);
        if (status is { IsRegular: false })
        {
            using var through = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            write(through, state);
            return;
        }
        UnixFileMode? mode = null;
        if (File.Exists(target))
        {
            mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
            // The superuser may write to anything; a file that nobody may write to is meant to stay.
            bool isReadOnly = mode is { } present ? (present & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0 : false;
            if (isReadOnly || (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
                throw new UnauthorizedAccessException($"'{path}' is read-only.");
        }

        string folder = Path.GetDirectoryName(target)!;
        string prefix = PrefixOf(Path.GetFileName(target));
        RemoveLeftovers(folder, prefix);
        string temporary = Path.Combine(folder, $"{prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}{Suffix}");
        s_present[temporary] = true;
        try
        {
            Replace(temporary, target, mode, status, state, write);
            FileStatus.FlushFolder(folder);
        }
        catch (ArgumentOutOfRangeException e) when (e is { ParamName: "value", ActualValue: null })
        {
            // What FileStream throws where a file system or a quota takes no larger file.
            Delete(temporary);
            throw new IOException($"'{path}' cannot be written: the file would be larger than the system allows.", e);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
        finally
        {
            s_present.TryRemove(temporary, out _);
        }
    }

    private static void Replace<TState>(string temporary, string target, UnixFileMode? mode, FileStatus? status, TState state, Action<Stream, TState> write)
        where TState : allows ref struct
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = BufferSize };
        // What others may not read, they may not read while it is being written.
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
        {
            write(stream, state);
            if (mode is { } before && !OperatingSystem.IsWindows())
            {
                status?.GiveOwner(stream.SafeFileHandle);
                File.SetUnixFileMode(stream.SafeFileHandle, before);
            }
            stream.Flush(flushToDisk: true);
            // Still open, so that no other process takes it for a leftover; Windows renames closed files only.
            if (!OperatingSystem.IsWindows())
                File.Move(temporary, target, overwrite: true);
        }
        if (OperatingSystem.IsWindows())
            File.Move(temporary, target, overwrite: true);
    }

    /// <summary>What the names of a file's temporaries begin with: a dot, the name and a dot; of a long name its beginning and a hash.</summary>
    internal static string PrefixOf(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= LongestName)
            return $".{name}.";
        string beginning = new([.. name.EnumerateRunes().TakeWhile((_, i) => i < 20).SelectMany(static rune => rune.ToString())]);
        return $".{beginning}~{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}.";
    }

    /// <summary>Removes the temporaries of a file whose processes are gone. They are ours by their name alone.</summary>
    private static void RemoveLeftovers(string folder, string prefix)
    {
        string[] candidates;
        try
        {
            var all = new EnumerationOptions { AttributesToSkip = FileAttributes.Directory, MatchType = MatchType.Simple };
            candidates = [.. Directory.EnumerateFiles(folder, $".*{Suffix}", all)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return; // a folder that may not be listed; whether it can be written to, the save itself tells
        }
        foreach (string candidate in candidates)
        {
            if (IsLeftover(candidate, prefix))
                Delete(candidate);
        }
    }

    private static bool IsLeftover(string candidate, string prefix)
    {
        string name = Path.GetFileName(candidate);
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal) || name.Length <= prefix.Length + Suffix.Length)
            return false;
        string[] parts = name[prefix.Length..^Suffix.Length].Split('-');
        if (parts.Length != 2 || parts[1].Length != 8 || parts[1].Any(static digit => !char.IsAsciiHexDigitLower(digit)) || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process))
            return false;
        if (s_present.ContainsKey(candidate) || (process != Environment.ProcessId && IsAlive(process)))
            return false;
        try
        {
            // A process of the same number may live in another container; as long as it writes, it holds a lock.
            using var held = new FileStream(candidate, FileMode.Open, FileAccess.Write, FileShare.None);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return true; // there, but another user's
        }
    }

    /// <summary>Deletes a file if it can: the error that led here matters more.</summary>
    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is removed at the next save.
        }
    }
}
