using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>Collects a document's faults, so that one reading reports them all.</summary>
internal sealed class ErrorList(string file)
{
    /// <summary>More than anyone mends in one go; it also bounds what a hostile document can make us print.</summary>
    private const int MaxReported = 100;

    private readonly List<AgreementError> _errors = [];

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>How many there are so far: a check of what belongs together is only made where its parts brought none.</summary>
    public int Count => _errors.Count;

    /// <summary>Whether the next error is still shown. Searching for what was meant ends where nobody reads: a hostile document must not buy hours with it.</summary>
    public bool AreRead => _errors.Count < MaxReported;

    public void Add(int line, int column, string message) => _errors.Add(new(file, line, column, message));

    public void Add(Word at, string message) => Add(at.Line, at.Column, message);

    /// <summary>Ends a sentence with the nearest of the words, or with all of them where they are few and none is near.</summary>
    public string Suggest(string value, IReadOnlyCollection<string> words)
    {
        const int Few = 10;
        const int Many = 1_000;
        bool search = AreRead && words.Count <= Many;
        // A row with a faulty id, which is reported itself, has the empty one.
        string[] named = words.Count <= Few ? [.. words.Where(word => word.Length > 0)] : [];
        return search && Wording.Nearest(value, words.Where(word => word.Length > 0)) is { } near ? $"; did you mean \"{near}\"?"
            : words.Count > Few ? ": use one that the document lists."
            : named.Length > 0 ? $": use {string.Join(", ", named)}."
            : ": the document lists none.";
    }

    /// <summary>Ends a sentence with the nearest word of a closed vocabulary, or else with the whole of it.</summary>
    public string SuggestOne(string value, IReadOnlyCollection<string> words) =>
        AreRead && Wording.Nearest(value, words) is { } near ? $"; did you mean \"{near}\"?" : $": use {string.Join(", ", words)}.";

    public ImmutableArray<AgreementError> InOrder()
    {
        AgreementError[] ordered = [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)];
        if (ordered.Length <= MaxReported)
        {
            return [.. ordered];
        }

        var last = ordered[MaxReported];
        string more = $"{ordered.Length - MaxReported} more faults follow from here: mend those above first.";
        return [.. ordered.Take(MaxReported), last with { Message = more }];
    }
}
