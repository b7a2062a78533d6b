using System.Globalization;
using Caveat.Ledger.Reading;
using Caveat.Ledger.Verification;
using Caveat.Ledger.Witnesses;

namespace Caveat.Cli.Logs;

/// <summary>Whether a verified log's head has the quorum that a policy asks for.</summary>
internal sealed record QuorumCheck(WitnessPolicy Policy, TimeSpan? MaxAge, TimeProvider Time)
{
    /// <summary>Reads the policy that a command names.</summary>
    public static bool TryRead(FileInfo file, TimeSpan? maxAge, TimeProvider time, out QuorumCheck? check, out string? problem)
    {
        check = null;
        problem = null;
        if (!file.Exists)
        {
            problem = $"There is no policy file '{file}'.";
        }
        else if (!WitnessPolicy.TryParse(File.ReadAllBytes(file.FullName), out var policy, out var problems))
        {
            problem = $"The file '{file}' is not a policy of witnesses: {EntryText.Printable(string.Join(" ", problems))}";
        }
        else
        {
            check = new QuorumCheck(policy, maxAge, time);
        }

        return check is not null;
    }

    /// <summary>Adds to a verified log's answer whether it is witnessed, how far and by whom.</summary>
    public async Task<(LogAnswer Answer, IReadOnlyList<string> Lines)> AddAsync(
        LogAnswer answer, LogVerification.Verified verified, ILogSource source, CancellationToken cancellationToken)
    {
        var head = await WitnessedHead.FindAsync(
            source, verified.Checkpoint, verified.Key, Policy, Time.GetUtcNow(), MaxAge, cancellationToken);
        switch (head.Outcome)
        {
            case QuorumOutcome.Met when Policy.Quorum is null:
                return (answer with { Quorum = "met" }, ["The policy asks for no witness."]);
            case QuorumOutcome.Met met:
                return (
                    answer with { Quorum = "met", WitnessedEntries = head.Checkpoint.Size, Witnesses = [.. met.By.Select(Describe)] },
                    [
                        head.Checkpoint.Size >= verified.Entries
                            ? $"Witnessed: a quorum has cosigned all {Number(verified.Entries)} entries."
                            : $"Witnessed: a quorum has cosigned the first {Number(head.Checkpoint.Size)} of {Number(verified.Entries)} entries; the log extends them.",
                        .. met.By.Select(one => $"  {Describe(one)}"),
                    ]);
            case QuorumOutcome.NotMet notMet:
                return (
                    answer with { Result = "unwitnessed", Quorum = "not met", Witnesses = [.. notMet.By.Select(Describe)], Problem = "The quorum of the policy is not met." },
                    [
                        $"NOT witnessed: the log agrees with its key, but the quorum '{Policy.Quorum}' has not cosigned it.",
                        .. notMet.By.Select(one => $"  {Describe(one)}"),
                        .. notMet.Untimely.Select(one => $"  {Describe(one)}: does not count, since it is too old or of a time to come"),
                    ]);
            case QuorumOutcome.Refused refused:
                return (
                    answer with { Result = "unwitnessed", Quorum = "refused", Problem = refused.Reason },
                    [$"NOT witnessed: {EntryText.Printable(refused.Reason)}"]);
            default:
                throw new InvalidOperationException($"'{head.Outcome}' is not an outcome that this command knows.");
        }
    }

    private static string Describe(WitnessCosignature one) =>
        EntryText.Printable(string.Create(CultureInfo.InvariantCulture, $"{one.Witness.Name}, at {one.Time:yyyy-MM-dd'T'HH:mm:ss'Z'}"));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
