namespace Caveat.Agreements;

/// <summary>Exactly one version of one agreement: what a decision names, so that anyone can find the text that made it.</summary>
public readonly record struct AgreementVersion(AgreementId Id, int Version, AgreementDigest Digest)
{
    public override string ToString() => $"{Id} version {Version} ({Digest})";
}
