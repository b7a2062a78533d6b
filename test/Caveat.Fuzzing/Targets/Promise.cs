using Caveat.Labels.Documents;

namespace Caveat.Fuzzing.Targets;

/// <summary>What every parser promises.</summary>
internal static class Promise
{
    /// <summary>Stands in texts of the seeds and in no name: a problem that shows it gives content away.</summary>
    public const string Canary = "Kryptonachtigall";

    private const int LongestSentence = 4_000;

    /// <summary>A reading or one sentence, never both and never neither.</summary>
    public static void IsEither(bool isRead, object? value, string? error)
    {
        BrokenPromiseException.Unless(isRead == value is not null, "a value without success, or success without a value");
        BrokenPromiseException.Unless(isRead == error is null, "an error with success, or a failure without one");
        if (error is not null)
        {
            IsSentence(error);
        }
    }

    public static void IsSentence(string sentence)
    {
        BrokenPromiseException.Unless(sentence.Length is > 1 and < LongestSentence, $"a sentence of a strange length: {sentence.Length}");
        BrokenPromiseException.Unless(sentence.EndsWith('.'), $"a sentence without its end: {sentence}");
        BrokenPromiseException.Unless(!sentence.Any(char.IsControl), $"a sentence with control characters: {sentence}");
        BrokenPromiseException.Unless(!sentence.Contains("Exception", StringComparison.Ordinal) && !sentence.Contains("System.", StringComparison.Ordinal), $"a sentence that names types: {sentence}");
    }

    public static void HoldsOf(DocumentReading reading, DocumentLimits limits)
    {
        BrokenPromiseException.Unless((reading.Status == DocumentStatus.Read) == (reading.Problem.Length == 0), $"status and problem disagree: {reading.Status} {reading.Problem}");
        BrokenPromiseException.Unless(reading.Passages.Sum(passage => (long)passage.Text.Length) <= limits.TextLength, "more text than the limit");
        if (reading.Problem.Length == 0)
        {
            return;
        }
        IsSentence(reading.Problem);
        var isName = reading.Passages.Any(passage => passage.Part.Contains(Canary, StringComparison.Ordinal) || (passage.Place == Place.FileName && passage.Text.Contains(Canary, StringComparison.Ordinal)));
        BrokenPromiseException.Unless(isName || !reading.Problem.Contains(Canary, StringComparison.Ordinal), $"content in the problem: {reading.Problem}");
    }

    /// <summary>The sentence without names and numbers: what is left tells one ending from another.</summary>
    public static string Kind(string? sentence)
    {
        var kind = new System.Text.StringBuilder();
        var isQuoted = false;
        foreach (var sign in (sentence ?? "").Take(300))
        {
            isQuoted ^= sign == '"';
            if (!isQuoted && !char.IsAsciiDigit(sign))
            {
                kind.Append(sign);
            }
        }
        return kind.ToString();
    }
}
