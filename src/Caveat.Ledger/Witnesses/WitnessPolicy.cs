using System.Diagnostics.CodeAnalysis;
using Caveat.Ledger.Checkpoints;
using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>Which witnesses must have cosigned a checkpoint for it to be believed (C2SP tlog-policy). Immutable.</summary>
public sealed class WitnessPolicy
{
    /// <summary>How far a witness's clock may be ahead of the evaluating one.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    internal WitnessPolicy(
        IReadOnlyList<WitnessedLog> logs, IReadOnlyList<Witness> witnesses, IReadOnlyList<WitnessGroup> groups, string? quorum)
    {
        (Logs, Witnesses, Groups, Quorum) = (logs, witnesses, groups, quorum);
    }

    /// <summary>The logs that are accepted; none where the log is known from elsewhere.</summary>
    public IReadOnlyList<WitnessedLog> Logs { get; }

    public IReadOnlyList<Witness> Witnesses { get; }

    /// <summary>In the order of definition: a group names only what stands before it.</summary>
    public IReadOnlyList<WitnessGroup> Groups { get; }

    /// <summary>The witness or group that must have cosigned; null where none has to.</summary>
    public string? Quorum { get; }

    /// <summary>Reads a policy file; on failure each of <paramref name="problems"/> is one sentence that names its line.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> text, [NotNullWhen(true)] out WitnessPolicy? policy, out IReadOnlyList<string> problems) =>
        new PolicyReader().TryRead(text, out policy, out problems);

    /// <summary>Whether these witnesses, by their names in the policy, are a quorum.</summary>
    public bool IsQuorum(IEnumerable<string> names)
    {
        var cosigned = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            // A group names only what stands before it, so one pass in order settles all.
            if (group.Members.Count(cosigned.Contains) >= group.Threshold)
            {
                cosigned.Add(group.Name);
            }
        }

        return Quorum is null || cosigned.Contains(Quorum);
    }

    /// <summary>Checks the cosignatures on a checkpoint, and its log's signature where the policy lists logs.</summary>
    /// <param name="now">A cosignature later than this, beyond <see cref="ClockTolerance"/>, does not count.</param>
    /// <param name="maxAge">A cosignature older than this does not count: a log's operator may hold back a head. Null takes any age.</param>
    public QuorumOutcome Evaluate(SignedCheckpoint checkpoint, DateTimeOffset now, TimeSpan? maxAge)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        if (Logs.Count > 0 && !IsOfListedLog(checkpoint))
        {
            return new QuorumOutcome.Refused(
                $"The checkpoint of '{checkpoint.Checkpoint.Origin}' is signed by none of the logs that the policy lists.");
        }

        Dictionary<string, WitnessCosignature> counted = [];
        Dictionary<string, WitnessCosignature> untimely = [];
        foreach (var signature in checkpoint.Note.Signatures)
        {
            if (Witnesses.FirstOrDefault(one => one.Key.IsNamedBy(signature)) is not { } witness)
            {
                continue;
            }

            // Fail closed (C2SP signed-note): one wrong line under a known key condemns the note.
            if (!witness.Key.TryVerify(checkpoint.Note.Text.Span, signature.Bytes.Span, out var time))
            {
                return new QuorumOutcome.Refused($"The cosignature of the witness '{witness.Name}' is wrong.");
            }

            var isTimely = time <= now + ClockTolerance && (maxAge is null || time >= now - maxAge);
            (isTimely ? counted : untimely)[witness.Name] = new WitnessCosignature(witness, time);
        }

        return IsQuorum(counted.Keys)
            ? new QuorumOutcome.Met([.. counted.Values])
            : new QuorumOutcome.NotMet([.. counted.Values], [.. untimely.Values.Where(one => !counted.ContainsKey(one.Witness.Name))]);
    }

    // A log's key signs for the log of its name only.
    private bool IsOfListedLog(SignedCheckpoint checkpoint) =>
        checkpoint.Note.Verify([.. Logs.Select(log => log.Key)]) is NoteVerification.Verified verified
        && verified.Signers.Any(signer => signer.Name == checkpoint.Checkpoint.Origin);
}
