using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>scope</c>.</summary>
internal sealed class ScopeReader(NameReader names, ErrorList errors)
{
    public Rule.Scope? Read(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var words = Phrase.OpenList(values, RuleKeys.Scope, ["network"], errors)?.Names;
        var networks = words is null ? [] : names.Networks(words);
        if (words?.Count > 1)
        {
            errors.Add(words[1], $"\"scope\" takes one network, because each has a ceiling of its own: give {Wording.Quote(words[1])} a clause of its own.");
        }

        var unread = (WhenUnread)Phrase.Choice(fields, RuleKeys.Unread, "what can happen to content that could not be read", RuleWords.Unread, errors);
        var released = (WhenReleased)Phrase.Choice(fields, RuleKeys.Released, "what can happen to a released marking", RuleWords.Released, errors);
        if (fields.Find(RuleKeys.Ceiling) is not { } markings)
        {
            if (!fields.Blank.Contains(RuleKeys.Ceiling))
            {
                errors.Add(verb, "The network has no ceiling: add \"ceiling:\" and the highest marking that may enter, such as NATO UNCLASSIFIED.");
            }

            return null;
        }

        var ceiling = SeriesReader.Read<Grade>(markings, word => MarkingReader.Read(word, errors), errors);
        return networks.IsEmpty || ceiling is null ? null : new(networks[0], ceiling, unread, released);
    }
}
