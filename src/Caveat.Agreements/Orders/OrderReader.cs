using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>Reads an order from its exact bytes (docs/reference/orders.md). Never throws on any input; stateless and thread-safe.</summary>
public static class OrderReader
{
    /// <param name="document">The bytes; they are kept, so do not change them afterwards. At most <see cref="AgreementReader.MaxBytes"/>.</param>
    /// <param name="fileName">How errors name the document.</param>
    public static DocumentResult<Order> Read(ReadOnlyMemory<byte> document, string fileName)
    {
        ErrorList errors = new(fileName);
        var order = Read(document, errors);
        return order is not null && errors.IsEmpty
            ? new DocumentResult<Order>.Parsed(order)
            : new DocumentResult<Order>.Rejected(errors.InOrder());
    }

    private static Order? Read(ReadOnlyMemory<byte> document, ErrorList errors)
    {
        if (InstrumentText.Read(document.Span, OrderKeys.FrontMatter, BlockForm.Order, errors) is not { } text)
        {
            return null;
        }

        var front = text.Front;
        var id = front.Required<OrderId>("order", OrderId.TryParse, value => Identifier.Complaint("order", value));
        var agreement = front.Required<AgreementId>("agreement", AgreementId.TryParse, value => Identifier.Complaint("agreement", value));
        var authority = front.Required<AuthorityId>("authority", AuthorityId.TryParse, value => Identifier.Complaint("authority", value));
        var issued = front.Required<DateTimeOffset>("issued", Literal.TryTime, Literal.NotATime);
        var expires = front.Optional<DateTimeOffset>("expires", Literal.TryTime, Literal.NotATime);
        if (expires <= issued)
        {
            errors.Add(front.Find("expires")!.Value, "\"expires\" is not after \"issued\", so the order could never be accepted: write a later time.");
        }

        if (ReadEffect(text.Block, issued, errors) is not { } effect)
        {
            return null;
        }

        return new(document)
        {
            Id = id,
            Agreement = agreement,
            Authority = authority,
            Issued = issued,
            Expires = expires,
            Title = text.Title,
            Text = text.Text,
            Effect = effect,
        };
    }

    private static OrderEffect? ReadEffect(RuleBlock? block, DateTimeOffset issued, ErrorList errors)
    {
        if (block is null)
        {
            // Said of a document that is otherwise sound: a misspelt fence has its own error.
            if (errors.IsEmpty)
            {
                errors.Add(1, 1, $"The document orders nothing: end it with a block \"{BlockForm.Order.Fence}\" that says what it does, such as \"terminate: vendor …\".");
            }

            return null;
        }

        var fields = RuleFields.Read(block, OrderKeys.Block, errors);
        if (fields.Verb is null && errors.IsEmpty)
        {
            errors.Add(block.Opening, $"The block does not say what the order does: start a line with {string.Join(", ", RuleWords.OrderVerbs)}.");
        }

        return new EffectReader(fields, issued, errors).Read();
    }
}
