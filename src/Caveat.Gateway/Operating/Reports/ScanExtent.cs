namespace Caveat.Gateway.Operating.Reports;

/// <summary>How far a scan went.</summary>
/// <param name="Complete">False when the bound on entries ended it before the interval's start.</param>
internal readonly record struct ScanExtent(long Entries, bool Complete);
