using Caveat.Signing.Notes;

namespace Caveat.Ledger.Witnesses;

/// <summary>A log that a policy accepts (C2SP tlog-policy).</summary>
public sealed record WitnessedLog(NoteVerifier Key, Uri? Url);
