namespace Caveat.Labels.Bindings.Pdf;

/// <summary>An indirect object that is a dictionary or a stream.</summary>
/// <param name="StreamStart">The offset of the stream's first byte; -1 when it is no stream.</param>
internal sealed record PdfObject(int Number, PdfDictionary Dictionary, int StreamStart)
{
    public bool IsStream => StreamStart >= 0;

    /// <summary>Reads the object at an offset; null when there is none, or it is of another kind.</summary>
    public static PdfObject? Read(ReadOnlyMemory<byte> file, long at)
    {
        if (at < 0 || at >= file.Length)
        {
            return null;
        }
        var lexer = new PdfLexer(file.Span, (int)at);
        if (!lexer.TryReadInteger(out var number) || number > int.MaxValue || !lexer.TryReadInteger(out _) || !lexer.TryReadKeyword("obj"u8))
        {
            return null;
        }
        lexer.SkipSpace();
        if (PdfDictionary.Read(file, lexer.At) is not { } dictionary)
        {
            return null;
        }
        lexer = new PdfLexer(file.Span, dictionary.End);
        if (!lexer.TryReadKeyword("stream"u8))
        {
            return new PdfObject((int)number, dictionary, -1);
        }
        var start = lexer.At;
        if (start < file.Length && file.Span[start] == (byte)'\r')
        {
            start++;
        }
        if (start < file.Length && file.Span[start] == (byte)'\n')
        {
            start++;
        }
        return new PdfObject((int)number, dictionary, start);
    }
}
