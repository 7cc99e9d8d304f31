using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Generated;

/// <summary>
/// File operations that .NET does not have: whether a file is a regular file, who owns it, and flushing a folder to the disk. On Linux the system is
/// asked; elsewhere devices are recognised by their paths.
/// </summary>
internal sealed partial class FileStatus
{
    private const int Relative = -100;          // AT_FDCWD
    private const uint TypeModeAndOwner = 0x1B; // STATX_TYPE | STATX_MODE | STATX_UID | STATX_GID
    private const int StatusLength = 256;       // of struct statx, on every architecture
    private const int TypeMask = 0xF000, Regular = 0x8000;

    private readonly uint _user;
    private readonly uint _group;
    private readonly bool _isOwnerKnown;

    private FileStatus(bool isRegular, uint user, uint group, bool isOwnerKnown) =>
        (IsRegular, _user, _group, _isOwnerKnown) = (isRegular, user, group, isOwnerKnown);

    /// <summary>Whether it is a file with contents of its own, and not a device, pipe or socket.</summary>
    public bool IsRegular { get; }

    /// <summary>The status of the file at a path, which is not a symbolic link; null if there is no file or nothing is known about it.</summary>
    public static FileStatus? Of(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                Span<byte> status = stackalloc byte[StatusLength];
                if (StatX(Relative, path, 0, TypeModeAndOwner, ref MemoryMarshal.GetReference(status)) != 0)
                    return null;
                ushort mode = BitConverter.ToUInt16(status[28..]);
                return new FileStatus((mode & TypeMask) == Regular, BitConverter.ToUInt32(status[20..]), BitConverter.ToUInt32(status[24..]),
                    isOwnerKnown: true);
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                // A C library from before 2018: devices are recognised by their paths, as elsewhere.
            }
        }
        bool isDevice = OperatingSystem.IsWindows() ? path.StartsWith(@"\\.\", StringComparison.Ordinal) : path.StartsWith("/dev/", StringComparison.Ordinal);
        return isDevice || File.Exists(path) ? new FileStatus(!isDevice, 0, 0, isOwnerKnown: false) : null;
    }

    /// <summary>Gives a file the same owner as this one, if the system allows it: only the superuser may change owners.</summary>
    public void GiveOwner(SafeFileHandle file)
    {
        if (_isOwnerKnown)
            _ = ChangeOwner(file, _user, _group);
    }

    /// <summary>
    /// Waits until the entries of a folder are on the disk, so that a rename survives a loss of power. Does nothing on Windows, which has no such
    /// call, and where a file system refuses it.
    /// </summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            using var handle = new SafeFileHandle(Open(folder, 0), ownsHandle: true); // O_RDONLY
            if (!handle.IsInvalid)
                _ = Flush(handle);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            // No C library to ask, such as in a browser.
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);

    [LibraryImport("libc", EntryPoint = "fchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Flush(SafeFileHandle file);
}
