using System.Globalization;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Orders;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Exchanges;

/// <summary>Announces in an answer's headers what an order is going to stop, so that clients can move in time.</summary>
internal static class OrderNotices
{
    /// <summary>The order, its stop and what takes over, in words of the header.</summary>
    public const string NoticeHeader = "Caveat-Notice";

    /// <summary>RFC 8594.</summary>
    private const string SunsetHeader = "Sunset";

    public static void Write(IHeaderDictionary headers, OrderBook orders, in ExchangeFacts facts)
    {
        if (orders.NoticesFor(facts) is not [var notice, ..])
        {
            return;
        }

        var stop = notice.Stop.UtcDateTime;
        headers[SunsetHeader] = stop.ToString("R", CultureInfo.InvariantCulture);
        headers[NoticeHeader] = string.Create(
            CultureInfo.InvariantCulture,
            $"order={notice.Order.Id}; no-new-conversations={notice.From.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}; stop={stop:yyyy-MM-dd'T'HH:mm:ss'Z'}{(notice.Substitute is null ? "" : $"; substitute=\"{notice.Substitute}\"")}");
    }
}
