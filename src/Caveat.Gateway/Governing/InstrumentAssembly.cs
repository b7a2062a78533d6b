using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Signed;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Storage.Submissions;

namespace Caveat.Gateway.Governing;

/// <summary>Puts the configured agreements and the accepted documents together. Verifies every signature again: the database is not trusted for what a document says.</summary>
/// <remarks>Thread-safe. Fails closed: one accepted document that does not verify makes no set at all, for it may be the one that forbids.</remarks>
public sealed class InstrumentAssembly(ImmutableArray<AgreementHistory> configured)
{
    /// <param name="accepted">In the order of acceptance.</param>
    public AssemblyResult Assemble(IReadOnlyList<StoredInstrument> accepted)
    {
        List<string> errors = [];
        var histories = Histories(accepted, errors);
        if (errors.Count > 0)
        {
            return new AssemblyResult.Rejected([.. errors]);
        }

        var orders = Orders(accepted, histories, errors);
        var waivers = Waivers(accepted, histories, errors);
        if (errors.Count > 0)
        {
            return new AssemblyResult.Rejected([.. errors]);
        }

        var registers = histories.Values.SelectMany(history => history.Versions).Select(version => version.Agreement.Register);
        return new AssemblyResult.Assembled(new Instruments(
            [.. histories.Values.Select(history => new HistoryEvaluator(history))],
            OrderBook.Of(orders, registers),
            waivers));
    }

    private SortedDictionary<string, AgreementHistory> Histories(IReadOnlyList<StoredInstrument> accepted, List<string> errors)
    {
        var versions = configured.SelectMany(history => history.Versions).ToList();
        foreach (var row in accepted.Where(row => row.Kind == InstrumentKind.Agreement))
        {
            switch (SignedAgreement.Read(row.Envelope, NameOf(row)))
            {
                case SignedResult.Read read when versions.All(known => known.Agreement.Digest != read.Document.Agreement.Digest):
                    versions.Add(read.Document);
                    break;
                case SignedResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        SortedDictionary<string, AgreementHistory> histories = new(StringComparer.Ordinal);
        foreach (var group in versions.GroupBy(version => version.Agreement.Id))
        {
            switch (AgreementHistory.Verify(group))
            {
                case HistoryResult.Loaded loaded:
                    histories.Add(group.Key.Value, loaded.History);
                    break;
                case HistoryResult.Rejected rejected:
                    errors.AddRange(rejected.Errors);
                    break;
            }
        }

        return histories;
    }

    private static List<Order> Orders(IReadOnlyList<StoredInstrument> accepted, SortedDictionary<string, AgreementHistory> histories, List<string> errors)
    {
        List<(StoredInstrument Row, SignedOrder Signed)> read = [];
        foreach (var row in accepted.Where(row => row.Kind == InstrumentKind.Order))
        {
            if (SignedOrder.Read(row.Envelope, NameOf(row)) is EnvelopeResult<SignedOrder>.Read { Document: var signed })
            {
                read.Add((row, signed));
            }
            else
            {
                errors.Add($"{NameOf(row)}: The accepted order cannot be read: restore the database.");
            }
        }

        // Each is checked beside all others, not beside those before it: clocks jump and replicas' differ, so the times of
        // acceptance do not say which came first. What an order may change are those that were issued before it.
        List<Order> orders = [.. read.Select(order => order.Signed.Order)];
        foreach (var (row, signed) in read)
        {
            // Of the version that governed when it was accepted: a later amendment does not unmake an order.
            if (GoverningAt(histories, signed.Order.Agreement, row.AcceptedAt!.Value) is not { } agreement)
            {
                errors.Add($"{NameOf(row)}: The order is under the agreement \"{signed.Order.Agreement}\", which is not here.");
            }
            else if (signed.Verify(agreement, orders, row.AcceptedAt.Value) is InstrumentCheck<Order>.Rejected rejected)
            {
                errors.AddRange(rejected.Errors);
            }
        }

        return orders;
    }

    private static WaiverBook Waivers(IReadOnlyList<StoredInstrument> accepted, SortedDictionary<string, AgreementHistory> histories, List<string> errors)
    {
        List<Waiver> waivers = [];
        foreach (var row in accepted.Where(row => row.Kind == InstrumentKind.Waiver))
        {
            if (SignedWaiver.Read(row.Envelope, NameOf(row)) is not EnvelopeResult<SignedWaiver>.Read { Document: var signed })
            {
                errors.Add($"{NameOf(row)}: The accepted waiver cannot be read: restore the database.");
                continue;
            }

            if (GoverningAt(histories, signed.Waiver.Agreement, row.AcceptedAt!.Value) is not { } agreement)
            {
                errors.Add($"{NameOf(row)}: The waiver is under the agreement \"{signed.Waiver.Agreement}\", which is not here.");
            }
            else if (signed.Verify(agreement, waivers, row.AcceptedAt.Value) is InstrumentCheck<Waiver>.Rejected rejected)
            {
                errors.AddRange(rejected.Errors);
            }

            waivers.Add(signed.Waiver);
        }

        // A notice's row has the waiver's digest as its document's id.
        var notices = accepted.Where(row => row.Kind == InstrumentKind.Notice).Select(row => new WaiverNotice(AgreementDigest.Parse(row.Id), row.SubmittedAt));
        return WaiverBook.Of(waivers, notices, histories.Values.SelectMany(history => history.Versions).Select(version => version.Agreement));
    }

    private static Agreement? GoverningAt(SortedDictionary<string, AgreementHistory> histories, AgreementId id, DateTimeOffset time) =>
        histories.TryGetValue(id.Value, out var history) ? history.InForceAt(time) : null;

    private static string NameOf(StoredInstrument row) => $"{row.Id}.dsse.json";
}
