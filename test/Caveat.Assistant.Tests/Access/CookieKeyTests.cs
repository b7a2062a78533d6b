using Caveat.Assistant.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Tests.Access;

public sealed class CookieKeyTests
{
    [Fact]
    public async Task No_secret_of_a_cookies_key_stands_in_the_database()
    {
        await using var host = await AssistantHost.StartAsync();
        using var browser = await host.OpenBrowserOfAsync("officer");
        var keys = await host.Services.GetRequiredService<AssistantDatabase>().QueryAsync<string>("SELECT content FROM cookie_keys", new { }, CancellationToken.None);
        var key = Assert.Single(keys);
        Assert.Contains("<sealed", key, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
    }
}
