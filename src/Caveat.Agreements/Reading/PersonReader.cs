using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the table of people.</summary>
internal static class PersonReader
{
    public static ImmutableArray<Person> Read(Tables tables, ImmutableArray<Authority> authorities, ErrorList errors)
    {
        HashSet<string> known = [.. authorities.Select(authority => authority.Id.Value)];
        Dictionary<PartyPublicKey, PersonId> keys = [];
        return RowReader.Read<PersonId, Person>(tables, Tables.People, PersonId.TryParse, (id, row) => ReadPerson(id, row, known, keys, errors), errors);
    }

    private static Person ReadPerson(
        PersonId id, IReadOnlyList<Word> row, HashSet<string> authorities, Dictionary<PartyPublicKey, PersonId> keys, ErrorList errors)
    {
        RankId rank = default;
        if (row[2].Text != RowReader.None && !RankId.TryParse(row[2].Text, out rank))
        {
            errors.Add(row[2], Identifier.Complaint("rank", row[2].Text));
        }

        AuthorityId authority = default;
        if (row[3].Text != RowReader.None && !(AuthorityId.TryParse(row[3].Text, out authority) && authorities.Contains(row[3].Text)))
        {
            errors.Add(row[3], $"{Wording.Quote(row[3])} is not an authority of the register{errors.Suggest(row[3].Text, authorities)}");
        }

        var key = row[4].Text == RowReader.None ? null : KeyReader.Read(row[4], "person", errors);
        // Two people with one key would let one holder sign as both.
        if (key is not null && !keys.TryAdd(key, id))
        {
            errors.Add(row[4], $"The person {Wording.Quote(row[0])} has the same key as \"{keys[key]}\": give each person a key of their own.");
        }

        return new(id, RowReader.Named(row, 1, errors), Given(rank), Given(authority), key) { IsUnenrolled = row[4].Text == KeyReader.Unenrolled };
    }

    private static T? Given<T>(T value)
        where T : struct, IEquatable<T> => value.Equals(default) ? null : value;
}
