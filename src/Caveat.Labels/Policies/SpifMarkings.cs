using System.Collections.Immutable;
using System.Xml.Linq;

namespace Caveat.Labels.Policies;

/// <summary>The words of a SPIF's markings. Codes of colour and place do not change a label and are not kept.</summary>
internal static class SpifMarkings
{
    private static readonly XName Language = XNamespace.Xml + "lang";

    public static bool HasCode(XElement data, string code) => SpifXml.Children(data, "code").Exists(entry => SpifXml.Text(entry) == code);

    /// <summary>The phrases of an element's marking data, with its name where no language says another.</summary>
    public static ImmutableArray<Phrase> Phrases(IReadOnlyList<XElement> data, string name)
    {
        var phrases = ImmutableArray.CreateBuilder<Phrase>();
        foreach (var entry in data)
        {
            if (SpifXml.Optional(entry, "phrase") is { Length: > 0 } phrase && !HasCode(entry, "portionMarking"))
            {
                phrases.Add(new Phrase(entry.Attribute(Language)?.Value ?? "", phrase));
            }
        }
        if (!phrases.Any(phrase => phrase.Language.Length == 0))
        {
            phrases.Insert(0, new Phrase("", name));
        }
        return phrases.ToImmutable();
    }

    public static string Portion(IReadOnlyList<XElement> data) =>
        data.FirstOrDefault(entry => HasCode(entry, "portionMarking")) is { } entry ? SpifXml.Optional(entry, "phrase") : "";

    /// <summary>The words around a tag's values, and what separates them.</summary>
    public static (ImmutableArray<TagWords> Words, string Separator) Qualifiers(XElement tag)
    {
        Dictionary<string, (string Before, string After)> around = [];
        var separator = ", ";
        foreach (var qualifier in SpifXml.Children(tag, "markingQualifier").SelectMany(entry => SpifXml.Children(entry, "qualifier")))
        {
            var text = qualifier.Attribute("markingQualifier")?.Value ?? "";
            var language = qualifier.Attribute(Language)?.Value ?? "";
            var (before, after) = around.GetValueOrDefault(language, ("", ""));
            switch (SpifXml.Optional(qualifier, "qualifierCode"))
            {
                case "prefix":
                    around[language] = (text.Trim(), after);
                    break;
                case "suffix":
                    around[language] = (before, text.Trim());
                    break;
                case "separator":
                    // Two separators are written; what else a SPIF asks for reads back as one of them.
                    separator = string.IsNullOrWhiteSpace(text) ? " " : ", ";
                    break;
                default:
                    throw SpifXml.Fault(qualifier, "has a qualifierCode that is none of prefix, suffix and separator");
            }
        }
        return ([.. around.OrderBy(entry => entry.Key.Length).Select(entry => new TagWords(entry.Key, entry.Value.Before, entry.Value.After))], separator);
    }
}
