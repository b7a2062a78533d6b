namespace Caveat.Gateway.Operating.Governance;

/// <summary>That notice of a waiver is on record.</summary>
/// <param name="Ends">When the waiver stops having effect, as things stand now.</param>
internal sealed record NoticeAnswer(string Waiver, DateTime Given, DateTime? Ends);
