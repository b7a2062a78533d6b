using System.Collections.Immutable;
using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;

namespace Caveat.Cli.Orders;

/// <summary><c>caveat order preview</c></summary>
internal sealed class OrderPreview
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);

    /// <summary>How far entries may stand out of the order of their times before the search for older ones ends.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromDays(1);

    private readonly Order _order;
    private readonly DateTimeOffset _until;
    private readonly OrderReach _reach;
    private readonly Dictionary<(ExchangeFacts, string), (ExchangeFacts Facts, long Count)> _met = [];
    private readonly HashSet<(VendorId Vendor, ModelName Model)> _seen = [];
    private readonly (Counts Organisations, Counts Nations, Counts Apps, Counts Days) _counts = (new(), new(), new(), new());
    private long _all;
    private long _unreadable;

    private OrderPreview(Order order, DateTimeOffset until, OrderReach reach)
    {
        (_order, _until, _reach) = (order, until, reach);
    }

    public static async Task<int> RunAsync(
        string path, string agreements, string ledger, string? at, TimeProvider time, Report report, CancellationToken cancellationToken)
    {
        var until = at is null ? time.GetUtcNow() : Times.Parse(at);
        var order = InstrumentFiles.Document(new OrderKind(), path);
        if (order.Takes is not { } target)
        {
            throw new UnreadableException($"The order \"{order.Id}\" takes nothing away itself: preview the order that it is about.");
        }

        if (!LogLocation.TryOpen(ledger, out var source, out var problem))
        {
            throw new UnreadableException(problem);
        }

        using var disposable = source as IDisposable;
        var histories = InstrumentFiles.Histories(agreements);
        var instruments = new Instruments([.. histories.Select(history => new HistoryEvaluator(history))], OrderBook.Empty, WaiverBook.Empty);
        var versions = histories.SelectMany(history => history.Versions).Select(version => version.Agreement).ToList();
        var preview = new OrderPreview(order, until, new OrderReach(target, versions.Select(version => version.Register)));
        var checkpoint = await LoggedDecisions.CheckpointAsync(source, cancellationToken);
        await foreach (var bundle in LoggedDecisions.BundlesFromEndAsync(source, checkpoint.Size, cancellationToken))
        {
            if (!preview.Add(bundle))
            {
                break;
            }
        }

        return preview.Say(instruments, versions, report);
    }

    /// <summary>False when all decisions of the bundle are older than what is looked at.</summary>
    private bool Add(IReadOnlyList<LoggedDecision> bundle)
    {
        var since = _until - Period;
        foreach (var decision in bundle)
        {
            if (decision.Problem is not null)
            {
                _unreadable++;
            }
            else if (decision.Record is { Phase: ExchangePhase.Prompt, Outcome: DecisionOutcome.Permitted } record && record.Facts.Time >= since && record.Facts.Time < _until)
            {
                Add(record.Facts);
            }
        }

        return bundle.Count == 0 || bundle.Any(decision => decision.Problem is not null || decision.Record.Facts.Time >= since - Disorder);
    }

    private void Add(in ExchangeFacts facts)
    {
        _all++;
        if (!_reach.Covers(facts))
        {
            _seen.Add((facts.Vendor, facts.Model));
            return;
        }

        var kind = KindOf(facts);
        _met[kind] = (facts, _met.GetValueOrDefault(kind).Count + 1);
        _counts.Organisations.Add(facts.Organisation.Value);
        _counts.Nations.Add(facts.Nation.Value);
        if (facts.App != default)
        {
            _counts.Apps.Add(facts.App.Value);
        }

        _counts.Days.Add(facts.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Exchanges that agreements cannot tell apart but by time and by who answers: they are kept once, however many there were.</summary>
    private static (ExchangeFacts, string) KindOf(in ExchangeFacts facts)
    {
        var bare = facts with
        {
            Time = default,
            Vendor = default,
            Model = default,
            Provider = default,
            Location = default,
            Findings = default,
            Data = default,
            Tools = default,
            Declarations = default,
            Approved = default,
            Exhausted = default,
        };
        return (bare, string.Join(' ', Texts(facts.Findings), Texts(facts.Data), Texts(facts.Tools), Texts(facts.Declarations), Texts(facts.Approved), Texts(facts.Exhausted)));
    }

    private static string Texts<T>(ImmutableArray<T> values) => values.IsDefault ? "-" : $"({string.Join(',', values)})";

    private int Say(Instruments instruments, IReadOnlyList<Agreement> versions, Report report)
    {
        var (could, without) = CouldAnswer(instruments, Candidates(versions));
        var windDown = _order.WindDown!;
        var answer = new PreviewAnswer
        {
            Order = _order.Id.Value,
            Target = $"{_order.Takes}",
            From = Times.Text(windDown.From),
            Stop = Times.Text(windDown.Stop),
            Since = Times.Text(_until - Period),
            Until = Times.Text(_until),
            Exchanges = _met.Values.Sum(kind => kind.Count),
            AllExchanges = _all,
            Organisations = _counts.Organisations.ByCount(),
            Nations = _counts.Nations.ByCount(),
            Apps = _counts.Apps.ByCount(),
            Days = _counts.Days.ByName(),
            Substitute = _order.Substitute?.ToString(),
            CouldAnswer = could,
            WithoutAnswer = without,
            Unreadable = _unreadable,
        };
        return report.Say(answer, InstrumentJson.Default.PreviewAnswer, valid: true, (_, writer) => PreviewWords.Write(answer, writer));
    }

    /// <summary>Vendors of the registers, with the models that were seen there, that the order names or that a clause permits by name.</summary>
    private List<(VendorId Vendor, ModelName Model)> Candidates(IReadOnlyList<Agreement> versions)
    {
        HashSet<(VendorId Vendor, ModelName Model)> known = [.. _seen];
        if (_order.Substitute is OrderTarget.OfModel { Model: { IsAny: false } named })
        {
            known.Add((named.Vendor, ModelName.Parse(named.Name)));
        }

        foreach (var pattern in versions.SelectMany(version => version.Clauses).Select(clause => clause.Rule).OfType<Rule.PermitModels>().SelectMany(permit => permit.Models).Where(pattern => !pattern.IsAny))
        {
            known.Add((pattern.Vendor, ModelName.Parse(pattern.Name)));
        }

        foreach (var vendor in versions.SelectMany(version => version.Register.Vendors).Select(vendor => vendor.Id).Distinct())
        {
            if (known.All(candidate => candidate.Vendor != vendor))
            {
                // No model of it was ever seen: any name stands for what it may offer.
                known.Add((vendor, ModelName.Parse("any")));
            }
        }

        return [.. known.OrderBy(candidate => candidate.Vendor.Value, StringComparer.Ordinal).ThenBy(candidate => candidate.Model.Value, StringComparer.Ordinal)];
    }

    /// <summary>The same exchanges asked of other vendors, at the end of the period and so under the agreements of then.</summary>
    private (IReadOnlyList<CountAnswer> Could, long Without) CouldAnswer(Instruments instruments, List<(VendorId Vendor, ModelName Model)> candidates)
    {
        var counts = new Counts();
        long without = 0;
        foreach (var (facts, count) in _met.Values)
        {
            bool any = false;
            foreach (var (vendor, model) in candidates)
            {
                var other = facts with { Time = _until, Vendor = vendor, Model = model, Provider = default, Location = default };
                if (!_reach.Covers(other) && instruments.Decide(other) is Decision.Permitted)
                {
                    any = true;
                    counts.Add($"{vendor} {model}", count);
                }
            }

            without += any ? 0 : count;
        }

        return (counts.ByCount(), without);
    }
}
