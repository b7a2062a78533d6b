using System.Net;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>A browser on the root finds the banner, the agreement in force, one command and the log; without a key and without script.</summary>
public sealed class TheFrontPage
{
    [Fact]
    public async Task Shows_the_agreement_its_enforcement_labels_the_command_and_the_log_and_no_secret()
    {
        await using var server = await GovernedServer.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

        Assert.Contains("NATO UNCLASSIFIED", page, StringComparison.Ordinal);
        foreach (var clause in server.Ready.AgreementNow.Clauses)
        {
            Assert.Contains($"id=\"clause-{clause.Number}\"", page, StringComparison.Ordinal);
            Assert.Contains($">{clause.Enforcement}<", page, StringComparison.Ordinal);
        }

        Assert.Contains("curl " + server.Url, page, StringComparison.Ordinal);
        Assert.Contains(server.Ready.Key.Signer.Verifier.ToString(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("cav_", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }
}
