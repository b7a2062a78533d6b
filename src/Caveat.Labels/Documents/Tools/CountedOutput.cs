namespace Caveat.Labels.Documents.Tools;

/// <summary>A tool's output, each byte of which counts as unpacked, so that no output is endless.</summary>
internal sealed class CountedOutput(Stream output, DocumentBuilder into) : ForwardStream(output)
{
    public override int Read(Span<byte> buffer)
    {
        var read = Content.Read(buffer);
        into.CountUnpacked(read);
        return read;
    }
}
