using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Generated.Generators.Tests.RandomNetworks;

/// <summary>
/// Memory between two pages that nobody may touch: whoever reads or writes one element outside of it ends the process. Where the operating system is not
/// one of Unix, it is memory as any other.
/// </summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int NoAccess = 0, ReadWrite = 3, PrivateAnonymousLinux = 0x22, PrivateAnonymousMac = 0x1002;

    private readonly nint _mapping;
    private readonly nuint _length;

    /// <summary>Reserves memory; it is all zeros.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="atEnd">Whether the end of the memory touches a forbidden page, not its beginning.</param>
    public GuardedMemory(int bytes, bool atEnd)
    {
        nuint page = (nuint)Environment.SystemPageSize, pages = ((nuint)bytes + page - 1) / page;
        if (OperatingSystem.IsWindows())
        {
            Address = (nint)NativeMemory.AllocZeroed(Math.Max(1, (nuint)bytes));
            return;
        }
        _length = (pages + 2) * page;
        _mapping = Map(0, _length, NoAccess, OperatingSystem.IsMacOS() ? PrivateAnonymousMac : PrivateAnonymousLinux, -1, 0);
        if (_mapping == -1 || (pages > 0 && Protect(_mapping + (nint)page, pages * page, ReadWrite) != 0))
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        Address = _mapping + (nint)page + (atEnd ? (nint)((pages * page) - (nuint)bytes) : 0);
    }

    public nint Address { get; }

    public void Dispose()
    {
        if (_length == 0)
            NativeMemory.Free((void*)Address);
        else
            _ = Unmap(_mapping, _length);
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(nint address, nuint length);
}
