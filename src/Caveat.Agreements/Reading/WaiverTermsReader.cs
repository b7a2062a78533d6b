using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>waiver: by AUTHORITY of rank RANK, for at most N days, notice within N days</c>.</summary>
internal sealed class WaiverTermsReader(NameReader names, ErrorList errors)
{
    private const string Form = "by AUTHORITY of rank RANK, for at most 30 days, notice within 7 days";
    private const string Rank = " of rank ";

    /// <summary>Null where the block has no such key, or errors.</summary>
    public WaiverTerms? Read(RuleFields fields)
    {
        if (fields.Find(RuleKeys.Waiver) is not { } values)
        {
            return null;
        }

        if (values.Count != 3
            || Phrase.After(values[0], "by") is not { } who || who.Text.IndexOf(Rank, StringComparison.Ordinal) is not (var at and >= 0)
            || Phrase.After(values[1], "for at most") is not { } length
            || Phrase.After(values[2], "notice within") is not { } notice)
        {
            errors.Add(values[0], $"The clause does not say in full how it may be waived: write \"{RuleKeys.Waiver}: {Form}\".");
            return null;
        }

        var authority = ReadAuthority(who.Part(0, at));
        var rank = ReadRank(who.Part(at + Rank.Length), authority);
        int? days = Phrase.Days(length, errors);
        int? within = Phrase.Days(notice, errors);
        return authority is null || rank is null || days is null || within is null ? null : new(authority.Id, rank.Value, days.Value, within.Value);
    }

    private Authority? ReadAuthority(Word word)
    {
        if (names.Authorities([word]) is not [var id])
        {
            return null;
        }

        Authority authority = names.Register.Authorities.First(known => known.Id == id);
        if (!authority.MayWaive)
        {
            errors.Add(word, $"The authority {Wording.Quote(word)} may not waive: name one that may, or add \"waive\" to its row.");
        }

        return authority;
    }

    private RankId? ReadRank(Word word, Authority? authority)
    {
        if (!RankId.TryParse(word.Text, out var rank))
        {
            errors.Add(word, Identifier.Complaint("rank", word.Text));
            return null;
        }

        string[] held = [.. names.Register.People
            .Where(person => person.Authority is { } its && its == authority?.Id && person.CanSign)
            .Select(person => person.Rank?.Value).OfType<string>().Distinct()];
        if (authority is not null && !held.Contains(rank.Value))
        {
            errors.Add(word, $"Nobody of \"{authority.Id}\" who can sign has the rank {Wording.Quote(word)}{errors.Suggest(word.Text, held)}");
        }

        return rank;
    }
}
