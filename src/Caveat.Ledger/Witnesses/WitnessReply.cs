namespace Caveat.Ledger.Witnesses;

/// <summary>What a witness answers over HTTP (C2SP tlog-witness): a status, a content type and a body.</summary>
public sealed record WitnessReply(int Status, string ContentType, ReadOnlyMemory<byte> Body);
