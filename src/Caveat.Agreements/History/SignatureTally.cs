using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>Who signed, counted against one agreement's party table: t of n unique keys, every required party among them.</summary>
public sealed record SignatureTally(AgreementVersion Signatories, int Threshold, ImmutableArray<PartySignature> Parties)
{
    public int Good => Parties.Count(party => party.State == SignatureState.Good);

    public bool IsMet => Good >= Threshold && Parties.All(party => party.State == SignatureState.Good || !party.Party.SignatureRequired);
}
