namespace Caveat.Labels.Documents.Archives;

/// <summary>Unpacked content on its way: every byte counts against the limits, and there must be as many as were declared.</summary>
internal sealed class CountedStream(Stream content, long length, DocumentBuilder into) : ForwardStream(content)
{
    private long _read;

    public override long Length => length;

    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var count = ReadPacked(buffer);
        into.CountUnpacked(count);
        _read += count;
        if (_read > length || (count == 0 && buffer.Length > 0 && _read < length))
        {
            throw new InvalidDataException("it is damaged: it has not the length that it declares.");
        }
        return count;
    }

    private int ReadPacked(Span<byte> buffer)
    {
        try
        {
            return Content.Read(buffer);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw new InvalidDataException("it is damaged: it does not unpack.", damage);
        }
    }
}
