using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>require</c> in its four forms.</summary>
internal sealed class RequireReader(NameReader names, ConditionReader conditions, ErrorList errors)
{
    private const string Approval = "human approval";
    private const string Authority = "legal authority";
    private const string Marking = "marking on answer";
    private const string Review = "review before release";
    private const int MaxPeople = 9;
    private static readonly string[] Forms = [Approval, Authority, Marking, Review];

    public Rule? Read(Word verb, IReadOnlyList<Word> values, RuleFields fields)
    {
        var condition = conditions.Read(fields, RuleKeys.When);
        if (Phrase.Open(values[0], RuleKeys.Require, Forms, errors) is not var (form, rest))
        {
            return null;
        }

        bool approved = form is Approval or Review;
        if (!approved && fields.Key(RuleKeys.By) is { } by)
        {
            errors.Add(by, $"\"{RuleKeys.By}\" goes with \"{Approval}\" and \"{Review}\" only: remove it.");
        }

        if (form == Authority)
        {
            if (rest.IsEmpty)
            {
                errors.Add(values[0], $"\"{RuleKeys.Require}: {form}\" names nothing: say which declaration.");
                return null;
            }

            var declarations = names.Declarations([rest, .. values.Skip(1)]);
            return declarations.IsEmpty || condition is null ? null : new Rule.RequireLegalAuthority(declarations, condition);
        }

        var excess = rest.IsEmpty && values.Count > 1 ? values[1] : rest;
        if (!excess.IsEmpty)
        {
            errors.Add(excess, $"\"{RuleKeys.Require}: {form}\" takes nothing more: remove {Wording.Quote(excess)}, or write a condition after \"{RuleKeys.When}:\".");
        }

        var approvers = approved ? ReadApprovers(verb, fields) : null;
        return (form, approvers, condition) switch
        {
            (_, _, null) => null,
            (Marking, _, _) => new Rule.RequireMarking(condition),
            (Approval, { } people, _) => new Rule.RequireApproval(people, condition),
            (Review, { } people, _) => new Rule.RequireReview(people, condition),
            _ => null,
        };
    }

    private Approvers? ReadApprovers(Word verb, RuleFields fields)
    {
        if (fields.Single(RuleKeys.By, errors) is not { } word)
        {
            if (!fields.Blank.Contains(RuleKeys.By))
            {
                errors.Add(verb, "The clause does not say who approves: add \"by:\", as in \"by: 1 of role reviewer\" or \"by: person\" and a person of the register.");
            }

            return null;
        }

        if (Phrase.After(word, "person") is { } person)
        {
            var people = names.People([person]);
            return people.IsEmpty ? null : new(1, ReviewRole.Reviewer, people[0]);
        }

        (var head, var rest) = word.Split();
        if (!Literal.TryNumber(head.Text, out int number) || number > MaxPeople || Phrase.After(rest, "of role") is not { } role)
        {
            errors.Add(word, $"{Wording.Quote(word)} does not say who approves: write \"N of role ROLE\" with a number from 1 to {MaxPeople}, or \"person\" and a person of the register.");
            return null;
        }

        return new(number, (ReviewRole)Phrase.Index(role, "a role of people who approve", RuleWords.Roles, errors), null);
    }
}
