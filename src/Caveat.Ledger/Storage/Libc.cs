using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Caveat.Ledger.Storage;

/// <summary>The two calls of POSIX that the base class library does not offer: fdatasync, and fsync of a directory.</summary>
internal static partial class Libc
{
    private const int ReadOnly = 0; // O_RDONLY, the same number on every architecture

    /// <summary>Makes a file's bytes, not its times, survive a crash.</summary>
    public static void SyncData(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (DataSync(file) != 0)
        {
            throw Failure("fdatasync");
        }
    }

    /// <summary>Makes the names in a folder survive a crash.</summary>
    public static void SyncDirectory(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            // Elsewhere names are as durable as the file system makes them; servers run on Linux.
            return;
        }

        using var directory = Open(path, ReadOnly);
        if (directory.IsInvalid || FileSync(directory) != 0)
        {
            throw Failure("fsync", path);
        }
    }

    private static IOException Failure(string call, string? path = null) =>
        new($"{call}{(path is null ? "" : $" of '{path}'")} failed: {Marshal.GetLastPInvokeErrorMessage()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FileSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int DataSync(SafeFileHandle file);
}
