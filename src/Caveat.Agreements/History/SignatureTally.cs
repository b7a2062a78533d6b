using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>Who signed, counted against one agreement's party table: t of n unique keys, every required party among them.</summary>
public sealed record SignatureTally(AgreementVersion Signatories, int Threshold, ImmutableArray<PartySignature> Parties)
{
    public int Good => Parties.Count(party => party.State == SignatureState.Good);

    public bool IsMet => Good >= Threshold && Parties.All(party => party.State == SignatureState.Good || !party.Party.SignatureRequired);

    /// <summary>What is not as it should be, for the end of a sentence: <c>the signature of "vendor" is missing</c>; empty when the tally is met.</summary>
    public string Lack()
    {
        if (IsMet)
        {
            return "";
        }

        List<string> lacks =
        [
            .. Parties.Where(party => party.State == SignatureState.Wrong).Select(party => $"the signature of \"{party.Party.Id}\" is wrong"),
            .. Parties.Where(party => party.State == SignatureState.Missing && party.Party.SignatureRequired).Select(party => $"the signature of \"{party.Party.Id}\" is missing"),
        ];
        if (Good < Threshold)
        {
            lacks.Add($"{Good} of the {Threshold} signatures needed are good");
        }

        return string.Join(", ", lacks);
    }
}
