using System.Globalization;

namespace Caveat.Gateway.Operating.Reports;

/// <summary>Says what figures from one log leave out.</summary>
internal static class ReportNotes
{
    /// <param name="shared">Whether other instances may share this one's database.</param>
    public static string? For(ScanExtent extent, string origin, bool shared)
    {
        var others = shared ? $"Other instances may share this one's database, and each has its own log: these figures are of \"{origin}\" alone." : null;
        var cut = extent.Complete ? null : string.Create(CultureInfo.InvariantCulture, $"Only the newest {extent.Entries} entries were read: ask for a shorter time.");
        return others is null ? cut : cut is null ? others : $"{others} {cut}";
    }
}
