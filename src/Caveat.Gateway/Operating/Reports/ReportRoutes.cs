using System.Globalization;
using System.Text;
using Caveat.Agreements.Records;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Operating.Reports;

/// <summary>Figures for inspectors, from the log.</summary>
internal sealed class ReportRoutes(DecisionScan scan, ReviewFigures reviewed, SharedDatabase database, TimeProvider time)
{
    private const int DefaultDays = 30;

    public async Task ClausesAsync(ApiRequest request)
    {
        var now = time.GetUtcNow();
        if (!TryTime(request.Query("to"), now, out var until) || !TryTime(request.Query("from"), until.AddDays(-DefaultDays), out var from) || from >= until)
        {
            await request.RefuseAsync(OperatingErrors.BadParameter("from", $"{request.Query("from")}\" to \"{request.Query("to")}", "two times in UTC such as 2026-03-02T17:00:00Z, the first before the second")).ConfigureAwait(false);
            return;
        }

        var counts = new SortedDictionary<string, (long Permitted, long Held, long Refused)>(StringComparer.Ordinal);
        var extent = await scan.RunAsync(from, until, record => Count(counts, record), request.Aborted).ConfigureAwait(false);
        // Whole days: what people did is counted by the day, in the database that instances share.
        var appealed = await reviewed.ReadAsync(DayOf(from), DayOf(until.AddTicks(-1)), request.Aborted).ConfigureAwait(false);
        var report = new ClauseReport(
            from.UtcDateTime,
            until.UtcDateTime,
            scan.Origin,
            extent.Entries,
            extent.Complete,
            ReportNotes.For(extent, scan.Origin, database.IsShared),
            Join(counts, appealed));
        await (request.AcceptsCsv ? CsvAsync(request, report) : request.AnswerAsync(report, ApiForms.Json.ClauseReport)).ConfigureAwait(false);
    }

    /// <summary>A refusal or a hold counts for the clause that its caller was told; a permission for each clause that it names.</summary>
    private static void Count(SortedDictionary<string, (long Permitted, long Held, long Refused)> counts, DecisionRecord record)
    {
        foreach (var clause in record.Outcome == DecisionOutcome.Permitted ? record.Clauses : record.Clauses[..Math.Min(1, record.Clauses.Length)])
        {
            counts.TryGetValue(clause.ToString(), out var count);
            counts[clause.ToString()] = record.Outcome switch
            {
                DecisionOutcome.Permitted => count with { Permitted = count.Permitted + 1 },
                DecisionOutcome.Held => count with { Held = count.Held + 1 },
                _ => count with { Refused = count.Refused + 1 },
            };
        }
    }

    private static List<ClauseItem> Join(SortedDictionary<string, (long Permitted, long Held, long Refused)> counts, IReadOnlyList<ClauseFigures> appealed)
    {
        var figures = appealed.Where(clause => clause.Appeals > 0).ToDictionary(clause => clause.Clause.ToString());
        return
        [
            .. counts.Keys.Union(figures.Keys).Order(StringComparer.Ordinal)
                .Select(clause => ClauseItem.Of(clause, counts.GetValueOrDefault(clause), figures.GetValueOrDefault(clause))),
        ];
    }

    private static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    private static async Task CsvAsync(ApiRequest request, ClauseReport report)
    {
        // RFC 4180. No field can begin a spreadsheet's formula: ids begin with a letter and the rest are numbers.
        var text = new StringBuilder("clause,permitted,held,refused,appeals,upheld,overturned,false_refusals,lowest,highest\r\n");
        foreach (var clause in report.Clauses)
        {
            text.Append(CultureInfo.InvariantCulture, $"{clause.Clause},{clause.Permitted},{clause.Held},{clause.Refused},{clause.Appeals},{clause.Upheld},{clause.Overturned},{clause.FalseRefusals?.Rate:0.0000},{clause.FalseRefusals?.Lowest:0.0000},{clause.FalseRefusals?.Highest:0.0000}\r\n");
        }

        request.Response.ContentType = "text/csv; charset=utf-8; header=present";
        request.Response.Headers.CacheControl = "no-store";
        if (report.Note is not null)
        {
            request.Response.Headers["Caveat-Note"] = report.Note;
        }

        await request.Response.WriteAsync(text.ToString(), request.Aborted).ConfigureAwait(false);
    }

    private static bool TryTime(string? text, DateTimeOffset absent, out DateTimeOffset time)
    {
        time = absent;
        return string.IsNullOrEmpty(text)
            || DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}
