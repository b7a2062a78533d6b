namespace Caveat.Ledger;

/// <summary>A snapshot of how the log is doing.</summary>
/// <param name="DurableSize">Entries that survive a crash.</param>
/// <param name="IntegratedSize">Entries under the latest checkpoint.</param>
/// <param name="Refused">Appends answered with <see cref="LedgerUnavailableException"/> since the log was opened.</param>
/// <param name="Lost">Outcome entries that nobody waited for and that could not be made durable.</param>
/// <param name="Trouble">One sentence on what fails now, or null when the last write and the last integration succeeded.</param>
public sealed record LedgerHealth(long DurableSize, long IntegratedSize, long Refused, long Lost, string? Trouble);
