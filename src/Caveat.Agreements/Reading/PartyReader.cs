using System.Collections.Immutable;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the table of parties and settles the threshold.</summary>
internal static class PartyReader
{
    private const string Required = "required";
    private const string Optional = "optional";

    public static ImmutableArray<Party> Read(Tables tables, ErrorList errors)
    {
        var rows = tables.Rows(Tables.Parties);
        if (rows.Count is 0 or > DsseEnvelope.MaxSignatures)
        {
            errors.Add(1, 1, $"The document has {rows.Count} parties: list from 1 to {DsseEnvelope.MaxSignatures} in a table with the columns {string.Join(", ", Tables.Parties)}.");
            return [];
        }

        Dictionary<PartyId, int> seen = [];
        Dictionary<PartyPublicKey, PartyId> keys = [];
        var parties = ImmutableArray.CreateBuilder<Party>();
        foreach (var row in rows)
        {
            var id = row[0];
            if (!PartyId.TryParse(id.Text, out var party))
            {
                errors.Add(id, Identifier.Complaint("party", id.Text));
            }
            else if (!seen.TryAdd(party, id.Line))
            {
                errors.Add(id, $"The party {Wording.Quote(id)} is listed twice: keep one row, the first stands in line {seen[party]}.");
            }

            var key = KeyReader.Read(row[2], "party", errors);
            // Two parties with one key would let one holder sign for both.
            if (key is not null && !keys.TryAdd(key, party))
            {
                errors.Add(row[2], $"The party {Wording.Quote(id)} has the same key as \"{keys[key]}\": give each party a key of its own.");
            }

            if (row[1].IsEmpty)
            {
                errors.Add(row[1], $"The party {Wording.Quote(id)} has no role: say in a few words what it does.");
            }

            if (row[3].Text is not (Required or Optional))
            {
                errors.Add(row[3], $"{Wording.Quote(row[3])} does not say whether the party signs{errors.Suggest(row[3].Text, [Required, Optional])}");
            }

            parties.Add(new(party, row[1].Text, key, row[3].Text == Required));
        }

        return parties.DrainToImmutable();
    }

    /// <summary>How many must sign: what the front matter says, or else every required party.</summary>
    public static int Threshold(FrontMatter front, ImmutableArray<Party> parties, ErrorList errors)
    {
        int required = parties.Count(party => party.SignatureRequired);
        if (front.Threshold is { } threshold)
        {
            if (threshold.Value > parties.Length || threshold.Value < required)
            {
                errors.Add(threshold.Word, $"The threshold {threshold.Value} does not fit the parties: write a number from {Math.Max(1, required)}, the required signatures, to {parties.Length}, all parties.");
            }

            return threshold.Value;
        }

        if (required == 0 && parties.Length > 0)
        {
            errors.Add(1, 1, "No party's signature is required, so anyone could make this agreement: write \"required\" for those who sign, or add \"threshold:\".");
        }

        return required;
    }
}
