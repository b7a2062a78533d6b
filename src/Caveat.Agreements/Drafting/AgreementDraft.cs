using System.Text;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Drafting;

/// <summary>Fills the keys of parties and people into a draft.</summary>
public static class AgreementDraft
{
    private const int PartyKeyColumn = 2;
    private const int PersonKeyColumn = 4;

    /// <summary>Replaces the word <c>unenrolled</c> in the rows of the named parties and people and, where given, the hash after <c>amends:</c>; changes nothing else.</summary>
    public static EnrolResult Enrol(
        ReadOnlyMemory<byte> draft,
        string fileName,
        IReadOnlyDictionary<PartyId, PartyPublicKey> keys,
        AgreementDigest? amends = null,
        IReadOnlyDictionary<PersonId, PartyPublicKey>? people = null)
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
            AddKey(reading.PartyRows, PartyKeyColumn, "party", party.Value, key, changes, errors);
        }

        foreach ((var person, var key) in people ?? new Dictionary<PersonId, PartyPublicKey>())
        {
            AddKey(reading.PersonRows, PersonKeyColumn, "person", person.Value, key, changes, errors);
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
        IReadOnlyList<IReadOnlyList<Word>> rows, int column, string holder, string id, PartyPublicKey key, List<(Word, string)> changes, ErrorList errors)
    {
        var row = rows.FirstOrDefault(row => row[0].Text == id);
        if (row is null)
        {
            (int line, int start) = rows.Count > 0 ? (rows[0][0].Line, rows[0][0].Column) : (1, 1);
            errors.Add(line, start, $"\"{id}\" is not a {holder} of this agreement{errors.Suggest(id, [.. rows.Select(row => row[0].Text)])}");
        }
        else if (row[column].Text == key.ToString())
        {
            // Enrolling the same key again changes nothing.
        }
        else if (row[column].Text == RowReader.None)
        {
            errors.Add(row[column], $"The {holder} \"{id}\" is to have no key: write \"{KeyReader.Unenrolled}\" in place of \"{RowReader.None}\" to enrol one.");
        }
        else if (row[column].Text != KeyReader.Unenrolled)
        {
            errors.Add(row[column], $"The {holder} \"{id}\" has a key already: write \"{KeyReader.Unenrolled}\" in its place to enrol another.");
        }
        else
        {
            changes.Add((row[column], key.ToString()));
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
