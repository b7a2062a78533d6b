using System.Collections.Immutable;
using System.Text;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>Names a set of instruments by one digest.</summary>
internal static class InstrumentDigests
{
    public static ImmutableArray<AgreementDigest> Of(ImmutableArray<HistoryEvaluator> agreements, OrderBook orders, WaiverBook waivers) =>
    [
        .. agreements.SelectMany(agreement => agreement.History.Versions).Select(version => version.Agreement.Digest),
        .. orders.Orders.Select(order => order.Digest),
        .. waivers.Waivers.Select(waiver => waiver.Digest),
    ];

    public static bool IsOneAgreement(ImmutableArray<HistoryEvaluator> agreements, OrderBook orders, WaiverBook waivers) =>
        agreements.Length == 1 && !orders.Orders.Any() && !waivers.Waivers.Any();

    public static AgreementDigest Combine(ImmutableArray<AgreementDigest> digests) =>
        AgreementDigest.Of(Encoding.ASCII.GetBytes(string.Concat(digests.Select(digest => digest.Value).Order(StringComparer.Ordinal).Select(line => line + "\n"))));
}
