using System.Collections.Immutable;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Signed;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Operating.Reports;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Storage;

namespace Caveat.Gateway.Operating.Previews;

/// <summary>Shows what a document would do before anybody submits it.</summary>
internal sealed class PreviewRoutes(
    ModelCatalogue catalogue, Judge judge, GoverningInstruments governing, CallerStore callers, DecisionScan scan, SharedDatabase database)
{
    private const string Name = "the order";
    private const int Days = 30;

    public async Task OrderAsync(ApiRequest request)
    {
        if (await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var (signed, faults) = Read(body);
        if (signed is null)
        {
            await request.RefuseAsync(OperatingErrors.DocumentInvalid(faults)).ConfigureAwait(false);
            return;
        }

        var order = signed.Order;
        var preview = new OrderPreview(order, governing.Now, catalogue, judge);
        var registered = await callers.ReadAllAsync(request.Aborted).ConfigureAwait(false);
        var affected = preview.Affected(registered.Values);
        var volume = await VolumeAsync(preview, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(
            new OrderPreviewAnswer(
                order.Id.Value,
                order.Digest.Value,
                OrderText.Write(order.Effect),
                preview.At.UtcDateTime,
                Check(signed),
                OrderTimes.Substitute(order.Effect)?.ToString(),
                registered.Count,
                affected.Sum(group => group.Callers),
                affected.Where(group => group.Remaining.Count == 0).Sum(group => group.Callers),
                affected,
                volume),
            ApiForms.Json.OrderPreviewAnswer).ConfigureAwait(false);
    }

    /// <summary>An envelope is a JSON object; anything else is taken for a draft.</summary>
    private static (SignedOrder? Order, ImmutableArray<string> Faults) Read(byte[] body) =>
        body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'{', ..]
            ? SignedOrder.Read(body, Name) switch
            {
                EnvelopeResult<SignedOrder>.Read read => (read.Document, []),
                EnvelopeResult<SignedOrder>.Rejected rejected => (null, rejected.Errors),
                _ => throw new InvalidOperationException("An envelope is read or rejected."),
            }
            : OrderReader.Read(body, Name) switch
            {
                DocumentResult<Order>.Parsed parsed => (SignedOrder.Wrap(parsed.Document, Name), []),
                DocumentResult<Order>.Rejected rejected => (null, [.. rejected.Errors.Select(fault => fault.ToString())]),
                _ => throw new InvalidOperationException("A document is parsed or rejected."),
            };

    private ImmutableArray<string> Check(SignedOrder signed)
    {
        var agreement = governing.Now.Agreements.FirstOrDefault(known => known.History.Id == signed.Order.Agreement)?.History.InForceAt(judge.Now);
        return agreement is null ? [$"The order is under the agreement \"{signed.Order.Agreement}\", of which no version is in force here: name one that is."]
            : signed.Verify(agreement, governing.Now.Orders.Orders, judge.Now) is InstrumentCheck<Order>.Rejected rejected ? rejected.Errors
            : [];
    }

    private async Task<VolumeItem> VolumeAsync(OrderPreview preview, CancellationToken cancellationToken)
    {
        var until = judge.Now;
        var from = until.AddDays(-Days);
        var tally = new ExchangeTally();
        var extent = await scan.RunAsync(
            from,
            until,
            record =>
            {
                if (preview.Meets(record))
                {
                    tally.Add(record.Facts);
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new VolumeItem(
            scan.Origin,
            from.UtcDateTime,
            until.UtcDateTime,
            extent.Entries,
            extent.Complete,
            ReportNotes.For(extent, scan.Origin, database.IsShared),
            tally.Count,
            tally.Days,
            tally.Organisations,
            tally.Models);
    }
}
