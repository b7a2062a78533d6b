using System.Globalization;
using Caveat.Agreements.Orders;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Announces in an answer's headers what an order is going to stop, so that clients can move in time, and which model answered in its place.</summary>
internal static class OrderNotices
{
    /// <summary>The order, its stop and what takes over, in words of the header.</summary>
    public const string NoticeHeader = "Caveat-Notice";

    /// <summary>RFC 8594.</summary>
    private const string SunsetHeader = "Sunset";

    public static void Write(IHeaderDictionary headers, OrderBook orders, AskedExchange asked)
    {
        if (asked.Substituting is { } order)
        {
            headers[NoticeHeader] = $"order={order.Id}; answered-by=\"{order.Effect.Successor}\"";
            return;
        }

        if (orders.NoticesFor(asked.Facts) is not [var notice, ..])
        {
            return;
        }

        headers[SunsetHeader] = notice.Stop.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        headers[NoticeHeader] = $"order={notice.Order.Id}; no-new-conversations={Utc(notice.From)}; stop={Utc(notice.Stop)}{(notice.Substitute is null ? "" : $"; substitute=\"{notice.Substitute}\"")}";
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
