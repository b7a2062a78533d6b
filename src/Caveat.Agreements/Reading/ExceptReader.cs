using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>except</c>, and checks at the end that each names a clause which can have an exception.</summary>
internal sealed class ExceptReader(ConditionReader conditions, ErrorList errors)
{
    private readonly List<(ClauseNumber Target, Word Word)> _targets = [];

    public Rule.Except? Read(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var condition = conditions.Read(fields, RuleKeys.When);
        if (fields.Key(RuleKeys.When) is null && fields.Key(RuleKeys.And) is null && !fields.Blank.Contains(RuleKeys.When))
        {
            errors.Add(verb, "An exception without a condition would take the whole clause away: add \"when:\", or remove the clause that it names.");
            condition = null;
        }

        var then = (ExceptionEffect)Phrase.Choice(fields, RuleKeys.Then, "what an exception can do", RuleWords.Effects, errors);
        if (Phrase.OpenList(values, RuleKeys.Except, ["clause"], errors) is not var (_, words))
        {
            return null;
        }

        if (words.Count > 1)
        {
            errors.Add(words[1], $"An exception weakens one clause: give the one for {Wording.Quote(words[1])} a clause of its own.");
        }

        if (!ClauseNumber.TryParse(words[0].Text, out var number))
        {
            errors.Add(words[0], $"{Wording.Quote(words[0])} is not a clause number: write digits and dots, such as 4.2.");
            return null;
        }

        _targets.Add((number, words[0]));
        return condition is null ? null : new(number, condition, then);
    }

    /// <param name="clauses">All clauses of the document.</param>
    /// <param name="faulty">Clauses whose rule could not be read, which is reported where it stands.</param>
    public void CheckTargets(IReadOnlyCollection<Clause> clauses, IReadOnlySet<ClauseNumber> faulty)
    {
        Dictionary<ClauseNumber, Clause> byNumber = [];
        foreach (var clause in clauses)
        {
            byNumber.TryAdd(clause.Number, clause);
        }

        foreach ((var number, var word) in _targets)
        {
            if (!byNumber.TryGetValue(number, out var clause))
            {
                errors.Add(word, $"There is no clause {Wording.Quote(word)} to make an exception from: name one of this agreement.");
            }
            else if (clause.Rule is Rule.Except self && self.Clause == number)
            {
                errors.Add(word, $"Clause {number} would be an exception from itself: name the clause that it weakens.");
            }
            else if (!faulty.Contains(number) && !CanBeExcepted(clause.Rule))
            {
                errors.Add(word, $"Clause {number} has no rule that can have an exception: name a clause with forbid, exclude, require, limit, protect or residency.");
            }
        }
    }

    private static bool CanBeExcepted(Rule? rule) => rule is
        Rule.Forbid or Rule.ExcludeOrganisations or Rule.RequireApproval or Rule.RequireLegalAuthority or Rule.RequireMarking or
        Rule.RequireReview or Rule.Limit or Rule.Protect or Rule.Residency;
}
