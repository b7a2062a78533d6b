using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Waivers;

/// <summary>Reads a waiver from its exact bytes (docs/reference/orders.md). Never throws on any input; stateless and thread-safe.</summary>
public static class WaiverReader
{
    /// <param name="document">The bytes; they are kept, so do not change them afterwards. At most <see cref="AgreementReader.MaxBytes"/>.</param>
    /// <param name="fileName">How errors name the document.</param>
    /// <remarks>Names in its terms are read by their form; the check against its agreement says whether the register has them.</remarks>
    public static DocumentResult<Waiver> Read(ReadOnlyMemory<byte> document, string fileName)
    {
        ErrorList errors = new(fileName);
        var waiver = Read(document, errors);
        return waiver is not null && errors.IsEmpty
            ? new DocumentResult<Waiver>.Parsed(waiver)
            : new DocumentResult<Waiver>.Rejected(errors.InOrder());
    }

    private static Waiver? Read(ReadOnlyMemory<byte> document, ErrorList errors)
    {
        if (InstrumentText.Read(document.Span, WaiverKeys.FrontMatter, BlockForm.Waiver, errors) is not { } text)
        {
            return null;
        }

        var front = text.Front;
        var id = front.Required<WaiverId>("waiver", WaiverId.TryParse, value => Identifier.Complaint("waiver", value));
        var agreement = front.Required<AgreementId>("agreement", AgreementId.TryParse, value => Identifier.Complaint("agreement", value));
        var clause = front.Required<ClauseNumber>("clause", ClauseNumber.TryParse, value => $"{Wording.Quote(value)} is not a clause number: write digits and dots without leading zeros, such as 4.2.");
        var signer = front.Required<PersonId>("signer", PersonId.TryParse, value => Identifier.Complaint("person", value));
        var from = front.Required<DateTimeOffset>("from", Literal.TryTime, Literal.NotATime);
        var until = front.Required<DateTimeOffset>("until", Literal.TryTime, Literal.NotATime);
        var notified = front.Optional<DateTimeOffset>("notified", Literal.TryTime, Literal.NotATime);
        if (until <= from && errors.IsEmpty)
        {
            errors.Add(front.Find("until")!.Value, $"\"until\" is not after \"from\", {Literal.Time(from)}, so the waiver would do nothing: write a later time.");
        }

        if (ReadCondition(text.Block, errors) is not { } when)
        {
            return null;
        }

        return new(document)
        {
            Id = id,
            Agreement = agreement,
            Clause = clause,
            Signer = signer,
            During = new(from, until),
            Notified = notified,
            When = when,
            Title = text.Title,
            Text = text.Text,
        };
    }

    private static Condition? ReadCondition(RuleBlock? block, ErrorList errors)
    {
        if (block is null)
        {
            return Condition.Always;
        }

        var fields = RuleFields.Read(block, WaiverKeys.Block, errors);
        if (fields.Key(RuleKeys.When) is null && errors.IsEmpty)
        {
            errors.Add(block.Opening, "The block has no term: write \"when: …\", or remove the block where the waiver has no condition.");
        }

        NameReader names = new(Register.Empty, [], errors) { IsOpen = true };
        return new ConditionReader(names, errors).Read(fields, RuleKeys.When);
    }
}
