namespace Caveat.Labels.Documents.Archives;

/// <summary>Unpacked content on its way: every byte counts against the limits, and there must be as many as were declared.</summary>
internal sealed class CountedStream(Stream content, long length, DocumentBuilder into) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }
        base.Dispose(disposing);
    }

    private int ReadPacked(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException)
        {
            throw new InvalidDataException("it is damaged: it does not unpack.", damage);
        }
    }
}
