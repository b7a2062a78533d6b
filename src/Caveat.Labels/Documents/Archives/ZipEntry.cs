using System.IO.Compression;

namespace Caveat.Labels.Documents.Archives;

/// <summary>One entry of a ZIP file as its central directory tells it (APPNOTE 4.3.12). <paramref name="Packed"/> are the bytes between its local header and the next.</summary>
internal sealed record ZipEntry(string Name, ushort Flags, ushort Method, long Length, ReadOnlyMemory<byte> Packed)
{
    private const ushort Stored = 0;
    private const ushort Deflated = 8;
    private const long RatioFloor = 1 << 20;

    public bool IsDirectory => Name.EndsWith('/');

    /// <summary>Opens the content, which is counted and held to the declared length.</summary>
    /// <exception cref="InvalidDataException">It is encrypted or compressed by a method that is not read.</exception>
    /// <exception cref="DocumentRefusedException">It would unpack beyond a limit: known before a byte is unpacked.</exception>
    public Stream Open(DocumentBuilder into)
    {
        if ((Flags & 1) != 0)
        {
            throw new InvalidDataException("it is encrypted with a password.");
        }
        if (Length > RatioFloor && Length / into.Limits.Ratio > Packed.Length)
        {
            throw new DocumentRefusedException($"it would unpack to more than {into.Limits.Ratio} times its packed size");
        }
        return Method switch
        {
            Stored => new CountedStream(Memory(), Length, into),
            Deflated => new CountedStream(new DeflateStream(Memory(), CompressionMode.Decompress), Length, into),
            _ => throw new InvalidDataException($"it is compressed by method {Method}, which is not read: pack it again with the usual method."),
        };
    }

    /// <summary>The whole content in memory.</summary>
    public byte[] Unpack(DocumentBuilder into)
    {
        using var content = Open(into);
        // Ratio and total were checked for the declared length, and the stream holds the content to it.
        into.Reserve(Length);
        var bytes = new byte[Length];
        content.ReadExactly(bytes);
        return content.ReadByte() < 0 ? bytes : throw new InvalidDataException("it is damaged: it is longer than it declares.");
    }

    private MemoryStream Memory() => PartStream.Over(Packed);
}
