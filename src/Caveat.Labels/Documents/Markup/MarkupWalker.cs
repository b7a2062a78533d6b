using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>Reads XML as a stream, without a tree, and hands it to a vocabulary. The XML is untrusted: a document type is refused, and nothing is resolved or expanded.</summary>
internal static class MarkupWalker
{
    private const int ChunkLength = 4096;

    /// <param name="choose">Gives the vocabulary; the reader stands on the root element.</param>
    /// <param name="ignoreDoctype">For parts whose makers write a document type without entities: it is passed over, and its entities stay unknown.</param>
    /// <exception cref="InvalidDataException">The XML is damaged; what came before was handed on.</exception>
    /// <exception cref="DocumentRefusedException">It declares a document type or nests too deeply.</exception>
    public static void Walk(Stream content, DocumentBuilder into, Func<XmlReader, IMarkup> choose, bool ignoreDoctype = false) =>
        Walk(() => XmlReader.Create(content, Settings(ignoreDoctype)), into, choose);

    /// <summary>Walks XML that is decoded, whatever encoding it declares. A document type is passed over, as files of their own often have one.</summary>
    public static void Walk(TextReader content, DocumentBuilder into, Func<XmlReader, IMarkup> choose) =>
        Walk(() => XmlReader.Create(content, Settings(ignoreDoctype: true)), into, choose);

    private static XmlReaderSettings Settings(bool ignoreDoctype) => new()
    {
        DtdProcessing = ignoreDoctype ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreProcessingInstructions = true,
    };

    private static void Walk(Func<XmlReader> open, DocumentBuilder into, Func<XmlReader, IMarkup> choose)
    {
        IMarkup? markup = null;
        try
        {
            // Opening reads the first characters already, and may find them damaged.
            using var xml = open();
            xml.MoveToContent();
            if (xml.NodeType != XmlNodeType.Element)
            {
                return;
            }
            markup = choose(xml);
            Walk(xml, into, markup);
        }
        catch (XmlException failure) when (failure.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw new DocumentRefusedException("it declares a document type, which could hold entities; none is expanded");
        }
        catch (XmlException failure)
        {
            throw new InvalidDataException($"its XML is damaged at line {failure.LineNumber}.");
        }
        finally
        {
            // What was seen counts, also when the rest is damaged.
            markup?.Finish();
        }
    }

    private static void Walk(XmlReader xml, DocumentBuilder into, IMarkup markup)
    {
        var names = new string[into.Limits.XmlDepth + 1];
        var chunk = new char[ChunkLength];
        do
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.Depth > into.Limits.XmlDepth)
                    {
                        throw new DocumentRefusedException($"its XML nests deeper than {into.Limits.XmlDepth} elements");
                    }
                    var name = names[xml.Depth] = xml.LocalName;
                    var isEmpty = xml.IsEmptyElement;
                    markup.Start(xml);
                    if (isEmpty)
                    {
                        markup.End(name);
                    }
                    break;
                case XmlNodeType.EndElement:
                    markup.End(xml.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when xml.Depth > 0:
                    var parent = names[xml.Depth - 1];
                    // In chunks: a text node may be as long as the part.
                    for (int count; (count = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
                    {
                        markup.Text(chunk.AsSpan(0, count), parent);
                    }
                    break;
            }
        }
        while (xml.Read());
    }
}
