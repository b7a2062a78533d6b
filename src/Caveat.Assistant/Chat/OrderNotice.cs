using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Caveat.Assistant.Chat;

/// <summary>What the header <c>Caveat-Notice</c> says: an order ends what answered, or another model answered in its place.</summary>
/// <param name="NoNewFrom">From when no new conversation may begin with it.</param>
public sealed record OrderNotice(string Order, DateTimeOffset? NoNewFrom, DateTimeOffset? Stop, string? Substitute, string? AnsweredBy)
{
    /// <summary>Reads <c>order=ID; no-new-conversations=TIME; stop=TIME; substitute="…"</c> or <c>order=ID; answered-by="…"</c>; unknown names are passed over.</summary>
    public static bool TryParse(string? header, [NotNullWhen(true)] out OrderNotice? notice)
    {
        notice = new OrderNotice("", null, null, null, null);
        foreach (var part in (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim('"');
            notice = (equals < 0 ? part : part[..equals]) switch
            {
                "order" => notice with { Order = value },
                "no-new-conversations" => notice with { NoNewFrom = Time(value) },
                "stop" => notice with { Stop = Time(value) },
                "substitute" => notice with { Substitute = value },
                "answered-by" => notice with { AnsweredBy = value },
                _ => notice,
            };
        }

        notice = notice.Order.Length > 0 ? notice : null;
        return notice is not null;
    }

    private static DateTimeOffset? Time(string value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
