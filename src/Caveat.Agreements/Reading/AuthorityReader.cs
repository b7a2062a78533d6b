using System.Collections.Immutable;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Registers;
using Caveat.Signing.Dsse;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the table of authorities.</summary>
internal static class AuthorityReader
{
    private const string Waive = "waive";
    private static readonly string[] Powers = [.. RuleWords.OrderVerbs, Waive];

    public static ImmutableArray<Authority> Read(Tables tables, ErrorList errors) =>
        RowReader.Read<AuthorityId, Authority>(tables, Tables.Authorities, AuthorityId.TryParse, (id, row) => ReadAuthority(id, row, errors), errors);

    /// <summary>An authority that can never act is a slip of whoever wrote the tables.</summary>
    public static void CheckPeople(Tables tables, ImmutableArray<Authority> authorities, ImmutableArray<Person> people, ErrorList errors)
    {
        Dictionary<string, Authority> byId = [];
        foreach (var authority in authorities)
        {
            byId.TryAdd(authority.Id.Value, authority);
        }

        var signers = people.Where(person => person.CanSign).ToLookup(person => person.Authority);
        foreach (var row in tables.Rows(Tables.Authorities))
        {
            if (byId.TryGetValue(row[0].Text, out var authority)
                && signers[authority.Id].Count() is var count && count < authority.Needs)
            {
                errors.Add(row[3], $"The authority {Wording.Quote(row[0])} needs {authority.Needs} signatures, and {count} of its people can sign: list more in the table of people, with their keys, or write a smaller number.");
            }
        }
    }

    private static Authority ReadAuthority(AuthorityId id, IReadOnlyList<Word> row, ErrorList errors)
    {
        List<OrderVerb> may = [];
        bool mayWaive = false;
        HashSet<string> seen = [];
        foreach (var word in row[2].Words())
        {
            if (!Powers.Contains(word.Text))
            {
                errors.Add(word, $"{Wording.Quote(word)} is nothing that an authority may do{errors.SuggestOne(word.Text, Powers)}");
            }
            else if (!seen.Add(word.Text))
            {
                errors.Add(word, $"{Wording.Quote(word)} is listed twice: remove one.");
            }
            else if (word.Text == Waive)
            {
                mayWaive = true;
            }
            else
            {
                may.Add((OrderVerb)Array.IndexOf(Powers, word.Text));
            }
        }

        if (row[2].IsEmpty)
        {
            errors.Add(row[2], $"The authority {Wording.Quote(row[0])} may do nothing: write one or more of {string.Join(", ", Powers)}, with spaces between.");
        }

        if (!Literal.TryNumber(row[3].Text, out int needs) || needs > DsseEnvelope.MaxSignatures)
        {
            errors.Add(row[3], $"{Wording.Quote(row[3])} is not a number of signatures: write a whole number from 1 to {DsseEnvelope.MaxSignatures}.");
            needs = 0;
        }

        return new(id, RowReader.Named(row, 1, errors), [.. may], mayWaive, needs);
    }
}
