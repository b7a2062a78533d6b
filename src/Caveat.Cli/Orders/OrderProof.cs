using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Records;
using Caveat.Agreements.Signed;
using Caveat.Cli.AgreementFiles;
using Caveat.Cli.Logs;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Verification;

namespace Caveat.Cli.Orders;

/// <summary><c>caveat order prove</c></summary>
/// <remarks>Fails closed: what cannot be read, or does not name what the order is about, is listed as if it broke the order.</remarks>
internal sealed class OrderProof
{
    private readonly Order _order;
    private readonly OrderBook _book;
    private readonly OrderReach _reach;
    private readonly List<ViolationAnswer> _violations = [];
    private long _since;
    private long _refused;
    private long _finished;
    private DateTimeOffset? _last;

    private OrderProof(Order order, OrderBook book, OrderReach reach)
    {
        (_order, _book, _reach) = (order, book, reach);
    }

    public static async Task<int> RunAsync(
        string path, IReadOnlyCollection<string> others, string agreements, string ledger, string? keyText, Report report, CancellationToken cancellationToken)
    {
        var kind = new OrderKind();
        var signed = InstrumentFiles.Signed(kind, path);
        var order = signed.Order;
        var histories = InstrumentFiles.Histories(agreements);
        Agreement At(DateTimeOffset time) => histories.FirstOrDefault(history => history.Id == order.Agreement)?.InForceAt(time)
            ?? throw new UnreadableException($"No version of \"{order.Agreement}\" in \"{agreements}\" is in force at {Times.Text(time)}: name the directory that holds the order's agreement.");
        if (order.Takes is not { } target)
        {
            throw new UnreadableException($"The order \"{order.Id}\" takes nothing away itself: prove the order that it is about.");
        }

        // The order itself may be among the others: a folder of all orders is what people have.
        var known = InstrumentFiles.Accepted(kind, others, At);
        if (signed.Verify(At(order.Issued), [.. known.Where(other => other.Issued < order.Issued)], order.Issued) is InstrumentCheck<Order>.Rejected rejected)
        {
            return report.Invalid(rejected.Errors);
        }

        if (!LogLocation.TryOpen(ledger, out var source, out var problem))
        {
            throw new UnreadableException(problem);
        }

        using var disposable = source as IDisposable;
        var key = await KeyAsync(source, keyText, cancellationToken);
        if (await new LogVerifier(source, key.Verifier).VerifyAsync(null, cancellationToken) is not LogVerification.Verified verified)
        {
            return report.Invalid([$"The ledger in '{source.Location}' does not verify, so it proves nothing: `caveat ledger verify` says what is wrong with it."]);
        }

        var registers = histories.SelectMany(history => history.Versions).Select(version => version.Agreement.Register).ToList();
        var proof = new OrderProof(order, OrderBook.Of([.. known, order], registers), new OrderReach(target, registers));
        await foreach (var bundle in LoggedDecisions.BundlesFromEndAsync(source, verified.Entries, cancellationToken))
        {
            foreach (var decision in bundle)
            {
                proof.Add(decision);
            }
        }

        return proof.Say(source, verified.Entries, key, report);
    }

    private static async Task<LogKey> KeyAsync(ILogSource source, string? text, CancellationToken cancellationToken)
    {
        if (text is not null)
        {
            return LogKey.TryRead(text, out var given, out var problem) ? given : throw new UnreadableException(problem);
        }

        var (key, reason) = await LogKey.OfLogAsync(source, cancellationToken);
        return key ?? throw new UnreadableException(reason!);
    }

    private void Add(LoggedDecision decision)
    {
        if (decision.Problem is { } unreadable)
        {
            _violations.Add(new(decision.Index, $"The entry says that it is a decision and cannot be read: {unreadable}"));
            return;
        }

        var facts = decision.Record.Facts;
        _last = _last > facts.Time ? _last : facts.Time;
        if (facts.Time < _order.WindDown!.Stop)
        {
            return;
        }

        _since++;
        bool permitted = decision.Record.Outcome == DecisionOutcome.Permitted;
        if (permitted && _order.Takes is OrderTarget.OfProvider && facts.Provider == default)
        {
            _violations.Add(new(decision.Index, $"Permitted at {Times.Text(facts.Time)}, and the entry does not say which provider answered."));
        }
        else if (!_reach.Covers(facts))
        {
            return;
        }
        else if (!permitted)
        {
            _refused++;
        }
        else if (Stops(facts.Time))
        {
            if (decision.Record.Phase == ExchangePhase.Answer && _order.WindDown.InFlight == InFlight.Finish)
            {
                // Its prompt was permitted before the stop, or is a violation of its own.
                _finished++;
            }
            else
            {
                _violations.Add(new(decision.Index, $"{(decision.Record.Phase == ExchangePhase.Answer ? "An answer by" : "A prompt to")} {facts.Vendor} {facts.Model} for {facts.Organisation} was permitted at {Times.Text(facts.Time)}."));
            }
        }
    }

    /// <summary>Whether the order stops its target at a time, by all orders that were given: it may be stayed, ended or superseded then.</summary>
    private bool Stops(DateTimeOffset time) =>
        _book.StandingAt(time).First(standing => standing.Order.Digest == _order.Digest).State == OrderState.Stopped;

    private int Say(ILogSource source, long entries, LogKey key, Report report)
    {
        var answer = new ProofAnswer
        {
            Result = _violations.Count == 0 ? "kept" : "not-kept",
            Order = _order.Id.Value,
            Target = $"{_order.Takes}",
            Stop = Times.Text(_order.WindDown!.Stop),
            Log = source.Location,
            Entries = entries,
            KeySource = key.FromLog ? "log" : "given",
            DecisionsSince = _since,
            RefusedSince = _refused,
            Finished = _finished,
            LastDecision = _last is { } last ? Times.Text(last) : null,
            Violations = [.. _violations.OrderBy(violation => violation.Index)],
        };
        return report.Say(answer, InstrumentJson.Default.ProofAnswer, valid: _violations.Count == 0, (_, writer) => WriteWords(answer, writer), answer.Violations.Select(violation =>
            $"Entry {violation.Index}: {EntryText.Printable(violation.Problem)}"));
    }

    private static void WriteWords(ProofAnswer answer, TextWriter writer)
    {
        static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
        writer.WriteLine($"The ledger verifies: {Number(answer.Entries)} entries in '{answer.Log}'.");
        writer.WriteLine($"From {answer.Stop} on, the hard stop of \"{answer.Order}\" ({answer.Target}), it holds {Number(answer.DecisionsSince)} decisions; {Number(answer.RefusedSince)} about the target were refused or held, {Number(answer.Finished)} answers on their way were let finish.");
        writer.WriteLine(answer.LastDecision is { } last ? $"The last decision is of {last}: nothing is shown about the time after it." : "It holds no decision at all.");
        writer.WriteLine(answer.Violations.Count == 0 ? "Kept: none of them was permitted against the order." : $"NOT kept: {Number(answer.Violations.Count)} entries are against the order or cannot be judged.");
        if (answer.KeySource == "log")
        {
            writer.WriteLine("The key came from the log itself (log.vkey): give --key with a copy that you got elsewhere.");
        }
    }
}
