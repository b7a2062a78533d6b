using System.Runtime.InteropServices;
using System.Text;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Grammar;
using Caveat.Labels.Markings;
using Caveat.Screening;
using Caveat.Screening.Reading;

namespace Caveat.Fuzzing.Targets;

/// <summary>Markings in any text, and the strict grammars.</summary>
internal static class TextTargets
{
    private static readonly MarkingReader Reader = new();
    private static readonly ContentReader Screened = new(LexicalScreen.BuiltIn);
    private static readonly MarkJudge Judge = new();

    private static readonly byte[][] Words = FuzzTargets.Words(
        "NATO", "SECRET", "COSMIC", "TOP SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED", "ATOMAL", "REL TO", "RELEASABLE TO", "EU", "UE", "GEHEIM", "VS-NfD", "СЕКРЕТНО", "ΑΠΟΡΡΗΤΟ", "ÇOK GİZLİ", "TAJNÉ", "SALAINEN",
        "TRÈS SECRET DÉFENSE", "DIFFUSION RESTREINTE", "//", "//NOFORN", "//REL TO USA, FVEY", "(S)", "(NS)", "(C//NF)", "(U//FOUO)", "CUI", "CUI//SP-CTI", "//JOINT S USA GBR", "//DEU SECRET", "Classified by:", "Declassify on:", "Approved for release",
        "\n", "\r\n", "\f", "\u2028", "\u0085", "\u200B", "\u00AD", "\u0301", "\u202E", "S E C R E T", "S-E-C-R-E-T", "ＳＥＣＲＥＴ", "5ECRET", "SECRFT", "**", "> ", "# ", "- ", "\"", "=", "\t", "          ", "Page 1 of 2", "citizens", "surveillance", "weapon", "without human");

    public static IEnumerable<FuzzTarget> All()
    {
        byte[][] lines = [.. FuzzTargets.Lines("markings/lines.tsv").Select(line => FuzzTargets.Bytes(Unescape(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..])))];
        byte[][] marks = [.. FuzzTargets.Lines("labels/banners.tsv").Concat(FuzzTargets.Lines("labels/markings.tsv")).Select(line => FuzzTargets.Bytes(line.Split('\t')[0]))];
        yield return new FuzzTarget("markings", [.. lines, .. marks], Words, input => Markings(TextOf(input)));
        yield return new FuzzTarget("marking-text", marks, Words, input => Strict(TextOf(input)));
        yield return new FuzzTarget("grade", marks, Words, input => GradeOf(TextOf(input)));
    }

    // After a byte that UTF-8 never has come UTF-16 units, so that lone surrogates come too.
    private static string TextOf(byte[] input) =>
        input is [0xFF, ..] ? MemoryMarshal.Cast<byte, char>(input.AsSpan(1)).ToString() : Encoding.UTF8.GetString(input);

    private static string Markings(string text)
    {
        var found = new List<Marking>();
        var ending = new StringBuilder();
        Reader.Read(text, found);
        var last = 0L;
        foreach (var marking in found)
        {
            BrokenPromiseException.Unless(marking.Start >= 0 && marking.Length > 0 && marking.End <= text.Length, "a marking outside of the text");
            BrokenPromiseException.Unless(marking.Start >= last, "markings out of order");
            BrokenPromiseException.Unless(marking.Confidence is >= 0 and <= 1 && marking.Reason.Length > 0 && !marking.Reason.Contains(Promise.Canary, StringComparison.Ordinal), $"a strange confidence or reason: {marking.Confidence} {marking.Reason}");
            last = marking.Start;
            ending.Append(marking.Grade).Append(marking.Kind).Append(marking.Evidence).Append(marking.Standing);
        }
        var whole = new TextReading();
        Screened.Read(text, whole);
        BrokenPromiseException.Unless(found.SequenceEqual(whole.Markings), "two readers find different markings");
        InPieces(text, whole);
        Filtered(text);
        foreach (var place in (Place[])[Place.Subject, Place.FileName, Place.Header])
        {
            found.Clear();
            Reader.Read(text, new MarkingContext { Place = place, Nation = PolicyId.Eu }, found);
        }
        return ending.Length > 300 ? "long" : ending.ToString();
    }

    // However a text comes, the same is found, and nothing of it is let go before.
    private static void InPieces(string text, TextReading whole)
    {
        var random = new Random(text.Length);
        using var window = Screened.OpenWindow();
        var most = 1 << random.Next(10);
        var first = whole.Markings.Select(marking => marking.Start).Concat(whole.Findings.Select(finding => finding.Start)).DefaultIfEmpty(long.MaxValue).Min();
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(1 + random.Next(most), text.Length - at);
            window.Append(text.AsSpan(at, length));
            at += length;
            BrokenPromiseException.Unless(window.Releasable <= Math.Min(at, first), "text is let go with the start of a marking");
        }
        window.Complete();
        BrokenPromiseException.Unless(whole.Markings.SequenceEqual(window.Found.Markings), "pieces have other markings than the whole");
        BrokenPromiseException.Unless(whole.Findings.Order(Comparer).SequenceEqual(window.Found.Findings.Order(Comparer)), "pieces have other findings than the whole");
    }

    private static Comparer<Screening.Findings.Finding> Comparer { get; } = Comparer<Screening.Findings.Finding>.Create((a, b) =>
        (a.Start, a.Length, string.CompareOrdinal(a.Rule, b.Rule)).CompareTo((b.Start, b.Length, 0)));

    // The filter may say yes for nothing, and never no for a line that holds a marking; damage counts only where all is in capitals.
    private static void Filtered(string text)
    {
        foreach (var line in text.Split(['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029']))
        {
            if (line.Length <= LineFilter.MaxLine && !LineFilter.Shared.MayMark(line))
            {
                Judge.Reset();
                if (Judge.Read(line, default))
                {
                    Judge.Decide(line, 0, line.Length, line, 0, default);
                }
                BrokenPromiseException.Unless(Judge.Found.TrueForAll(marking => (marking.Evidence & Evidence.Damaged) != 0), $"a line is filtered out that is a marking: {line}");
            }
        }
    }

    private static string Strict(string text)
    {
        var isRead = MarkingText.TryParse(text, out var label, out var fault);
        Promise.IsEither(isRead, label, fault?.Sentence);
        BrokenPromiseException.Unless(fault is null || (fault.Column >= 1 && fault.Column <= text.Length + 1), $"a fault outside of the text: {fault}");
        foreach (var other in BannerCheck.Check(text))
        {
            Promise.IsSentence(other.Sentence);
        }
        if (label is null)
        {
            return Promise.Kind(fault!.Sentence);
        }
        foreach (var form in Enum.GetValues<MarkingForm>())
        {
            if (MarkingText.TryRender(label, out var marking, out var error, form))
            {
                var isSame = MarkingText.TryParse(marking, out var again, out var lost, label.Policy) && again == label;
                BrokenPromiseException.Unless(isSame, $"what is written reads back otherwise: {label} as {marking} ({form}) as {again} {lost}");
            }
            else
            {
                Promise.IsSentence(error);
            }
        }
        return $"{label.Policy} {label.Classification} {label.Categories.Length}";
    }

    private static string GradeOf(string text)
    {
        if (!Grade.TryParse(text, out var grade))
        {
            return "";
        }
        BrokenPromiseException.Unless(grade == Grade.Unmarked || (Grade.TryParse(grade.ToString(), out var again) && again == grade), $"a grade reads back otherwise: {grade}");
        return grade.ToString();
    }

    private static string Unescape(string text)
    {
        try
        {
            return System.Text.RegularExpressions.Regex.Unescape(text);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
