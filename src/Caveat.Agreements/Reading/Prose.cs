using System.Text.RegularExpressions;

namespace Caveat.Agreements.Reading;

/// <summary>Refuses Markdown that a renderer would show otherwise than this reader takes it.</summary>
/// <remarks>INVARIANT: people sign what they see. A heading, table or rule that only one of the two recognises, or text that only one of them has, is an error.</remarks>
internal static partial class Prose
{
    /// <summary>For every line outside rule blocks.</summary>
    public static void CheckInline(Line line, ErrorList errors)
    {
        if (RawHtml().Match(line.Text) is { Success: true } html)
        {
            errors.Add(line.Number, html.Index + 1, "\"<\" here would start raw HTML, which can hide text: write a space after it or put \"\\\" before it.");
        }

        var image = line.Text.IndexOf("![", StringComparison.Ordinal);
        if (image >= 0)
        {
            errors.Add(line.Number, image + 1, "An image shows some readers other than its words: write what it says.");
        }
    }

    /// <summary>For lines that are neither heading nor table nor rule block; whether the line is plain text.</summary>
    public static bool CheckLine(Line line, bool followsText, ErrorList errors)
    {
        string text = line.Text;
        if (Complaint(text, followsText) is not { } complaint)
        {
            return true;
        }

        errors.Add(line.Number, complaint.Column, complaint.Message);
        return false;
    }

    private static (int Column, string Message)? Complaint(string text, bool followsText)
    {
        if (IndexOfFence(text) is var fence and >= 0)
        {
            return (fence + 1, "A fence stands where no rule block can start or end: write \"```rule\" and \"```\" alone on their lines, from the first column.");
        }

        if (MisplacedHeading().Match(text) is { Success: true } heading)
        {
            return (heading.Length, $"{Wording.Quote(text)} looks like a heading and is none: start it in the first column with one space after the \"#\".");
        }

        if (MisplacedTable().Match(text) is { Success: true } table)
        {
            return (table.Length, $"{Wording.Quote(text)} looks like a row of a table and is none: start it in the first column with \"|\".");
        }

        if (Definition().IsMatch(text))
        {
            return (1, $"{Wording.Quote(text)} would not be shown: write a link in its place, as [text](address).");
        }

        if (followsText && Underline().IsMatch(text))
        {
            return (1, $"{Wording.Quote(text)} would make a heading of the line above: write headings with \"#\", or leave an empty line between.");
        }

        return null;
    }

    private static int IndexOfFence(string text)
    {
        int backticks = text.IndexOf("```", StringComparison.Ordinal);
        return backticks >= 0 ? backticks : text.IndexOf("~~~", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?<!\\)<(?=[A-Za-z/!?])")]
    private static partial Regex RawHtml();

    // A heading glued to its number, indented, quoted or in a list.
    [GeneratedRegex(@"^(#{1,6}(?=[^# ])|#{1,6}$|(?:[ >*+-]|\d+[.)] )+#{1,6}(?= |$))")]
    private static partial Regex MisplacedHeading();

    [GeneratedRegex(@"^((?:[ >*+-]|\d+[.)] )+\||[ :-]+\|[ :|-]*$)")]
    private static partial Regex MisplacedTable();

    [GeneratedRegex(@"^[ >*+-]*\[[^\]]*\]:")]
    private static partial Regex Definition();

    [GeneratedRegex(@"^ {0,3}(=+|-+) *$")]
    private static partial Regex Underline();
}
