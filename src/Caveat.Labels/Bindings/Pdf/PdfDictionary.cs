using System.Text;

namespace Caveat.Labels.Bindings.Pdf;

/// <summary>A dictionary as it stands in the file: its values are read when they are asked for, and written back as they were.</summary>
/// <param name="End">The offset just after it in <paramref name="Source"/>.</param>
internal sealed record PdfDictionary(ReadOnlyMemory<byte> Source, Dictionary<string, Range> Entries, int End)
{
    public static PdfDictionary? Read(ReadOnlyMemory<byte> source, int at)
    {
        var lexer = new PdfLexer(source.Span, at);
        var entries = new Dictionary<string, Range>(StringComparer.Ordinal);
        return lexer.TryReadDictionary(entries) ? new PdfDictionary(source, entries, lexer.At) : null;
    }

    public ReadOnlyMemory<byte> Raw(string name) => Entries.TryGetValue(name, out var place) ? Source[place] : default;

    public bool Has(string name) => Entries.ContainsKey(name);

    public bool TryGetInteger(string name, out long value)
    {
        value = 0;
        return Has(name) && !TryGetReference(name, out _, out _) && new PdfLexer(Raw(name).Span, 0).TryReadInteger(out value);
    }

    public bool TryGetReference(string name, out int number, out int generation)
    {
        (number, generation) = (0, 0);
        return Has(name) && new PdfLexer(Raw(name).Span, 0).TryReadReference(out number, out generation);
    }

    /// <summary>The integers of an array; empty when there is none.</summary>
    public List<long> Integers(string name)
    {
        var values = new List<long>();
        var lexer = new PdfLexer(Raw(name).Span, 0);
        if (lexer.TryReadKeyword("["u8))
        {
            while (lexer.TryReadInteger(out var value))
            {
                values.Add(value);
            }
        }
        return values;
    }

    /// <summary>A name, also as the only item of an array; empty when it is neither.</summary>
    public string Name(string name)
    {
        var lexer = new PdfLexer(Raw(name).Span, 0);
        var isArray = lexer.TryReadKeyword("["u8);
        return lexer.TryReadName(out var value) && (!isArray || lexer.TryReadKeyword("]"u8)) ? value : "";
    }

    /// <summary>The entries as they were, but for those named.</summary>
    public string TextWithout(params ReadOnlySpan<string> left)
    {
        var text = new StringBuilder();
        foreach (var (name, place) in Entries)
        {
            if (!left.Contains(name))
            {
                text.Append('/').Append(name).Append(' ').Append(Encoding.Latin1.GetString(Source.Span[place])).Append('\n');
            }
        }
        return text.ToString();
    }
}
