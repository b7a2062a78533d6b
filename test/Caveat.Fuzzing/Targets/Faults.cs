using System.Text;
using System.Text.RegularExpressions;
using Caveat.Agreements.Reading;

namespace Caveat.Fuzzing.Targets;

/// <summary>What every reader of documents promises of the faults that it reports.</summary>
internal static partial class Faults
{
    /// <summary>A hundred, and one sentence that says how many more there are.</summary>
    private const int Most = 101;

    private const int LongestSentence = 1_000;
    private const int MostQuotes = 8;

    /// <summary>How the reading ended, in words that are few and the same for like faults.</summary>
    public static string Check(IReadOnlyList<AgreementError> errors, byte[] document)
    {
        BrokenPromiseException.Unless(errors.Count is > 0 and <= Most, $"a strange number of faults: {errors.Count}");
        var lines = Lines(document);
        var last = (Line: 0, Column: 0);
        foreach (var error in errors)
        {
            BrokenPromiseException.Unless(error.Line >= 1 && error.Line <= lines.Length, $"a fault in no line: {error}");
            BrokenPromiseException.Unless(error.Column >= 1 && error.Column <= lines[error.Line - 1].Length + 1, $"a fault in no column: {error}");
            BrokenPromiseException.Unless((error.Line, error.Column).CompareTo(last) >= 0, $"faults out of order: {error}");
            last = (error.Line, error.Column);
            IsSentence(error.Message);
        }

        return string.Join('\n', errors.Take(3).Select(error => Kind(error.Message)));
    }

    /// <summary>The sentence without what it quotes; all that quote quotes are one kind, or each would seem to be new.</summary>
    public static string Kind(string message) =>
        message.Count(sign => sign == '"') is var quotes && quotes <= MostQuotes && quotes % 2 == 0 ? Promise.Kind(message) : "quotes";

    public static void IsSentence(string message)
    {
        // Some end in asking which word was meant.
        Promise.IsSentence(message.EndsWith("\"?", StringComparison.Ordinal) ? message[..^1] + '.' : message);
        BrokenPromiseException.Unless(message.Length <= LongestSentence, $"a sentence without end: {message.Length} characters, {message[..80]}");
        BrokenPromiseException.Unless(!message.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator), $"a sentence with what does not show: {message}");
        var unquoted = Quoted().Replace(message, "\"\"");
        BrokenPromiseException.Unless(!unquoted.Contains("  ", StringComparison.Ordinal) && !unquoted.Contains(" :", StringComparison.Ordinal) && !unquoted.Contains(" ,", StringComparison.Ordinal), $"a sentence with a gap: {message}");
    }

    // Bytes that are no UTF-8 are replaced by one character each at most, so that columns still lie inside.
    private static string[] Lines(byte[] document) => Encoding.UTF8.GetString(document).Split('\n');

    // What is quoted may hold quotes.
    [GeneratedRegex("\".*\"")]
    private static partial Regex Quoted();
}
