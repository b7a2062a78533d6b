using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Caveat.Cli.Scans;

/// <summary>Tells a file from a pipe, a socket or a device, which the base class library does not: opening one of those may wait for ever.</summary>
internal static partial class RegularFile
{
    // struct statx of Linux is the same on every architecture: stx_mode is the 16 bits at byte 28, and its upper four say the type.
    private const int StructSize = 256;
    private const int ModeOffset = 28;
    private const int CurrentFolder = -100; // AT_FDCWD
    private const uint TypeOnly = 1; // STATX_TYPE
    private const int TypeBits = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Whether an existing path is surely not a regular file.</summary>
    public static bool IsOther(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }
        Span<byte> status = stackalloc byte[StructSize];
        var mode = StatX(CurrentFolder, path, 0, TypeOnly, ref MemoryMarshal.GetReference(status)) == 0
            ? BinaryPrimitives.ReadUInt16LittleEndian(status[ModeOffset..])
            : Regular;
        return (mode & TypeBits) != Regular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, ref byte status);
}
