using Caveat.Agreements.History;

namespace Caveat.Cli.AgreementFiles;

/// <summary>One party's signature: <c>good</c>, <c>missing</c> or <c>wrong</c>.</summary>
internal sealed record SignatureAnswer(string Party, string State, bool Required, string Fingerprint)
{
    public static SignatureAnswer Of(PartySignature signature) => new(
        signature.Party.Id.Value,
        signature.State switch
        {
            SignatureState.Good => "good",
            SignatureState.Wrong => "wrong",
            _ => "missing",
        },
        signature.Party.SignatureRequired,
        signature.Party.Key?.Fingerprint ?? "");
}
