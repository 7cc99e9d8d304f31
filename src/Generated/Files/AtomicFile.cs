using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Generated;

/// <summary>
/// Replaces files as a whole. The new content is written to a file next to the old one; when it is complete and on the disk, it is renamed. A crash,
/// a full disk or a kill leaves the old file. All code of the library that writes files uses this class.
/// </summary>
/// <remarks>
/// <para>If the path is a symbolic link, its target is replaced and the link stays. The mode and (on Linux, if the system allows it) the owner of the
/// old file are kept; access control lists and other hard links are not. A read-only file is refused. Anything that is not a regular file, such as
/// <c>/dev/null</c> or a pipe, is written directly.</para>
/// <para>Files that a killed process left behind are removed at the next save of the same file.</para>
/// </remarks>
internal static class AtomicFile
{
    private const string Suffix = ".tmp";
    private const int BufferSize = 64 * 1024;

    /// <summary>File names have at most 255 bytes; what is added to a name takes up to 40.</summary>
    private const int LongestName = 200;

    /// <summary>The temporary files that this process is writing at this moment.</summary>
    private static readonly ConcurrentDictionary<string, bool> s_present = new(StringComparer.Ordinal);

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">An argument for <paramref name="write"/>.</param>
    /// <param name="write">Writes the whole content; the stream is write-only.</param>
    /// <exception cref="IOException">The file cannot be written, for example because the disk is full.</exception>
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
            // The superuser may write to any file; a file without any write permission is meant to stay.
            bool isReadOnly = mode is { } present ? (present & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0 : false;
            if (isReadOnly || (File.GetAttributes(target) & FileAttributes.ReadOnly) != 0)
                throw new UnauthorizedAccessException($"'{path}' is read-only.");
        }

        string folder = Path.GetDirectoryName(target)!;
        string prefix = PrefixOf(Path.GetFileName(target));
        RemoveLeftovers(folder, prefix);
        string temporary =
            Path.Combine(folder,
            $"{prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}{Suffix}");
        s_present[temporary] = true;
        try
        {
            Replace(temporary, target, mode, status, state, write);
            FileStatus.FlushFolder(folder);
        }
        catch (ArgumentOutOfRangeException e) when (e is { ParamName: "value", ActualValue: null })
        {
            // FileStream throws this if a file system or a quota does not allow a larger file.
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
        // Whoever may not read the file may not read it while it is being written either.
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
            // The file is still open, so that no other process takes it for a leftover; Windows only renames closed files.
            if (!OperatingSystem.IsWindows())
                File.Move(temporary, target, overwrite: true);
        }
        if (OperatingSystem.IsWindows())
            File.Move(temporary, target, overwrite: true);
    }

    /// <summary>The beginning of the names of a file's temporaries: a dot, the name and a dot; for a long name its beginning and a hash.</summary>
    internal static string PrefixOf(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= LongestName)
            return $".{name}.";
        string beginning = new([.. name.EnumerateRunes().TakeWhile((_, i) => i < 20).SelectMany(static rune => rune.ToString())]);
        return $".{beginning}~{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}.";
    }

    /// <summary>Removes the temporaries of a file whose processes have ended. Only their names show that they are ours.</summary>
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
        if (!name.StartsWith(prefix, StringComparison.Ordinal) || !name.EndsWith(Suffix, StringComparison.Ordinal)
            || name.Length <= prefix.Length + Suffix.Length)
            return false;
        string[] parts = name[prefix.Length..^Suffix.Length].Split('-');
        if (parts.Length != 2 || parts[1].Length != 8 || parts[1].Any(static digit => !char.IsAsciiHexDigitLower(digit))
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int process))
            return false;
        if (s_present.ContainsKey(candidate) || (process != Environment.ProcessId && IsAlive(process)))
            return false;
        try
        {
            // A process with the same number may run in another container; while it writes, it holds a lock.
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

    /// <summary>Deletes a file if possible: the error that led here matters more.</summary>
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
