using System.Globalization;
using System.Net;
using System.Text;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Reads what <c>pdftotext -bbox-layout</c> prints, page by page, while it is being printed.</summary>
/// <remarks>It looks like XHTML but may hold characters that XML forbids, so it is read tag by tag. A tag that is not known changes nothing.</remarks>
internal sealed class PageMarkup(TextReader markup)
{
    private const int TagLength = 1_024;
    private const int WordLength = 1_000_000;
    private readonly char[] _buffer = new char[16_384];
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _tag = new();
    private int _next;
    private int _length;
    private int _pages;

    /// <summary>The next page; null after the last. A page that breaks off is given as far as it goes.</summary>
    public PageText? NextPage()
    {
        PageText? page = null;
        PageLine? line = null;
        var box = default(PageBox);
        while (NextTag())
        {
            var tag = _tag.ToString();
            if (tag.StartsWith("page ", StringComparison.Ordinal))
            {
                page = new PageText(++_pages, Value(tag, " width=\""), Value(tag, " height=\""));
            }
            else if (tag == "/page" && page is not null)
            {
                return page;
            }
            else if (tag.StartsWith("line ", StringComparison.Ordinal))
            {
                line = new PageLine();
            }
            else if (tag == "/line" && line is not null)
            {
                page?.Add(line);
                line = null;
            }
            else if (tag.StartsWith("word ", StringComparison.Ordinal))
            {
                box = new PageBox(Value(tag, "xMin=\""), Value(tag, "yMin=\""), Value(tag, "xMax=\""), Value(tag, "yMax=\""));
            }
            else if (tag == "/word")
            {
                line?.Add(new PageWord(Plain(WebUtility.HtmlDecode(_text.ToString())), box));
            }
        }
        if (line is not null)
        {
            page?.Add(line);
        }
        return page;
    }

    // A word is one stretch of a line, whatever a font's character map makes of it.
    private static string Plain(string word) =>
        word.Any(char.IsControl) ? string.Concat(word.Select(sign => char.IsControl(sign) ? ' ' : sign)) : word;

    private static double Value(string tag, string attribute)
    {
        var start = tag.IndexOf(attribute, StringComparison.Ordinal);
        if (start < 0)
        {
            return 0;
        }
        var value = tag.AsSpan(start + attribute.Length);
        var end = value.IndexOf('"');
        return end >= 0 && double.TryParse(value[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : 0;
    }

    // Text up to a tag into _text, the tag without its angle brackets into _tag.
    private bool NextTag()
    {
        _text.Clear();
        _tag.Clear();
        var inTag = false;
        while (_next < _length || Fill())
        {
            var sign = _buffer[_next++];
            if (inTag && sign == '>')
            {
                return true;
            }
            if (sign == '<')
            {
                inTag = true;
                _tag.Clear();
            }
            else if (!inTag)
            {
                // Fail closed: cut off, the rest of it would pass unread.
                _text.Append(_text.Length < WordLength ? sign : throw new DocumentRefusedException("one of its words has more than a million characters"));
            }
            else if (_tag.Length < TagLength)
            {
                _tag.Append(sign);
            }
        }
        return false;
    }

    private bool Fill()
    {
        _next = 0;
        _length = markup.Read(_buffer, 0, _buffer.Length);
        return _length > 0;
    }
}
