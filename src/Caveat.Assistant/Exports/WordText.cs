using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Caveat.Assistant.Exports;

/// <summary>Untrusted text as text of a Word document: signs that XML cannot hold become U+FFFD.</summary>
internal static class WordText
{
    public static string Of(ReadOnlySpan<char> text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            kept.Append(rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value) ? rune : Rune.ReplacementChar);
        }

        return kept.ToString();
    }

    /// <summary>A run, with line breaks where the text has them.</summary>
    public static Run Run(ReadOnlySpan<char> text, RunProperties? properties = null)
    {
        var run = new Run();
        if (properties is not null)
        {
            run.Append(properties);
        }

        var isFirst = true;
        foreach (var line in text.EnumerateLines())
        {
            if (!isFirst)
            {
                run.Append(new Break());
            }

            run.Append(new Text(Of(line)) { Space = SpaceProcessingModeValues.Preserve });
            isFirst = false;
        }

        return run;
    }
}
