namespace Caveat.Gateway.Operating.Governance;

/// <summary>An accepted waiver; times are UTC.</summary>
/// <param name="Until">As the document says.</param>
/// <param name="Ends">When it stops having effect, as things stand; absent where it never has any.</param>
/// <param name="NoticeBy">It lapses then unless notice is on record before; absent where none is due.</param>
internal sealed record WaiverItem(
    string Id, string Digest, string Agreement, string Clause, string Signer, DateTime From, DateTime? Until, DateTime? Ends, bool InEffect, DateTime? NoticeBy);
