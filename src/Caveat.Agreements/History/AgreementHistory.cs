using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>The verified run of versions of one agreement: version 1 by its own threshold, each next one by two. Immutable.</summary>
/// <remarks>Nothing unverified gets in: holding an instance means that the parties signed every version of it. Only a replay under a draft makes one otherwise, and gives it to nobody.</remarks>
public sealed class AgreementHistory
{
    private AgreementHistory(ImmutableArray<SignedAgreement> versions) => Versions = versions;

    /// <summary>From version 1 upwards, without gaps.</summary>
    public ImmutableArray<SignedAgreement> Versions { get; }

    public AgreementId Id => Versions[0].Agreement.Id;

    /// <summary>Reads and verifies every <c>*.dsse.json</c> of a directory.</summary>
    /// <param name="directory">Holds the versions of one agreement.</param>
    /// <param name="pin">The digest that version 1 must have, where the operator knows it by another way.</param>
    public static HistoryResult Load(string directory, AgreementDigest? pin = null) => HistoryLoader.Load(directory, pin);

    /// <summary>Verifies versions given in any order.</summary>
    public static HistoryResult Verify(IEnumerable<SignedAgreement> versions, AgreementDigest? pin = null)
    {
        ImmutableArray<SignedAgreement> ordered = [.. versions.OrderBy(signed => signed.Agreement.Version)];
        var errors = VersionChain.Check(ordered, pin);
        return errors.IsEmpty ? new HistoryResult.Loaded(new(ordered)) : new HistoryResult.Rejected(errors);
    }

    /// <summary>One version that nobody need have signed, to ask what it would decide. Never for a gateway.</summary>
    internal static AgreementHistory Unverified(Agreement draft) => new([SignedAgreement.Unsigned(draft)]);

    /// <summary>The version that governs at a time, or null when none is in force.</summary>
    public Agreement? InForceAt(DateTimeOffset time) => LastStarted(time) is var agreement && agreement.InForce.Contains(time) ? agreement : null;

    /// <summary>Whether a version governs at a time and, if not, since or until when.</summary>
    public HistoryState StateAt(DateTimeOffset time)
    {
        var last = LastStarted(time);
        if (last.InForce.Contains(time))
        {
            return new HistoryState.InForce(last);
        }

        var next = Versions.Select(signed => signed.Agreement).FirstOrDefault(agreement => agreement.InForce.From > time);
        return next is not null
            ? new HistoryState.NotYetInForce(next, next.InForce.From)
            : new HistoryState.Expired(last, last.InForce.Until!.Value);
    }

    /// <summary>The last version whose interval has begun, for an amendment ends what it amends; before them all, version 1.</summary>
    internal Agreement LastStarted(DateTimeOffset time)
    {
        for (int i = Versions.Length - 1; i > 0; i--)
        {
            if (Versions[i].Agreement.InForce.From <= time)
            {
                return Versions[i].Agreement;
            }
        }

        return Versions[0].Agreement;
    }
}
