using System.Globalization;
using System.Text.Json;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.History;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Waivers;
using Caveat.Ledger.Tiles;

namespace Caveat.Cli.Analysis.Replays;

/// <summary>The sets of instruments that a log says it decided by, put together again from the documents at hand.</summary>
/// <remarks>A set is named by the digests of its documents' exact bytes, so whoever holds other bytes holds another set.</remarks>
internal sealed class RecordedInstruments(IReadOnlyList<AgreementHistory> histories, IReadOnlyList<Order> orders, IReadOnlyList<Waiver> waivers)
{
    private readonly Dictionary<AgreementDigest, Instruments> _sets = [];
    private readonly Dictionary<AgreementDigest, string> _incomplete = [];

    /// <summary>Reads the entries that name sets, and those of notices of waivers.</summary>
    public async Task ReadAsync(LogBundles bundles, CancellationToken cancellationToken)
    {
        List<(AgreementDigest Set, HashSet<string> Digests)> named = [];
        List<WaiverNotice> notices = [];
        var size = await bundles.SizeAsync(cancellationToken);
        for (long bundle = 0; bundle * TilePath.Width < size; bundle++)
        {
            foreach (var entry in LogBundles.Entries(await bundles.ReadAsync(bundle, size, cancellationToken)))
            {
                Read(entry, named, notices);
            }
        }

        foreach (var (set, digests) in named)
        {
            Assemble(set, digests, notices);
        }
    }

    /// <param name="problem">One sentence where the set cannot be put together.</param>
    /// <returns>Null where it cannot.</returns>
    public Instruments? Find(AgreementDigest set, out string problem)
    {
        problem = _incomplete.GetValueOrDefault(set) ?? $"The log does not say which documents the instruments {set} are.";
        return _sets.GetValueOrDefault(set);
    }

    private static void Read(ReadOnlyMemory<byte> entry, List<(AgreementDigest, HashSet<string>)> named, List<WaiverNotice> notices)
    {
        const int Head = 32;
        if (entry.Span[..Math.Min(Head, entry.Length)].IndexOf("\"type\":\"instrument"u8) < 0)
        {
            return;
        }

        using var json = JsonDocument.Parse(entry);
        var root = json.RootElement;
        if (root.GetProperty("type").ValueEquals("instruments") && AgreementDigest.TryParse(root.GetProperty("set").GetString(), out var set))
        {
            named.Add((set, [.. root.GetProperty("digests").EnumerateArray().Select(digest => digest.GetString()!)]));
        }
        else if (root.TryGetProperty("kind", out var kind) && kind.ValueEquals("notice")
            && AgreementDigest.TryParse(root.GetProperty("instrument").GetString(), out var waiver)
            && DateTimeOffset.TryParse(root.GetProperty("time").GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            notices.Add(new WaiverNotice(waiver, time));
        }
    }

    private void Assemble(AgreementDigest set, HashSet<string> digests, List<WaiverNotice> notices)
    {
        AgreementHistory[] agreements = [.. histories.Select(history => Within(history, digests)).OfType<AgreementHistory>()];
        Order[] given = [.. orders.Where(order => digests.Contains(order.Digest.Value)).DistinctBy(order => order.Digest)];
        Waiver[] waived = [.. waivers.Where(waiver => digests.Contains(waiver.Digest.Value)).DistinctBy(waiver => waiver.Digest)];
        Agreement[] versions = [.. agreements.SelectMany(history => history.Versions).Select(version => version.Agreement)];
        string[] missing =
        [
            .. digests.Except(versions.Select(version => version.Digest.Value)).Except(given.Select(order => order.Digest.Value)).Except(waived.Select(waiver => waiver.Digest.Value)),
        ];
        if (missing.Length > 0)
        {
            _incomplete[set] = $"The entry was decided under the instruments {set}, of which {missing.Length} {(missing.Length == 1 ? "is" : "are")} not given, the first {missing[0]}: give them with --agreement, --order or --waiver.";
            return;
        }

        _sets[set] = new Instruments(
            [.. agreements.Select(history => new HistoryEvaluator(history))],
            OrderBook.Of(given, versions.Select(version => version.Register)),
            WaiverBook.Of(waived, notices, versions));
    }

    /// <summary>The versions that the set had: one that was amended later had fewer.</summary>
    private static AgreementHistory? Within(AgreementHistory history, HashSet<string> digests)
    {
        var versions = history.Versions.Where(version => digests.Contains(version.Agreement.Digest.Value)).ToArray();
        return versions.Length > 0 && AgreementHistory.Verify(versions) is HistoryResult.Loaded loaded ? loaded.History : null;
    }
}
