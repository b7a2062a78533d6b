using System.Globalization;
using System.Net;
using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Orders;
using Caveat.Gateway.Providers.Quoting;
using Caveat.Labels;
using Caveat.Server.Starting;
using Markdig;

namespace Caveat.Server.Pages;

/// <summary>Writes the page at <c>/</c>: the network's banner, the agreement in force, one command, and the log.</summary>
/// <remarks>Plain HTML without script. The agreement's prose is Markdown: its tables are drawn, and HTML in it is shown as text.</remarks>
internal static class FrontPage
{
    private static readonly MarkdownPipeline Prose = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static string Write(ServerStart.Ready ready, string url)
    {
        var agreement = ready.AgreementNow;
        var network = ready.Network;
        var banner = $"""<div class="banner {Colour(ready.Ceiling)}">{Text(ready.Ceiling.ToString())}</div>""";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Caveat · {Text(network.Name)}</title>
            <link rel="stylesheet" href="/site.css">
            </head>
            <body>
            <header>{banner}{OrderNotices(ready)}</header>
            <main>
            <div class="intro">
            <h1>Caveat</h1>
            <p class="lead"><strong>{Text(network.Name)}.</strong> AI under an agreement that every party signed, that every request obeys, and that anyone concerned can verify.</p>
            </div>
            <aside>{(ready.Options.Assistant.Enabled ? Assistant : "")}
            <section aria-labelledby="ask">
            <h2 id="ask">Ask</h2>
            <p>Any OpenAI client works: set its base URL to <code>{Text(url)}/v1</code> and its key to yours{(ready.Demonstration is null ? "" : " (the demonstration wrote some into <code>demo.json</code> in its data folder)")}.</p>
            <pre tabindex="0"><code>{Text(Curl(url))}</code></pre>
            </section>
            <section aria-labelledby="log">
            <h2 id="log">Log</h2>
            <p>Every decision is an entry, and entries hold no content. <a href="/ledger/checkpoint">The signed checkpoint</a> covers {Entries(ready.Setup.Log.Latest.Size)}.</p>
            <dl>
            <dt>Key</dt><dd><code>{Text(ready.Key.Signer.Verifier.ToString())}</code></dd>
            <dt>Verify</dt><dd><code>caveat ledger verify {Text(url)}/ledger</code></dd>
            </dl>
            </section>
            </aside>
            <article aria-labelledby="agreement">
            <h2 id="agreement">{Text(agreement.Title)}</h2>
            <p class="facts">{Text(agreement.Id.Value)}, version {agreement.Version} · in force from {Time(agreement.InForce.From)}{Until(agreement)} · signed by {Text(Signatories(agreement))}</p>
            <p class="digest">{Text(agreement.Digest.Value)}</p>
            <p class="legend"><b class="enforced">Enforced</b> cannot happen. <b class="attested">Attested</b> someone declares it. <b class="detected">Detected</b> found by a screener, then refused or reviewed. <b class="stated">Stated</b> no technical means.</p>
            {Clauses(agreement)}
            </article>
            </main>
            <footer>{banner}</footer>
            </body>
            </html>
            """;
    }

    private const string Assistant = """

            <section aria-labelledby="assistant">
            <h2 id="assistant">Assistant</h2>
            <p>Ask about documents, draft, summarise, translate: every answer under this agreement.</p>
            <p><a class="open" href="/chat">Open the assistant</a></p>
            </section>
            """;

    private static string Clauses(Agreement agreement)
    {
        var html = new StringBuilder("<ol class=\"clauses\">");
        foreach (var clause in agreement.Clauses)
        {
            var enforcement = clause.Enforcement.ToString();
            html.Append(CultureInfo.InvariantCulture, $"""

                <li id="clause-{clause.Number}">
                <h3><span class="number">{clause.Number}</span> {Text(clause.Title)} <span class="label {enforcement.ToLowerInvariant()}">{enforcement}</span></h3>
                {Markdown.ToHtml(clause.Text, Prose)}
                """);
            html.Append("</li>");
        }

        return html.Append("\n</ol>").ToString();
    }

    private static string Entries(long count) =>
        string.Create(CultureInfo.InvariantCulture, $"<strong>{count:N0}</strong> {(count == 1 ? "entry" : "entries")}");

    private static string Curl(string url) => $$"""
        curl {{url}}/v1/chat/completions \
          -H "Authorization: Bearer $CAVEAT_KEY" \
          -H "Content-Type: application/json" \
          -d '{"model": "{{QuoteProvider.Model}}", "messages": [{"role": "user", "content": "What does the agreement say about surveillance?"}]}'
        """;

    /// <summary>The culturally expected colour of a banner; the text carries the meaning.</summary>
    private static string Colour(Grade ceiling) => "level-" + ceiling.Classification.ToString().ToLowerInvariant();

    private static string Signatories(Agreement agreement) => string.Join(" and ", agreement.Parties.Select(party => party.Id.Value));

    private static string Until(Agreement agreement) => agreement.InForce.Until is { } until ? $" until {Time(until)}" : "";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>What orders end or have ended, and when: one line each, in the sequence of their issue.</summary>
    private static string OrderNotices(ServerStart.Ready ready)
    {
        var notices = ready.Setup.Governing.Now.Orders.StandingAt(ready.Setup.Time.GetUtcNow())
            .Where(standing => standing.State is OrderState.Announced or OrderState.WindingDown or OrderState.Stopped && standing.Order is { Takes: not null, WindDown: not null })
            .Select(standing => $"""<p class="notice">Order <b>{Text(standing.Order.Id.Value)}</b>: {Text(standing.Order.Takes!.ToString())}, no new conversations from {Time(standing.Order.WindDown!.From)}, nothing from {Time(standing.Order.WindDown.Stop)}{(standing.Order.Substitute is { } substitute ? $"; {Text(substitute.ToString())} takes over" : "")}.</p>""");
        return string.Concat(notices);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
