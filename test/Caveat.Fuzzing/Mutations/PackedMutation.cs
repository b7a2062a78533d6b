using System.IO.Compression;

namespace Caveat.Fuzzing.Mutations;

/// <summary>Changes what a ZIP or GZIP file holds: a change of packed bytes rarely reaches the parser of what they hold.</summary>
internal static class PackedMutation
{
    private const long MaxUnpacked = 4 << 20;

    /// <summary>False when the file cannot be unpacked.</summary>
    public static bool TryChange(byte[] file, Func<byte[], byte[]> change, Random random, out byte[] changed)
    {
        changed = [];
        try
        {
            changed = file is [0x1F, 0x8B, ..] ? Gzip(file, change) : Zip(file, change, random);
            return true;
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static byte[] Zip(byte[] file, Func<byte[], byte[]> change, Random random)
    {
        using var from = new ZipArchive(new MemoryStream(file));
        if (from.Entries.Count is 0 or > 200 || from.Entries.Sum(entry => entry.Length) > MaxUnpacked)
        {
            throw new InvalidDataException("too large");
        }
        using var packed = new MemoryStream();
        using (var to = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var chosen = random.Next(from.Entries.Count);
            for (var i = 0; i < from.Entries.Count; i++)
            {
                var content = ReadAll(from.Entries[i].Open());
                using var entry = to.CreateEntry(from.Entries[i].FullName, CompressionLevel.Fastest).Open();
                entry.Write(i == chosen ? change(content) : content);
            }
        }
        return packed.ToArray();
    }

    private static byte[] Gzip(byte[] file, Func<byte[], byte[]> change)
    {
        var content = change(ReadAll(new GZipStream(new MemoryStream(file), CompressionMode.Decompress)));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }
        return packed.ToArray();
    }

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        {
            using var content = new MemoryStream();
            var buffer = new byte[8192];
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                content.Write(buffer, 0, read);
                if (content.Length > MaxUnpacked)
                {
                    throw new InvalidDataException("too large");
                }
            }
            return content.ToArray();
        }
    }
}
