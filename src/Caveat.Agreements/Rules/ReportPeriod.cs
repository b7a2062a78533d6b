namespace Caveat.Agreements.Rules;

/// <summary>How often a report is due.</summary>
public enum ReportPeriod : byte
{
    Week = 0,
    Month = 1,
    Quarter = 2,
}
