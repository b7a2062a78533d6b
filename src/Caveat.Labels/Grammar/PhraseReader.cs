using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Reads a marking of the form owner, classification, categories with the words around them (ADatP-4774 tables 17 and 18).</summary>
internal sealed class PhraseReader(PhraseBook book, FoldedText text)
{
    private readonly Dictionary<CategoryTagSet, List<string>> _found = new(ReferenceEqualityComparer.Instance);
    private string _complaint = "";
    private int _complaintAt = -1;
    private int _position;
    private bool _isMalformed;

    private SecurityPolicy Policy => book.Policy;

    public MarkingParse Read()
    {
        if (!TryReadLevel(out var level))
        {
            return Broken();
        }
        while (_position < text.Text.Length)
        {
            if (text.Text[_position] == ' ')
            {
                _position++;
            }
            if (!Policy.TagSets.Any(tagSet => !tagSet.Leads && !_found.ContainsKey(tagSet) && TryReadCategory(tagSet)))
            {
                Complain($"\"{text.WordAt(_position)}\" does not belong to a marking of {Policy.Id}", _position);
                return Broken();
            }
        }
        if (level.JoinedTag.Length > 0 && Policy.TryFindTagSet(level.JoinedTag, out var joined))
        {
            ListOf(joined).Add(level.JoinedValue);
        }
        return Finish(LabelBuilder.Build(Policy, level.Classification, _found));
    }

    private bool TryReadLevel(out LevelReading level)
    {
        var levels = book.Levels;
        if (book.Lead is { } lead)
        {
            var hasLead = TryMatch(book.ValuesOf(lead), _position, out var value, out var after) && after < text.Text.Length && text.Text[after] == ' ';
            if (hasLead)
            {
                _position = after + 1;
            }
            else if (!book.IsPortion)
            {
                // Only a phrase that names its owner stands alone: COSMIC TOP SECRET.
                levels = [.. levels.Where(entry => entry.Meaning.Classification.NamesOwner)];
            }
            ListOf(lead).Add(hasLead ? value!.Name : lead.Implied);
            if (hasLead && !book.IsPortion)
            {
                levels = [.. levels.Where(entry => !entry.Meaning.Classification.NamesOwner)];
            }
        }
        if (TryMatch(levels, _position, out level!, out var end) && (end == text.Text.Length || text.Text[end] == ' '))
        {
            _position = end;
            return true;
        }
        _isMalformed = Hint() is not null;
        Complain(Hint() ?? $"\"{text.WordAt(_position)}\" is no classification of {Policy.Id}", _position);
        return false;
    }

    // The malformed marks that people write: NATO TOP SECRET, COSMIC SECRET.
    private string? Hint()
    {
        foreach (var classification in Policy.Classifications.Where(entry => entry.NamesOwner))
        {
            var phrase = FoldedText.Fold(classification.Phrases[0].Text);
            if (text.HasAt(_position, FoldedText.Fold(classification.Name)) || text.HasAt(_position, phrase) || text.HasAt(_position, phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)]))
            {
                return $"The marking is malformed: {classification.Name} of {Policy.Id} is written {classification.Phrases[0].Text}, and nothing else is";
            }
        }
        return null;
    }

    private bool TryReadCategory(CategoryTagSet tagSet)
    {
        foreach (var words in book.WordsOf(tagSet))
        {
            var at = _position;
            if (words.Before.Length > 0)
            {
                var before = FoldedText.Fold(words.Before);
                if (!text.HasAt(at, before) || text.Text.Length <= at + before.Length || text.Text[at + before.Length] != ' ')
                {
                    continue;
                }
                at += before.Length + 1;
            }
            List<string> values = [];
            if (!TryReadValues(tagSet, ref at, values))
            {
                continue;
            }
            if (words.After.Length > 0)
            {
                var after = " " + FoldedText.Fold(words.After);
                if (!text.HasAt(at, after))
                {
                    continue;
                }
                at += after.Length;
            }
            if (at < text.Text.Length && text.Text[at] != ' ')
            {
                continue;
            }
            _position = at;
            ListOf(tagSet).AddRange(values);
            return true;
        }
        return false;
    }

    private bool TryReadValues(CategoryTagSet tagSet, ref int at, List<string> values)
    {
        var spellings = book.ValuesOf(tagSet);
        var next = at;
        while (TryMatch(spellings, next, out var value, out var end))
        {
            values.Add(value!.Name);
            at = next = end;
            if (tagSet.Separator == " ")
            {
                next++;
                continue;
            }
            next = AfterSeparator(end);
            if (next == end)
            {
                return true;
            }
        }
        if (values.Count > 0 && tagSet.Separator == " ")
        {
            return true;
        }
        if (next > _position)
        {
            Complain($"\"{(next < text.Text.Length ? text.WordAt(next) : "")}\" is no value of {tagSet.TagName}", next);
        }
        return false;
    }

    private int AfterSeparator(int at)
    {
        var comma = at < text.Text.Length && text.Text[at] == ' ' ? at + 1 : at;
        if (comma >= text.Text.Length || text.Text[comma] is not (',' or '/'))
        {
            return at;
        }
        return comma + 1 < text.Text.Length && text.Text[comma + 1] == ' ' ? comma + 2 : comma + 1;
    }

    private bool TryMatch<T>(Spelling<T>[] spellings, int at, out T? meaning, out int end)
    {
        foreach (var spelling in spellings)
        {
            if (at <= text.Text.Length && text.HasAt(at, spelling.Text))
            {
                meaning = spelling.Meaning;
                end = at + spelling.Text.Length;
                return true;
            }
        }
        meaning = default;
        end = at;
        return false;
    }

    private List<string> ListOf(CategoryTagSet tagSet)
    {
        if (!_found.TryGetValue(tagSet, out var list))
        {
            _found[tagSet] = list = [];
        }
        return list;
    }

    private void Complain(string what, int at)
    {
        // The furthest point reached tells most about what was meant.
        if (at > _complaintAt)
        {
            (_complaint, _complaintAt) = (what, at);
        }
    }

    private MarkingParse Broken() => MarkingParse.Broken(_complaint + ".", text.ColumnOf(_complaintAt)) with { IsMalformed = _isMalformed };

    private MarkingParse Finish(Label label) =>
        new(label, [.. Policy.Validate(label).Select(sentence => new MarkingFault(sentence, 1))]);
}
