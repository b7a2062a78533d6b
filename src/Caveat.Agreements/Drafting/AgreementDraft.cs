using System.Text;
using Caveat.Agreements.Reading;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Drafting;

/// <summary>Fills the parties' keys into a draft.</summary>
public static class AgreementDraft
{
    /// <summary>Replaces the word <c>unenrolled</c> in the named parties' rows and, where given, the hash after <c>amends:</c>; changes nothing else.</summary>
    public static EnrolResult Enrol(
        ReadOnlyMemory<byte> draft,
        string fileName,
        IReadOnlyDictionary<PartyId, PartyPublicKey> keys,
        AgreementDigest? amends = null)
    {
        DocumentReading reading = DocumentReading.Read(draft, fileName);
        if (reading is not { Agreement: not null, Source: { } source, Front: { } front })
        {
            return new EnrolResult.Rejected(reading.Errors);
        }

        ErrorList errors = new(fileName);
        List<(Word Old, string New)> changes = [];
        foreach ((var party, var key) in keys)
        {
            AddKey(reading.PartyRows, party, key, changes, errors);
        }

        if (amends is { } digest && front.AmendsWord is { } word)
        {
            changes.Add((word, digest.Value));
        }
        else if (amends is not null)
        {
            errors.Add(1, 1, "The document has no \"amends\" to fill in: version 1 amends nothing.");
        }

        return errors.IsEmpty
            ? Checked(Apply(source, changes), fileName)
            : new EnrolResult.Rejected(errors.InOrder());
    }

    private static void AddKey(
        IReadOnlyList<IReadOnlyList<Word>> rows, PartyId party, PartyPublicKey key, List<(Word, string)> changes, ErrorList errors)
    {
        var row = rows.FirstOrDefault(row => row[0].Text == party.Value);
        if (row is null)
        {
            errors.Add(rows[0][0], $"\"{party}\" is not a party of this agreement{errors.Suggest(party.Value, [.. rows.Select(row => row[0].Text)])}");
        }
        else if (row[2].Text == key.ToString())
        {
            // Enrolling the same key again changes nothing.
        }
        else if (row[2].Text != PartyReader.Unenrolled)
        {
            errors.Add(row[2], $"The party \"{party}\" has a key already: write \"{PartyReader.Unenrolled}\" in its place to enrol another.");
        }
        else
        {
            changes.Add((row[2], key.ToString()));
        }
    }

    private static byte[] Apply(SourceText source, List<(Word Old, string New)> changes)
    {
        StringBuilder text = new(source.Text);
        // From the end, so that the earlier positions stay true.
        foreach ((var old, string replacement) in changes.OrderByDescending(change => change.Old.Line))
        {
            int offset = source.Lines[old.Line - 1].Start + old.Column - 1;
            text.Remove(offset, old.Text.Length).Insert(offset, replacement);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Reads what was made: one key given for two parties, for example, makes a document that is not valid.</summary>
    private static EnrolResult Checked(byte[] document, string fileName) => AgreementReader.Read(document, fileName) switch
    {
        ReadResult.Rejected rejected => new EnrolResult.Rejected(rejected.Errors),
        _ => new EnrolResult.Enrolled(document),
    };
}
