using System.Text;
using System.Text.Unicode;

namespace Caveat.Agreements.Reading;

/// <summary>The document as text and lines; its bytes are exactly this text in UTF-8.</summary>
internal sealed class SourceText
{
    private SourceText(string text, IReadOnlyList<Line> lines)
    {
        Text = text;
        Lines = lines;
    }

    public string Text { get; }

    public IReadOnlyList<Line> Lines { get; }

    /// <summary>Null, and an error, when the bytes are not a text that could be read further.</summary>
    public static SourceText? Decode(ReadOnlySpan<byte> bytes, ErrorList errors)
    {
        if (bytes.Length > AgreementReader.MaxBytes)
        {
            errors.Add(1, 1, $"The document has {bytes.Length} bytes: at most {AgreementReader.MaxBytes} are read.");
            return null;
        }

        if (!Utf8.IsValid(bytes))
        {
            (int line, int column) = FindInvalid(bytes);
            errors.Add(line, column, "The bytes here are not valid UTF-8: save the document as UTF-8.");
            return null;
        }

        string text = Encoding.UTF8.GetString(bytes);
        var lines = Split(text);
        foreach (var line in lines)
        {
            HiddenCharacters.Check(line, errors);
        }

        return new(text, lines);
    }

    /// <summary>The exact text from the start of one line to the end of another, both given by index.</summary>
    public string Slice(int first, int last) => Text[Lines[first].Start..Lines[last].End];

    private static List<Line> Split(string text)
    {
        List<Line> lines = [];
        int start = 0;
        while (start <= text.Length)
        {
            int feed = text.IndexOf('\n', start);
            int next = feed < 0 ? text.Length : feed;
            int end = next > start && feed >= 0 && text[next - 1] == '\r' ? next - 1 : next;
            lines.Add(new(lines.Count + 1, start, text[start..end]));
            start = next + 1;
        }

        return lines;
    }

    private static (int Line, int Column) FindInvalid(ReadOnlySpan<byte> bytes)
    {
        (int line, int column) = (1, 1);
        while (Rune.DecodeFromUtf8(bytes, out var rune, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
            bytes = bytes[consumed..];
        }

        return (line, column);
    }
}
