using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Records;

/// <summary>Exactly one waiver that a decision used: its id and the hash of its bytes.</summary>
public readonly record struct RecordedWaiver(WaiverId Id, AgreementDigest Digest)
{
    public override string ToString() => $"{Id} ({Digest})";
}
