using System.Globalization;
using Caveat.Labels;
using Caveat.Labels.Documents;
using Caveat.Labels.Markings;

namespace Caveat.Cli.Scans;

/// <summary>The words that all reports of a scan share.</summary>
internal static class ReportWords
{
    /// <summary>The common scale.</summary>
    public static string Of(Classification level) => level switch
    {
        Classification.Unmarked => "PUBLIC",
        Classification.Unclassified => "UNCLASSIFIED",
        Classification.Restricted => "RESTRICTED",
        Classification.Confidential => "CONFIDENTIAL",
        Classification.Secret => "SECRET",
        _ => "TOP SECRET",
    };

    public static string Of(DocumentStatus status) => status switch
    {
        DocumentStatus.Read => "read",
        DocumentStatus.Unread => "unread",
        _ => "refused",
    };

    /// <summary>A grade as a marking is written in full.</summary>
    public static string Of(Grade grade) => grade == Grade.Unmarked ? Of(grade.Classification) : grade.ToString();

    /// <summary>What a marking is and why it is taken for one; none of its words.</summary>
    public static string Grounds(FoundMarking marking) => string.Create(
        CultureInfo.InvariantCulture,
        $"{marking.Kind}{In(marking.Spot)}{(marking.Standing == Standing.Released ? ", released" : "")}, {marking.Confidence:0.00}{(marking.Reason.Length == 0 ? "" : ": ")}{Visible.Of(marking.Reason)}");

    /// <summary>The part and the page, where there is more to say than the line: <c>, header 2, page 3</c>.</summary>
    public static string In(Spot spot)
    {
        var where = spot.Where == Place.Body.InWords() ? "" : $", {Visible.Of(spot.Where)}";
        return spot.Page == 0 ? where : string.Create(CultureInfo.InvariantCulture, $"{where}, page {spot.Page}");
    }
}
